import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, Stage, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function opened(tasks = T002_DONE) {
  const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
  repository.setCollaborator("otto", "write");
  repository.commit("feature", { [TASKS]: tasks, "db/events.sql": "create table events ();\n" });
  return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana" }) };
}

/** Until nothing is asked of GitHub any more: what happens at the next question is meant for a command. */
function quiet(): Promise<void> {
  return eventually(async () => {
    const asked = stage.gh.requests.length;
    await pause(300);
    expect(stage.gh.requests).toHaveLength(asked);
  });
}

/** The author pushes once the next comment is being looked at. */
function pushMeanwhile(pull: LocalPullRequest, content: string): void {
  const act = () => pull.push({ "readme.txt": content });
  stage.gh.faults.add({ match: { operation: "PullRequest" }, effect: { kind: "meanwhile", act } });
}

function repliesTo(pull: LocalPullRequest, written: string): string[] {
  return ourComments(pull, `spec-kit-enforce:reply:${written} `).map(({ body }) => body);
}

function replied(pull: LocalPullRequest, written: string): Promise<string> {
  return eventually(() => {
    expect(repliesTo(pull, written)).toHaveLength(1);
    return repliesTo(pull, written)[0] ?? "";
  });
}

describe("a command in the text of a review", () => {
  it("is carried out on the commit that the review is about, with one reply and reactions", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    const review = pull.review("otto", { body: "Well done.\n\n/spec tick T003 read together\n\n> /spec tick T004" });
    expect(await replied(pull, `review:${review.id}`)).toContain("`T003` is now done (commit ");
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE.replace("- [ ] T003", "- [X] T003"));
    await eventually(() => expect(review.reactions.map(({ content }) => content)).toEqual(["eyes", "rocket"]));
    await concluded(pull, "success");
  });

  it("is answered, and writes nothing, where the branch moved on after the review", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    const seen = pull.headSha;
    pull.push({ "readme.txt": "more\n" });
    await concluded(pull, "success");
    const review = pull.review("otto", { body: "/spec tick T003\n/spec why T003", commitSha: seen });
    const reply = await replied(pull, `review:${review.id}`);
    expect(reply).toContain(`This review is about commit ${seen}, and the branch is at ${pull.headSha} by now.`);
    expect(reply).toContain("T003");
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
    await eventually(() => expect(review.reactions.map(({ content }) => content)).toEqual(["eyes", "confused"]));
  });

  it("lets an override be given with the review, by somebody who is not the author", async () => {
    const { pull } = opened(SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"));
    await concluded(pull, "failure");
    const own = pull.review("ana", { body: "/spec override because I say so" });
    expect(await replied(pull, `review:${own.id}`)).toContain("except the author");
    pull.approve("otto", "/spec override because the outage cannot wait");
    expect((await concluded(pull, "success")).title).toContain("Overridden by otto");
  });
});

describe("a command in a remark on a line", () => {
  it("is carried out as one in the conversation is, and reacted to", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    pull.review("otto", { body: "See below.", remarks: [{ path: TASKS, body: "/spec start T004 soon" }] });
    const [remark] = pull.remarks();
    expect(await replied(pull, `review-comment:${remark?.id}`)).toContain("`T004` is now in progress");
    expect(text(repository.read("feature", TASKS))).toContain("- [~] T004");
    await eventually(() => expect(pull.remarks()[0]?.reactions).toEqual(["eyes", "rocket"]));
  });

  it("is refused to those who only read", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    pull.review("rita", { body: "Hm.", remarks: [{ path: TASKS, body: "/spec untick T002" }] });
    const [remark] = pull.remarks();
    expect(await replied(pull, `review-comment:${remark?.id}`)).toContain(
      "needs write access to this repository, which `@rita` does not have",
    );
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
  });
});

describe("commands that were given while the service was away", () => {
  it("are carried out when it is back, each once", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    await stage.killService();
    const comment = pull.comment("/spec start T004", "otto");
    const review = pull.review("otto", { body: "/spec tick T003" });
    await stage.gh.settle();
    await stage.startService();
    await replied(pull, `${comment}`);
    await replied(pull, `review:${review.id}`);
    const expected = T002_DONE.replace("- [ ] T003", "- [X] T003").replace("- [ ] T004", "- [~] T004");
    await eventually(() => expect(text(repository.read("feature", TASKS))).toBe(expected));
    await stage.gh.settle();
    expect(repliesTo(pull, `${comment}`)).toHaveLength(1);
  });
});

