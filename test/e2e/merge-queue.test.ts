import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalPullRequest, ShownCheck } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage, stickyOf, text } from "./stage.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";
const BUNDLE = "specs/001-parcel-tracking";
const CONFIG = "version: 1\nmode: enforce\nrules:\n  trace/claimed-dependency-open: error\n";
const OURS = "spec-kit-enforce";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** A repository whose `main` goes through a queue that waits for our check. */
function queued(tasks = SPEC_KIT_TASKS): LocalRepository {
  const files = { ".github/spec-kit-enforce.yml": CONFIG, ...SPEC_KIT_BUNDLE, [TASKS]: tasks, ...EVENTS };
  const repository = stage.repository(files);
  const check = { context: OURS, integrationId: stage.gh.app.id };
  repository.setRules("main", [{ type: "merge_queue" }, { type: "required_status_checks", checks: [check] }]);
  return repository;
}

async function green(repository: LocalRepository, branch: string, body: string, files = {}): Promise<LocalPullRequest> {
  repository.commit(branch, { [`src/${branch}.ts`]: "export {};\n", ...files });
  const pull = repository.openPullRequest({ head: branch, body, author: "ana" });
  await concluded(pull, "success");
  return pull;
}

/** Our completed check on the tip of the group that the pull request waits in. */
function groupCheck(pull: LocalPullRequest): Promise<ShownCheck> {
  return eventually(() => {
    const check = pull.checks(pull.groupSha ?? "").find(({ name }) => name === OURS);
    if (!check) throw new Error("there is no check on the group yet");
    return check;
  });
}

