import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { checkOf, concluded, ourComments, replyTo, Stage, stickyOf, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");
const CLAIM = "Task: specs/001-parcel-tracking#T002";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function enforced(files = {}): LocalRepository {
  return stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE, ...files });
}

/** Until a second has passed in which no job was done. */
async function quiet(): Promise<void> {
  for (let seen = -1; seen !== stage.service.log.length; ) {
    seen = stage.service.log.length;
    await stage.gh.settle();
    await pause(1000);
  }
}

describe("a fork", () => {
  function forked(files: Parameters<LocalRepository["commit"]>[1]) {
    const repository = enforced();
    const fork = repository.fork("zoe");
    fork.commit("idea", files);
    return { repository, fork, pull: repository.openPullRequest({ head: "idea", headRepository: fork, body: CLAIM }) };
  }

  it("gets check and comment like anybody, though the App is not on it", async () => {
    const { pull } = forked({ [TASKS]: OUT_OF_ORDER });
    await concluded(pull, "failure");
    await eventually(() => expect(stickyOf(pull)).toBeDefined());
  });

  it("that was deleted leaves its commit to be judged, and the merge is ticked", async () => {
    const { repository, fork, pull } = forked({ "src/a.ts": "export {};\n" });
    await concluded(pull, "success");
    fork.delete();
    repository.commit("main", { [CONFIG]: "version: 1\nmode: report\n" });
    pull.edit({ title: "Look again" });
    await concluded(pull, "success");
    const id = pull.comment("/spec tick T002", "ana");
    await eventually(() => expect(replyTo(pull, id)[0]?.body).toContain("is in a fork, which the App cannot write to"));
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
  });
});

describe("a draft", () => {
  it("is reported on and blocks nothing, until it is ready", async () => {
    const repository = enforced();
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "feature", draft: true, author: "ana" });
    expect((await concluded(pull, "neutral")).summary).toContain("A draft cannot merge yet");
    pull.ready();
    await concluded(pull, "failure");
    pull.convertToDraft();
    await concluded(pull, "neutral");
  });
});

describe("a stack", () => {
  it("is judged against the branch below, and against the base once that is merged and gone", async () => {
    const repository = enforced({ [CONFIG]: `${ENFORCE}rules:\n  trace/claimed-dependency-open: error\n`, ...EVENTS });
    const done = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");
    repository.commit("lower", { [TASKS]: done, "db/events.sql": "-- done\n" });
    const lower = repository.openPullRequest({ head: "lower", body: CLAIM, author: "ana" });
    repository.branch("upper", "lower");
    repository.commit("upper", { "src/api/events.ts": "export {};\n" });
    const body = "Task: specs/001-parcel-tracking#T003";
    const upper = repository.openPullRequest({ head: "upper", base: "lower", body, author: "ana" });
    await concluded(lower, "success");
    expect((await concluded(upper, "success")).summary).toContain("on `lower`");
    lower.push({ [TASKS]: SPEC_KIT_TASKS });
    expect((await concluded(upper, "failure")).summary).toContain("waits for T002");
    lower.push({ [TASKS]: done });
    await concluded(upper, "success");
    lower.merge({ method: "merge", by: "ana" });
    repository.deleteBranch("lower");
    expect(upper.state.pull.baseRef).toBe("main");
    await eventually(async () => expect((await concluded(upper, "success")).summary).toContain("on `main`"));
  });
});

describe("a stack whose upper part merges first", () => {
  it("is ticked below by a commit that no check skips: the lower pull request would wait for it", async () => {
    const repository = enforced(EVENTS);
    repository.commit("lower", { "src/lower.ts": "export {};\n" });
    const lower = repository.openPullRequest({ head: "lower", author: "ana" });
    repository.branch("upper", "lower");
    repository.commit("upper", { "src/upper.ts": "export {};\n" });
    const upper = repository.openPullRequest({ head: "upper", base: "lower", body: CLAIM, author: "ana" });
    await concluded(lower, "success");
    await concluded(upper, "success");
    upper.merge({ method: "merge", by: "ana" });
    await eventually(() => expect(text(repository.read("lower", TASKS))).toContain("- [X] T002"));
    const [tick] = repository.log("lower");
    expect(tick?.message).toContain("Tick T002");
    expect(tick?.message).not.toContain("[skip ci]");
  });
});

