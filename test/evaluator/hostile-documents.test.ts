import { afterAll, describe, expect, it } from "vitest";
import { createEvaluator } from "../../src/evaluator/create-evaluator.ts";
import { HOSTILE_DOCUMENTS } from "../support/hostile-documents.ts";
import { inputWithTasks, TASKS_PATH } from "./support/inputs.ts";

const PLAIN = "# Tasks: Parcels\n\n## Phase 1: Setup\n\n- [x] T001 Begin\n- [ ] T002 Go on (depends on T001)\n";

/** What is not read to its end, and what is said about it; everything else is evaluated as a whole. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  "a million brackets on one line": /line 1\): a line is longer/,
  "one line of a megabyte": /line 7\): a line is longer/,
  "lists nested without end": /line 65\): lists and quotes are nested/,
  "quotes nested without end": /line 1\): a line is longer/,
  "a table of a hundred thousand cells": /line \d+\): a block without a blank line/,
  "waves of a hundred thousand tasks": /line \d+\): more than 4000 lines/,
  "fences that never end": /line \d+\): more than 4000 lines/,
  "phases that all wait for each other": /expand to more/,
};

/** One thread, so that whatever a document leaves behind would meet the next one. */
const evaluator = createEvaluator({ workers: 1 });
afterAll(() => evaluator.close());

describe("a document that nobody means well", () => {
  it.each([...HOSTILE_DOCUMENTS])(
    "ends as an evaluation, or as an error that says what was not read: %s",
    async (name, make) => {
      const { failures, outcome } = await evaluator.evaluate(inputWithTasks(make()));
      const refused = REFUSED[name];
      expect(failures.map(({ reason }) => reason)).toEqual(refused ? [expect.stringMatching(refused)] : []);
      expect(outcome === "error").toBe(refused !== undefined);
      if (refused && !/expand/.test(refused.source)) expect(failures[0]?.path).toBe(TASKS_PATH);
    },
  );

  it("leaves nothing behind: the next document is evaluated as by a fresh evaluator", async () => {
    const fresh = createEvaluator({ workers: 1 });
    const expected = await fresh.evaluate(inputWithTasks(PLAIN));
    await fresh.close();
    expect(await evaluator.evaluate(inputWithTasks(PLAIN))).toEqual(expected);
    expect(expected.bundles[0]?.counts.tasks).toBe(2);
  });
});