describe("commands that race", () => {
  it("from a comment, a review and a remark are each carried out once, whoever's commit came first", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    const comment = pull.comment("/spec tick T003", "otto");
    const review = pull.review("otto", {
      body: "/spec start T004",
      remarks: [{ path: TASKS, body: "/spec why T004" }],
    });
    const [remark] = pull.remarks();
    await replied(pull, `${comment}`);
    expect(await replied(pull, `review:${review.id}`)).toContain("`T004` is now in progress");
    await replied(pull, `review-comment:${remark?.id}`);
    const expected = T002_DONE.replace("- [ ] T003", "- [X] T003").replace("- [ ] T004", "- [~] T004");
    expect(text(repository.read("feature", TASKS))).toBe(expected);
    expect(repository.log("feature").filter(({ message }) => message.startsWith("Set "))).toHaveLength(2);
  });

  it("are refused where somebody else pushed after they were written, and carried out once they are written again", async () => {
    const { repository, pull } = opened(SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"));
    await concluded(pull, "failure");
    await quiet();
    pushMeanwhile(pull, "more\n");
    const id = pull.comment("/spec override because it is urgent\n/spec why T003", "otto");
    expect(await replied(pull, `${id}`)).toContain("has no verdict yet, so nobody can have read it");
    await concluded(pull, "failure");
    await quiet();
    pushMeanwhile(pull, "and more\n");
    const tick = pull.comment("/spec tick T002\n/spec why T004", "otto");
    const reply = await replied(pull, `${tick}`);
    expect(reply).toContain("The branch moved after this was written: `@ana` pushed to it, and it is at commit ");
    expect(reply).toContain("It can be started now");
    expect(text(repository.read("feature", TASKS))).toContain("- [ ] T002");
    await concluded(pull, "failure");
    await quiet();
    const again = pull.comment("/spec tick T002", "otto");
    expect(await replied(pull, `${again}`)).toContain("`T002` is now done");
    expect(text(repository.read("feature", "readme.txt"))).toBe("and more\n");
  });

  it("are carried out where whoever wrote them pushed after that, or our own commits moved the branch", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    await quiet();
    pushMeanwhile(pull, "more\n");
    const own = pull.comment("/spec start T004", "ana");
    const next = pull.comment("/spec tick T003", "ana");
    expect(await replied(pull, `${own}`)).toContain("`T004` is now in progress");
    expect(await replied(pull, `${next}`)).toContain("`T003` is now done");
    expect(text(repository.read("feature", "readme.txt"))).toBe("more\n");
  });

  it("are asked for again where the service was away while somebody else pushed", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    await quiet();
    await stage.killService();
    const early = pull.comment("/spec tick T003", "otto");
    pull.push({ "readme.txt": "more\n" });
    await stage.startService();
    await stage.gh.settle();
    expect(await replied(pull, `${early}`)).toContain("The branch moved after this was written");
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
  });

  it("from deliveries that come twice and out of order are carried out once", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    stage.gh.faults.add({ match: { event: "pull_request_review" }, times: 2, effect: { kind: "duplicate" } });
    stage.gh.faults.add({
      match: { event: "pull_request_review_comment" },
      effect: { kind: "delay", milliseconds: 300 },
    });
    const review = pull.approve("otto", "/spec tick T003");
    pull.review("otto", { body: "And:", remarks: [{ path: TASKS, body: "/spec start T004" }] });
    await replied(pull, `review:${review.id}`);
    await replied(pull, `review-comment:${pull.remarks()[0]?.id}`);
    await stage.gh.settle();
    expect(repliesTo(pull, `review:${review.id}`)).toHaveLength(1);
    expect(repository.log("feature").filter(({ message }) => message.startsWith("Set "))).toHaveLength(2);
  });

  it("answer each other for ever neither with a pasted marker nor with a quoted reply", async () => {
    const { pull } = opened();
    await concluded(pull, "success");
    const first = pull.comment("/spec help", "rita");
    const reply = await replied(pull, `${first}`);
    const pasted = pull.comment(`${reply}\n\n/spec next`, "rita");
    await replied(pull, `${pasted}`);
    await stage.gh.settle();
    expect(ourComments(pull, "spec-kit-enforce:reply:")).toHaveLength(2);
  });
});
