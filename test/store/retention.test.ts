import { afterAll, beforeAll, expect, it } from "vitest";
import { createClaimLedger } from "../../src/store/claim-ledger.ts";
import { createCommandTrail } from "../../src/store/command-trail.ts";
import { createCompletions } from "../../src/store/completions.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createInbox } from "../../src/store/inbox.ts";
import { createIntake } from "../../src/store/intake.ts";
import { migrate } from "../../src/store/migrate.ts";
import { deleteExpired } from "../../src/store/retention.ts";
import { createVerdicts } from "../../src/store/verdicts.ts";
import { describeEngines } from "./support/engines.ts";
import { jobFor } from "./support/stores.ts";

const DAY = 86_400_000;
const noJobs = { enqueue: async () => {}, wake: () => {} };

describeEngines("retention", (engine) => {
  let database: Database;
  let today = new Date("2026-01-01T00:00:00Z");
  const now = () => today;

  beforeAll(async () => {
    database = await openDatabase(engine.location());
    await migrate(database);
  });
  afterAll(() => database.close());

  it("deletes nothing before its time, and everything after it, settled or not", async () => {
    await storeOneOfEach();
    const begin = today.getTime();
    const deletedAfter = async (days: number) => {
      today = new Date(begin + days * DAY);
      return deleteExpired(database, today);
    };
    const none = {
      deliveries: 0,
      inbox: 0,
      verdicts: 0,
      completions: 0,
      taken_merges: 0,
      ledger: 0,
      command_records: 0,
      command_refusals: 0,
    };
    expect(await deletedAfter(29)).toEqual(none);
    expect(await deletedAfter(31)).toEqual({ ...none, deliveries: 2 });
    expect(await deletedAfter(89)).toEqual(none);
    expect(await deletedAfter(91)).toEqual({ ...none, inbox: 2, verdicts: 1 });
    expect(await deletedAfter(364)).toEqual(none);
    expect(await deletedAfter(366)).toEqual({ ...none, completions: 2, taken_merges: 1, ledger: 1 });
    expect(await deletedAfter(729)).toEqual(none);
    expect(await deletedAfter(731)).toEqual({ ...none, command_records: 1, command_refusals: 1 });
    expect(await deletedAfter(3660)).toEqual(none);
  });

  async function storeOneOfEach(): Promise<void> {
    const intake = createIntake(database, noJobs, now);
    for (const pullRequest of [1, 2]) {
      const delivery = { id: `d${pullRequest}`, event: "issue_comment", action: "created" };
      const inbox = { repositoryId: 1, pullRequest, item: { kind: "rerun" } as const };
      const work = [{ job: jobFor("1"), inbox }];
      await intake.accept({ ...delivery, installationId: 1, repositoryId: 1 }, work);
    }
    const inbox = createInbox(database, now);
    for (const { id } of await inbox.pending(1, 1)) await inbox.finish(id, "done");
    const verdict = { pullRequest: 1, conclusion: "success", title: "Good" } as const;
    await createVerdicts(database, now).record(1, "abc", verdict);
    const place = { bundle: "specs/001", tasksPath: "specs/001/tasks.md" };
    const completions = createCompletions(database, now);
    const merged = { target: "done", mergedOn: null, author: null } as const;
    const completion = { repositoryId: 1, branch: "main", pullRequest: 1, ...merged, ...place } as const;
    await completions.take(1, 1, [
      { ...completion, task: "T001" },
      { ...completion, task: "T002" },
    ]);
    await completions.settle({ ...completion, task: "T001" }, { state: "done", detail: "abc", waiting: null });
    const claim = { written: "T001", kind: "completes", ...place, task: "T001" } as const;
    await createClaimLedger(database, now).replace(1, 1, {
      basis: "basis",
      claims: [claim],
      stakes: [],
      waitsFor: [],
    });
    const order = { kind: "override", reason: "an outage" } as const;
    const given = { actor: "ana", headSha: "abc", givenAt: today.toISOString() };
    const trail = createCommandTrail(database);
    await trail.record(1, 1, [{ commentId: 1, position: 0, order, ...given }]);
    await trail.recordRefusals(1, 1, [{ commentId: 1, position: 0, written: "/spec tick", reason: "no", ...given }]);
  }
});
