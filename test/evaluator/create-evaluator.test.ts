import { afterEach, describe, expect, it } from "vitest";
import { createEvaluator } from "../../src/evaluator/create-evaluator.ts";
import type { Budgets, Evaluator } from "../../src/evaluator/evaluator.ts";
import { eventually } from "../support/eventually.ts";
import { inputOf, inputWithTasks, sourceFile, TASKS_PATH } from "./support/inputs.ts";

const TASKS = "# Tasks: Parcels\n\n## Phase 1: Setup\n\n- [x] T001 Begin\n- [ ] T002 Go on (depends on T001)\n";

let evaluator: Evaluator;
const parsed: string[] = [];

function open(budgets: Partial<Budgets> = {}): Evaluator {
  parsed.length = 0;
  evaluator = createEvaluator({ workers: 1, ...budgets }, { onParse: (path) => parsed.push(path) });
  return evaluator;
}

afterEach(() => evaluator.close());

function tasksParses(): number {
  return parsed.filter((path) => path === TASKS_PATH).length;
}

describe("evaluating", () => {
  it("gives the report of every spec bundle", async () => {
    const { outcome, bundles } = await open().evaluate(inputWithTasks(TASKS));
    expect(bundles).toMatchObject([
      { path: "specs/001-parcels", counts: { tasks: 2, byStatus: { done: 1, todo: 1 } } },
    ]);
    expect(outcome).toBe("pass");
  });

  it("answers an equal input from memory", async () => {
    open();
    const first = await evaluator.evaluate(inputWithTasks(TASKS));
    const [second, third] = await Promise.all([1, 2].map(() => evaluator.evaluate(inputWithTasks(TASKS))));
    expect([second, third]).toEqual([first, first]);
    expect(tasksParses()).toBe(1);
  });

  it("parses a document once, however many inputs it is part of", async () => {
    open();
    const input = inputWithTasks(TASKS);
    await evaluator.evaluate(input);
    await evaluator.evaluate({ ...input, config: { ...input.config, findings: "all" } });
    await evaluator.evaluate({ ...input, base: { bundles: input.bundles, tree: input.head } });
    expect(tasksParses()).toBe(1);
  });

  it("parses a document anew when its bytes change", async () => {
    open();
    await evaluator.evaluate(inputWithTasks(TASKS));
    await evaluator.evaluate(inputWithTasks(`${TASKS}- [ ] T003 End\n`));
    expect(tasksParses()).toBe(2);
  });
});

describe("evaluating what nobody means well", () => {
  const HOSTILE: Readonly<Record<string, string | Uint8Array>> = {
    "5 MB of brackets": "[".repeat(5_000_000),
    "40,000 quotes within one another": `${">".repeat(40_000)} - [ ] T001 Deep`,
    "10,000 bullets on one line": `${"- ".repeat(10_000)}[ ] T001 Deep`,
  };

  it.each(Object.entries(HOSTILE))("ends as an error that names the document: %s", async (_name, content) => {
    const { outcome, failures } = await open().evaluate(inputWithTasks(content));
    expect(outcome).toBe("error");
    expect(failures).toMatchObject([{ path: TASKS_PATH, hint: expect.stringMatching(/\.$/) }]);
  });

  it.each([
    ["NUL bytes", new Uint8Array(10_000)],
    ["invalid UTF-8", new Uint8Array(10_000).fill(0xff)],
    ["nothing at all", ""],
    ["brackets within the limit", "[".repeat(900_000)],
    ["emphasis that never closes", "*a_ ".repeat(20_000)],
    ["one very long task", `- [ ] T001 ${"word ".repeat(100_000)}`],
    ["ranges that expand without end", `- [ ] T001 A (depends on T001-T999999999)\n`.repeat(500)],
  ])("ends in time, whatever it says: %s", async (_name, content) => {
    open({ milliseconds: 8_000 });
    const evaluation = await evaluator.evaluate(inputWithTasks(content));
    const timedOut = evaluation.failures.filter(({ reason }) => reason.includes("was stopped"));
    expect(timedOut).toEqual([]);
  });

  it("stops a document that takes longer than allowed, and serves others meanwhile", async () => {
    open({ milliseconds: 50, workers: 2 });
    const slow = `- [ ] T001 Something\n`.repeat(40_000);
    // On a busy machine the time may be over before the document is even reached, and then none is named.
    await eventually(async () => {
      const { outcome, failures } = await evaluator.evaluate(inputWithTasks(slow));
      expect(failures[0]?.reason).toContain("longer than 50 ms");
      expect([outcome, failures[0]?.path]).toEqual(["error", TASKS_PATH]);
    });
  });

  it("does not keep an error: the next attempt looks again", async () => {
    open({ milliseconds: 50 });
    const slow = inputWithTasks(`- [ ] T001 Something\n`.repeat(40_000));
    await eventually(async () => {
      await evaluator.evaluate(slow);
      expect(tasksParses()).toBeGreaterThan(1);
    });
  });

  it("refuses more bytes than it reads in all", async () => {
    open({ totalBytes: 100 });
    const { outcome, failures } = await evaluator.evaluate(inputWithTasks(TASKS));
    expect([outcome, failures[0]?.reason]).toEqual(["error", expect.stringContaining("at most 100 are read")]);
  });

  it("says that a document of one bundle is too large and still reports on the others", async () => {
    const input = inputOf({
      "specs/001-parcels/spec.md": "# Feature Specification: Parcels\n",
      [TASKS_PATH]: "x".repeat(2_000_000),
      "specs/002-returns/spec.md": "# Feature Specification: Returns\n",
      "specs/002-returns/tasks.md": TASKS,
    });
    const { outcome, bundles, failures } = await open().evaluate(input);
    expect([outcome, failures.map(({ path }) => path)]).toEqual(["error", [TASKS_PATH]]);
    expect(bundles.map(({ path, counts }) => [path, counts.tasks])).toEqual([
      ["specs/001-parcels", 0],
      ["specs/002-returns", 2],
    ]);
  });
});

describe("reading one document", () => {
  it("lists dependencies after ranges are expanded", async () => {
    const tasks = "- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C (depends on T001-T002)\n";
    const { dependencies } = await open().parse(sourceFile("tasks.md", tasks));
    expect(dependencies.at(-1)).toEqual({ task: "T003", on: ["T001", "T002"], onPhases: [] });
  });

  it.each([
    ["parse", (file: ReturnType<typeof sourceFile>) => evaluator.parse(file)],
    ["graph", (file: ReturnType<typeof sourceFile>) => evaluator.graph(file, "json")],
    ["planEdits", (file: ReturnType<typeof sourceFile>) => evaluator.planEdits(file, [])],
  ])("refuses a document that is too large: %s", async (_name, call) => {
    open({ fileBytes: 10 });
    await expect(call(sourceFile("tasks.md", "- [ ] T001 Too long"))).rejects.toThrow("tasks.md has 19 bytes");
  });

  it("plans edits without parsing again what was evaluated before", async () => {
    open();
    await evaluator.evaluate(inputWithTasks(TASKS));
    const plan = await evaluator.planEdits(sourceFile(TASKS_PATH, TASKS), [{ task: "T002", to: "done" }]);
    expect(new TextDecoder().decode(plan.after)).toBe(TASKS.replace("[ ] T002", "[x] T002"));
    expect(tasksParses()).toBe(1);
  });
});

describe("a closed evaluator", () => {
  it("says so", async () => {
    await open().close();
    await expect(evaluator.evaluate(inputWithTasks(TASKS))).rejects.toThrow("closed");
  });
});
