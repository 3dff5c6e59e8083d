import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import type { Delivery } from "../local-github/webhooks/delivery-log.ts";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage, stickyOf, text } from "./stage.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function repositoryWithBundle(config = ENFORCE): LocalRepository {
  return stage.repository({ ".github/spec-kit-enforce.yml": config, ...SPEC_KIT_BUNDLE });
}

/** A green pull request that claims the tasks without touching the spec bundle. */
async function claim(repository: LocalRepository, branch: string, tasks: string): Promise<LocalPullRequest> {
  repository.commit(branch, { [`src/${branch}.ts`]: "export {};\n" });
  const body = `Task: ${tasks}`;
  const pull = repository.openPullRequest({ head: branch, body, author: "ana" });
  await concluded(pull, "success");
  return pull;
}

/** The delivery of the newest merge. */
function mergeDelivery(): Delivery {
  const merged = stage.gh.deliveries.findLast(({ event, action }) => event === "pull_request" && action === "closed");
  if (!merged) throw new Error("there was no delivery of the merge");
  return merged;
}

/**
 * Waits for the jobs that a delivery caused, looking at log lines from `since` on. Its tick may join one that the push of
 * the merge asked for and that waits for the review; it is done under the name of that delivery then.
 */
async function reviewed({ guid }: Delivery, since = 0): Promise<void> {
  await eventually(() => {
    const done = stage.service.log.slice(since).filter(({ msg }) => msg === "job done");
    const review = done.find(({ job, deliveryId }) => job === "review" && deliveryId === guid);
    const [repositoryId] = String(review?.key).split("#");
    const after = review ? done.slice(done.indexOf(review)) : [];
    expect(after.some(({ job, key }) => job === "tick" && String(key).startsWith(`${repositoryId}:`))).toBe(true);
  });
}

function isTickDone({ msg, job }: (typeof stage.service.log)[number]): boolean {
  return msg === "job done" && job === "tick";
}

/** Until a second has passed in which no job was done: coalesced work runs under the delivery that came first. */
async function quiet(): Promise<void> {
  for (let seen = -1; seen !== stage.service.log.length; ) {
    seen = stage.service.log.length;
    await stage.gh.settle();
    await pause(1000);
  }
}

function rollingOf(repository: LocalRepository) {
  return eventually(() => {
    const found = repository
      .pullRequests()
      .find(({ state }) => state.pull.headRef.startsWith("spec-kit-enforce/ticks"));
    if (!found) throw new Error("there is no rolling pull request yet");
    return found;
  });
}