describe("a head that is deleted", () => {
  it("after the merge keeps nothing from being ticked", async () => {
    const repository = enforced();
    repository.commit("feature", { "src/a.ts": "export {};\n" });
    const pull = repository.openPullRequest({ head: "feature", body: CLAIM, author: "ana" });
    await concluded(pull, "success");
    pull.merge({ by: "ana" });
    repository.deleteBranch("feature");
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
    await eventually(() => expect(stickyOf(pull)?.body).toContain("T002"));
  });

  it("closes its pull request, whose claim is free for another", async () => {
    const repository = enforced();
    const claim = (head: string) => {
      repository.commit(head, { [`src/${head}.ts`]: "export {};\n" });
      return repository.openPullRequest({ head, body: CLAIM, author: "ana" });
    };
    const first = claim("first");
    await concluded(first, "success");
    const second = claim("second");
    await eventually(async () => expect((await checkOf(second)).summary).toContain("trace/claimed-twice"));
    repository.deleteBranch("first");
    expect(first.state.state).toBe("closed");
    await eventually(async () => expect((await checkOf(second)).summary).not.toContain("trace/claimed-twice"));
  });
});

describe("a forced push", () => {
  it("is judged as it is now, and says nothing of what it threw away", async () => {
    const repository = enforced();
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "failure");
    const other = repository.commit("other", { [TASKS]: `${SPEC_KIT_TASKS}\nA note.\n` });
    repository.forcePush("feature", other);
    const check = await concluded(pull, "success");
    expect(check.headSha).toBe(other);
    await eventually(() => expect(stickyOf(pull)?.body).not.toContain("tasks/done-before-dependency"));
    expect(ourComments(pull, "spec-kit-enforce:sticky")).toHaveLength(1);
  });

  it("back to a commit that was judged before gets that commit's verdict again", async () => {
    const repository = enforced();
    const good = repository.commit("feature", { [TASKS]: `${SPEC_KIT_TASKS}\nA note.\n` });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    pull.push({ [TASKS]: OUT_OF_ORDER });
    await concluded(pull, "failure");
    repository.forcePush("feature", good);
    await concluded(pull, "success");
    expect(pull.headSha).toBe(good);
  });
});

describe("a retarget", () => {
  it("has the same head judged by the configuration and the documents of the new base", async () => {
    const repository = enforced();
    repository.branch("lenient");
    repository.commit("lenient", { [CONFIG]: "version: 1\nmode: report\n" });
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "feature", base: "lenient", author: "ana" });
    const before = await concluded(pull, "neutral");
    pull.edit({ base: "main" });
    const after = await concluded(pull, "failure");
    expect(after.headSha).toBe(before.headSha);
    pull.edit({ base: "lenient" });
    await concluded(pull, "neutral");
  });
});

describe("a locked conversation", () => {
  it("gets its check and no comment, and a comment that is there is left as it is", async () => {
    const repository = enforced();
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "failure");
    await quiet();
    const said = stickyOf(pull)?.body;
    pull.lock();
    const from = stage.gh.requests.length;
    pull.push({ [TASKS]: `${SPEC_KIT_TASKS}\nA note.\n` });
    await concluded(pull, "success");
    await quiet();
    expect(stickyOf(pull)?.body).toBe(said);
    expect(stage.gh.requests.slice(from).filter(({ status }) => status === 403)).toEqual([]);
  });
});

describe("a renamed spec bundle", () => {
  it("is compared with itself: what was wrong before is not new", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE, [TASKS]: OUT_OF_ORDER });
    const moved = Object.entries({ ...SPEC_KIT_BUNDLE, [TASKS]: OUT_OF_ORDER }).flatMap(([path, content]) => [
      [path, null] as const,
      [path.replace("001-parcel-tracking", "002-parcel-places"), content] as const,
    ]);
    repository.commit("feature", Object.fromEntries(moved));
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    const check = await concluded(pull, "success");
    expect(check.summary).toContain("specs/002-parcel-places");
    expect(check.summary).toContain("tasks/done-before-dependency");
  });
});

describe("a push between a command and its effect", () => {
  it("is not written over: the command is to be given again, on what it was not given on", async () => {
    const repository = enforced(EVENTS);
    repository.commit("feature", { "db/events.sql": "-- table\n", [TASKS]: `${SPEC_KIT_TASKS}\nA note.\n` });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    const pushed = `${SPEC_KIT_TASKS}\nAnother note.\n`;
    stage.gh.faults.add({
      match: { operation: "CommitFiles" },
      times: 1,
      effect: { kind: "meanwhile", act: () => pull.push({ [TASKS]: pushed }) },
    });
    const id = pull.comment("/spec tick T002", "ana");
    await eventually(() => expect(replyTo(pull, id)[0]?.body).toContain("moved while the command was carried out"));
    expect(text(repository.read("feature", TASKS))).toBe(pushed);
  });
});

describe("more files than GitHub lists", () => {
  it("hide no spec bundle: the two trees tell what the list does not", async () => {
    const repository = enforced();
    const many = Array.from({ length: 3100 }, (_, at) => [`data/${at}.txt`, `${at}\n`] as const);
    repository.commit("feature", { ...Object.fromEntries(many), [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    expect((await concluded(pull, "failure", 60_000)).summary).toContain("tasks/done-before-dependency");
  }, 90_000);
});