describe("a merge queue", () => {
  it("gets a verdict on the group's own commit, merges, and has the task ticked by a pull request", async () => {
    const repository = queued();
    const pull = await green(repository, "events", `Task: ${BUNDLE}#T002`);
    pull.enqueue({ by: "ana" });
    const check = await groupCheck(pull);
    expect(check).toMatchObject({ conclusion: "success", headSha: pull.groupSha, actions: [] });
    expect(check.summary).toContain(
      `Merge group of #${pull.number}, judged as \`main\` will be once the group is merged.`,
    );
    expect(check.title).toContain("T002");
    expect(repository.advanceQueue()).toBe("merged");
    const rolling = await eventually(() => {
      const found = repository.pullRequests().find(({ state }) => state.pull.headRef.startsWith("spec-kit-enforce/"));
      if (!found) throw new Error("there is no rolling pull request yet");
      return found;
    });
    expect(text(repository.read("spec-kit-enforce/ticks/main", TASKS))).toContain("- [X] T002");
    await eventually(() => expect(stickyOf(pull)?.body).toContain(`#${rolling.number}`));
    await concluded(rolling, "success");
    rolling.enqueue();
    expect((await groupCheck(rolling)).conclusion).toBe("success");
    expect(repository.advanceQueue()).toBe("merged");
    expect(text(repository.read("main", TASKS))).toContain("- [X] T002");
  });

  it("puts out a pull request that is green by itself and wrong after the one before it", async () => {
    const done = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");
    const repository = queued(done);
    const reopens = await green(repository, "reopens", "", { [TASKS]: SPEC_KIT_TASKS });
    const claims = await green(repository, "claims", `Task: ${BUNDLE}#T003`);
    reopens.enqueue();
    claims.enqueue();
    expect((await groupCheck(reopens)).conclusion).toBe("success");
    const check = await groupCheck(claims);
    expect(check.conclusion).toBe("failure");
    expect(check.summary).toContain("waits for T002");
    expect(repository.advanceQueue()).toBe("merged");
    expect(repository.advanceQueue()).toBe("ejected");
    expect([reopens.isMerged, claims.isMerged]).toEqual([true, false]);
  });

  it("judges a group of several with the claims of all: what one completes, the next may build on", async () => {
    const repository = queued();
    const first = await green(repository, "first", `Task: ${BUNDLE}#T002`);
    repository.commit("second", { "src/second.ts": "export {};\n" });
    const second = repository.openPullRequest({ head: "second", body: `Task: ${BUNDLE}#T003`, author: "ana" });
    await concluded(second, "failure");
    // Somebody who may bypass the rules puts it into the queue all the same.
    const rules = repository.state.rules.get("main") ?? [];
    repository.setRules("main", [{ type: "merge_queue" }]);
    first.enqueue({ together: [second] });
    const check = await groupCheck(second);
    expect(check.summary).toContain(`Merge group of #${first.number}, #${second.number}`);
    expect(check.conclusion).toBe("success");
    expect(check.title).toContain("T002, T003");
    repository.setRules("main", rules);
    expect(repository.advanceQueue()).toBe("merged");
    expect([first.isMerged, second.isMerged]).toEqual([true, true]);
  });

  it("eases a group of several by no lane that one of them may not take", async () => {
    const lane = "lanes:\n  - { name: docs, when: { labels: [docs] }, skip: true }\n";
    const repository = queued();
    repository.commit("main", { ".github/spec-kit-enforce.yml": `${CONFIG}${lane}` });
    const waits = { body: `Task: ${BUNDLE}#T003`, author: "ana" };
    repository.commit("first", { "src/first.ts": "export {};\n" });
    const first = repository.openPullRequest({ head: "first", ...waits });
    first.label(["docs"]);
    await concluded(first, "success");
    repository.commit("second", { "src/second.ts": "export {};\n" });
    const second = repository.openPullRequest({ head: "second", ...waits });
    await concluded(second, "failure");
    repository.setRules("main", [{ type: "merge_queue" }]);
    first.enqueue({ together: [second] });
    const check = await groupCheck(second);
    expect(check.conclusion).toBe("failure");
    expect(check.summary).toContain("waits for T002");
  });

  it("has a group judged again on Re-run, of the check and of the suite", async () => {
    const repository = queued();
    const pull = await green(repository, "events", `Task: ${BUNDLE}#T002`);
    pull.enqueue();
    const first = await groupCheck(pull);
    pull.rerunGroupCheck();
    const second = await eventually(async () => {
      const check = await groupCheck(pull);
      expect(check.id).not.toBe(first.id);
      return check;
    });
    pull.rerunGroupSuite();
    await eventually(async () => expect((await groupCheck(pull)).id).not.toBe(second.id));
    expect(repository.advanceQueue()).toBe("merged");
  });

  it("leaves nothing running for a group that is gone before it could be judged", async () => {
    const repository = queued();
    const pull = await green(repository, "events", `Task: ${BUNDLE}#T002`);
    await stage.killService();
    pull.enqueue();
    const groupSha = pull.groupSha ?? "";
    const asked = stage.gh.deliveries.findLast(({ event }) => event === "merge_group");
    pull.dequeue();
    await stage.gh.settle();
    await stage.startService();
    if (asked) stage.gh.redeliver(asked);
    await eventually(() => {
      const done = stage.service.log.filter(({ msg, job }) => msg === "job done" && job === "review-group");
      expect(done).toHaveLength(1);
    });
    expect(pull.checks(groupSha).filter(({ name }) => name === OURS)).toEqual([]);
  });

  it("is told of a group that cannot be read, rather than left to wait", async () => {
    const repository = queued();
    const pull = await green(repository, "events", `Task: ${BUNDLE}#T002`);
    stage.gh.faults.add({
      match: { operation: "MergeGroup" },
      effect: { kind: "status", status: 451, body: { message: "Repository access blocked" } },
      times: 10,
    });
    pull.enqueue();
    const check = await groupCheck(pull);
    expect(check.conclusion).toBe("failure");
    expect(check.summary).toContain("The merge group could not be read");
    expect(repository.advanceQueue()).toBe("ejected");
  });
});