describe("after a merge", () => {
  it.each(["merge", "squash", "rebase"] as const)("by %s the claimed task is ticked", async (method) => {
    const repository = repositoryWithBundle();
    const pull = await claim(repository, "events", "specs/001-parcel-tracking#T002");
    pull.merge({ method, by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toBe(T002_DONE));
  });

  it("a document that keeps a table of completed tasks gets a row with day and pull request", async () => {
    const table = "| ID | Task | Completed | PR |\n|----|------|-----------|----|\n| | | | |\n";
    const tasks = `# Parcels\n\n## Phase 1: Setup\n\n### P1.1: Store events\n\n**Priority**: P0\n**Dependencies**: None\n\n### P1.2: Show events\n\n**Dependencies**: P1.1\n\n## Completed Tasks\n\n${table}`;
    const repository = stage.repository({
      ".github/spec-kit-enforce.yml": ENFORCE,
      ...SPEC_KIT_BUNDLE,
      [TASKS]: tasks,
    });
    const pull = await claim(repository, "events", "specs/001-parcel-tracking#P1.1");
    pull.merge({ by: "ana" });
    const row = new RegExp(`^\\| P1\\.1 \\| Store events \\| \\d{4}-\\d\\d-\\d\\d \\| #${pull.number} \\|$`, "m");
    await eventually(() => expect(text(repository.read("main", TASKS))).toMatch(row));
    expect(text(repository.read("main", TASKS)).split("\n")).toHaveLength(tasks.split("\n").length);
  });

  it("a branch that refuses direct commits gets one rolling pull request, made anew when the base moves", async () => {
    const repository = repositoryWithBundle();
    repository.setRules("main", [{ type: "pull_request" }]);
    const first = await claim(repository, "events", "specs/001-parcel-tracking#T002");
    first.merge({ by: "ana" });
    const rolling = await rollingOf(repository);
    const proposed = () => text(repository.read("spec-kit-enforce/ticks/main", TASKS));
    expect(proposed()).toBe(T002_DONE);
    expect(text(repository.read("main", TASKS))).toBe(SPEC_KIT_TASKS);
    await eventually(() => expect(stickyOf(first)?.body).toContain(`#${rolling.number}`));

    repository.commit("main", {
      [TASKS]: SPEC_KIT_TASKS.replace("Create the events table", "Create the table of events"),
    });
    await eventually(() => expect(proposed()).toContain("- [X] T002 [P] Create the table of events"));
    expect(
      repository.pullRequests().filter(({ state }) => state.pull.headRef.startsWith("spec-kit-enforce/")),
    ).toHaveLength(1);

    await concluded(rolling, "success");
    rolling.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
    await stage.gh.settle();
    expect(repository.pullRequests()).toHaveLength(2);
  });

  describe("a branch that refuses the commit of `ticks: commit`", () => {
    const COMMIT = `${ENFORCE}ticks: commit\n`;

    async function refusedMerge() {
      const repository = repositoryWithBundle(COMMIT);
      repository.setRules("main", [{ type: "pull_request" }]);
      const pull = await claim(repository, "events", "specs/001-parcel-tracking#T002");
      pull.merge({ by: "ana" });
      await eventually(() => {
        const said = stickyOf(pull)?.body ?? "";
        expect(said).toContain("**not ticked yet.** The configuration says `ticks: commit`");
        expect(said).toContain("or set `ticks: auto` or `ticks: pull-request`.");
        expect(said).toContain("Then the box of `T002` will be changed automatically.");
        expect(said).not.toContain("/spec tick");
      });
      return { repository, pull };
    }

    it.each(["auto", "pull-request"])(
      "has the tick proposed once the configuration says `ticks: %s`",
      async (ticks) => {
        const { repository, pull } = await refusedMerge();
        repository.commit("main", { ".github/spec-kit-enforce.yml": `${ENFORCE}ticks: ${ticks}\n` });
        const rolling = await rollingOf(repository);
        await eventually(() => expect(stickyOf(pull)?.body).toContain(`#${rolling.number}`));
        expect(text(repository.read("spec-kit-enforce/ticks/main", TASKS))).toBe(T002_DONE);
      },
    );

    it("has it made by the next push once the branch takes commits, or else by the next sweep", async () => {
      const first = await refusedMerge();
      first.repository.setRules("main", []);
      first.repository.commit("main", { "readme.txt": "more\n" });
      await eventually(() => expect(text(first.repository.read("main", TASKS))).toBe(T002_DONE));
      await eventually(() => expect(stickyOf(first.pull)?.body).toContain("ticked in "));

      const { repository } = await refusedMerge();
      repository.setRules("main", []);
      await stage.killService();
      await stage.startService();
      await eventually(() => expect(text(repository.read("main", TASKS))).toBe(T002_DONE), 20_000);
    });
  });

  it("what is reverted before its proposed tick is merged is withdrawn, and its comment says why", async () => {
    const repository = repositoryWithBundle();
    repository.setRules("main", [{ type: "pull_request" }]);
    const pull = await claim(repository, "events", "specs/001-parcel-tracking#T002");
    pull.merge({ by: "ana" });
    const rolling = await rollingOf(repository);
    repository.commit("undo", { "src/undo.ts": "export {};\n" });
    const body = `Reverts ${repository.fullName}#${pull.number}`;
    const revert = repository.openPullRequest({ head: "undo", body, author: "ana" });
    await concluded(revert, "success");
    revert.merge({ by: "ana" });
    await eventually(() => expect(rolling.state.state).toBe("closed"));
    await eventually(() =>
      expect(stickyOf(pull)?.body).toContain(`Pull request ${revert.number}, merged later, reverts it.`),
    );
    expect(text(repository.read("main", TASKS))).toBe(SPEC_KIT_TASKS);
  });

  it("a base that moves between reading and writing gets a new plan, not an old one", async () => {
    const repository = repositoryWithBundle();
    const pull = await claim(repository, "events", "specs/001-parcel-tracking#T002");
    const moved = SPEC_KIT_TASKS.replace("# Tasks: Parcel tracking", "# Tasks: Tracking parcels");
    stage.gh.faults.add({
      match: { operation: "CommitFiles" },
      times: 1,
      effect: { kind: "meanwhile", act: () => repository.commit("main", { [TASKS]: moved }) },
    });
    pull.merge({ by: "ana" });
    await eventually(() =>
      expect(text(repository.read("main", TASKS))).toBe(moved.replace("- [ ] T002", "- [X] T002")),
    );
  });

  it("merges in quick succession share one commit, which names what each of them completed", async () => {
    const repository = repositoryWithBundle();
    const pulls = [];
    for (const task of ["T002", "T003"]) {
      pulls.push(await claim(repository, task.toLowerCase(), `specs/001-parcel-tracking#${task}`));
    }
    await quiet();
    // The first review takes so long that the other merge is known of by then.
    stage.gh.faults.add({
      match: { operation: "PullRequest" },
      times: 1,
      effect: { kind: "delay", milliseconds: 1000 },
    });
    for (const pull of pulls) pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T003"));
    await quiet();
    const ticks = repository.log("main").filter(({ message }) => message.startsWith("Tick "));
    expect(ticks.map(({ message }) => message.split("\n")[0])).toEqual([
      "Tick T002, T003 in specs/001-parcel-tracking [skip ci]",
    ]);
    for (const { number } of pulls) expect(ticks[0]?.message).toContain(`#${number}`);
  });

  it("two merges in quick succession are both ticked, and a redelivery ticks nothing twice", async () => {
    const repository = repositoryWithBundle();
    const one = await claim(repository, "one", "specs/001-parcel-tracking#T002");
    const two = await claim(repository, "two", "specs/001-parcel-tracking#T003");
    one.merge({ by: "ana" });
    two.merge({ by: "ana" });
    await eventually(() =>
      expect(text(repository.read("main", TASKS))).toBe(T002_DONE.replace("- [ ] T003", "- [X] T003")),
    );
    const commits = repository.log("main").length;
    const merged = mergeDelivery();
    await quiet();
    const before = stage.service.log.length;
    stage.gh.redeliver(merged);
    await reviewed(merged, before);
    expect(repository.log("main")).toHaveLength(commits);
  });

  it("nothing is ticked for `Part of`, nor with `ticks: off`, and the reason is told", async () => {
    const repository = repositoryWithBundle(`${ENFORCE}ticks: off\n`);
    const pull = await claim(repository, "events", "specs/001-parcel-tracking#T002");
    pull.merge({ by: "ana" });
    await eventually(() => expect(stickyOf(pull)?.body).toContain("ticks: off"));
    expect(text(repository.read("main", TASKS))).toBe(SPEC_KIT_TASKS);

    const partial = repositoryWithBundle();
    partial.commit("half", { "src/half.ts": "export {};\n" });
    const half = partial.openPullRequest({
      head: "half",
      body: "Part of: specs/001-parcel-tracking#T002",
      author: "ana",
    });
    await concluded(half, "success");
    await quiet();
    const before = stage.service.log.length;
    half.merge({ by: "ana" });
    // Its review or its tick may join one that the push of the merge asked for, and be done under that delivery's id.
    await eventually(() => expect(stage.service.log.slice(before).some(isTickDone)).toBe(true));
    await quiet();
    expect(text(partial.read("main", TASKS))).toBe(SPEC_KIT_TASKS);
  });
});

describe("a mark that the configuration gives a meaning", () => {
  it("is read and written as it says", async () => {
    const marked = SPEC_KIT_TASKS.replace("- [X] T001", "- [v] T001");
    const config = `${ENFORCE}markers: { "x": blocked, "X": blocked, "v": done }\n`;
    const repository = stage.repository({
      ".github/spec-kit-enforce.yml": config,
      ...SPEC_KIT_BUNDLE,
      [TASKS]: marked,
    });
    const pull = await claim(repository, "events", "T002");
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).not.toBe(marked));
    expect(text(repository.read("main", TASKS))).toBe(marked.replace("- [ ] T002", "- [v] T002"));
  });
});

describe("a revert", () => {
  it("unticks what the reverted pull request had ticked, and the revert of a revert ticks it again", async () => {
    const repository = repositoryWithBundle();
    const pull = await claim(repository, "events", "T002");
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toBe(T002_DONE));
    const revertOf = async (branch: string, number: number) => {
      repository.commit(branch, { [`src/${branch}.ts`]: "export {};\n" });
      const body = `Reverts ${repository.fullName}#${number}`;
      const revert = repository.openPullRequest({ head: branch, body, author: "ana" });
      await concluded(revert, "success");
      revert.merge({ by: "ana" });
      return revert;
    };
    const revert = await revertOf("undo", pull.number);
    await eventually(() => expect(text(repository.read("main", TASKS))).toBe(SPEC_KIT_TASKS));
    await eventually(() => expect(stickyOf(revert)?.body).toMatch(/`T002`.*: unticked in [0-9a-f]{40}/));
    expect(repository.log("main")[0]?.message).toContain("Untick T002");
    await revertOf("redo", revert.number);
    await eventually(() => expect(text(repository.read("main", TASKS))).toBe(T002_DONE));
  });
});
