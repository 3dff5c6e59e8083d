import { describe, expect, it } from "vitest";
import { compareDrawings } from "../../../src/core/graph/compare-drawings.ts";
import { tasksOf } from "../../support/bundles.ts";

/** The report about a diagram below tasks of two phases: three in the first, two in the second. */
function report(statements: readonly string[], tasks = TASKS) {
  const text = `${tasks}\n\`\`\`mermaid\ngraph TD\n${statements.join("\n")}\n\`\`\`\n`;
  const [first] = compareDrawings(tasksOf(text));
  if (!first) throw new Error("no drawing");
  return first;
}

const TASKS =
  "## Phase 1: One\n\n- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n\n## Phase 2: Two\n\n- [ ] T004 d\n- [ ] T005 e\n";
const ends = (statements: readonly string[], tasks?: string) => report(statements, tasks).deadEnds.map(({ id }) => id);

describe("a box that nothing waits for", () => {
  it("is an end too early in an earlier phase, and none in the last one", () => {
    expect(ends(["T001 --> T004", "T002 --> T004", "T003", "T004 --> T005"])).toEqual(["T003"]);
    expect(ends(["T001 --> T004", "T002 --> T005", "T003 --> T005"])).toEqual([]);
  });

  it("is none in a drawing of fewer than four fifths of the tasks", () => {
    expect(ends(["T001 --> T004", "T002 --> T004", "T003"])).toEqual(["T003"]);
    expect(ends(["T001 --> T004", "T003"])).toEqual([]);
  });

  it("is none where the list has one phase, or none", () => {
    expect(ends(["T001 --> T002", "T003"], "## Phase 1: One\n\n- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n")).toEqual(
      [],
    );
    expect(ends(["T001 --> T002", "T003"], "- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n")).toEqual([]);
  });

  it("is none that is a frame, or stands for nobody", () => {
    const framed = ["subgraph S", "T003", "end", "T001 --> T004", "T002 --> T004", "S --> T005", "Deploy"];
    expect(ends(framed)).toEqual([]);
  });
});

describe("the phases of a drawing", () => {
  const MANY = `${TASKS}\n## Phase 3: Three\n\n- [ ] T006 f\n`;

  it("begin too early where something of the phase before is not waited for", () => {
    const { early } = report(["T001 --> T004", "T002 --> T005", "T003"]).order;
    expect(early.map(({ phase, after, waited, left }) => [phase, after, waited, left])).toEqual([
      ["2", "1", ["T001", "T002"], ["T003"]],
    ]);
    expect(early[0]?.at.line).toBe(14);
  });

  it("do not begin too early where all is waited for, or a task waits for nothing of it", () => {
    expect(report(["T001 --> T002 --> T003 --> T004 --> T005"]).order.early).toEqual([]);
    expect(report(["T001 --> T004", "T005"]).order.early).toEqual([]);
  });

  it("are compared with the one before alone, and where they follow one another", () => {
    const statements = ["T001 --> T004", "T002 --> T005", "T003 --> T004", "T004 --> T006"];
    expect(report(statements, MANY).order.early.map(({ phase, left }) => [phase, left])).toEqual([["3", ["T005"]]]);
    const apart = MANY.replace("Phase 3", "Phase 4");
    expect(report(statements, apart).order.early).toEqual([]);
  });

  it("wait unevenly where one task waits for all of an earlier phase and another for some", () => {
    const all = ["T001 --> T004", "T002 --> T004", "T003 --> T004"];
    const [uneven, ...more] = report([...all, "T001 --> T005", "T002 --> T005"]).order.uneven;
    expect(more).toEqual([]);
    expect([uneven?.all, uneven?.like, uneven?.uneven, uneven?.at.line]).toEqual([
      ["T001", "T002", "T003"],
      "T004",
      [{ task: "T005", waitsFor: ["T001", "T002"] }],
      17,
    ]);
    expect(report([...all, "T004 --> T005"]).order.uneven).toEqual([]);
    expect(report([...all, "T001 --> T005", "T002 --> T005", "T003 --> T005"]).order.uneven).toEqual([]);
    expect(report(["T001 --> T004", "T001 --> T005", "T002 --> T005"]).order.uneven).toEqual([]);
  });

  it("of two tasks are never waited for unevenly", () => {
    const two = TASKS.replace("- [ ] T003 c\n", "");
    expect(report(["T001 --> T004", "T002 --> T004", "T001 --> T005"], two).order.uneven).toEqual([]);
  });
});

describe("what a drawing says otherwise than the text", () => {
  const SAID = "- [ ] T001 a\n- [ ] T002 b (depends on T001)\n- [ ] T003 c (depends on T002)\n- [ ] T004 d\n";
  const spell = (
    differences: readonly { readonly from: { readonly id: string }; readonly to: { readonly id: string } }[],
  ) => differences.map(({ from, to }) => `${from.id}>${to.id}`);

  it("is told of tasks, of those in a frame one by one", () => {
    const framed = report(["subgraph S", "T002", "T003", "end", "S --> T001"], SAID);
    expect(spell(framed.reversed)).toEqual(["T002>T001", "T003>T001"]);
    expect(spell(report(["T003 --> T002"], SAID).reversed)).toEqual(["T003>T002"]);
    expect(spell(report(["T004 --> T003", "T001 --> T004"], SAID).undeclared)).toEqual(["T004>T003"]);
  });

  it("lacks what is said of two tasks that have boxes of their own", () => {
    expect(spell(report(["T001 --> T004", "T002 --> T003"], SAID).undrawn)).toEqual(["T001>T002"]);
    expect(spell(report(["T001 --> T004 --> T002", "T003"], SAID).undrawn)).toEqual(["T002>T003"]);
    expect(spell(report(["subgraph S", "T001", "end", "T004 --> T002"], SAID).undrawn)).toEqual(["T001>T002"]);
  });

  it("is not told of phases that are too large to compare task by task", () => {
    const tasks = (from: number) =>
      Array.from({ length: 21 }, (_, at) => `- [ ] T${from + at} a (depends on T900)\n`).join("");
    const large = `- [ ] T900 z\n${tasks(100)}${tasks(200)}`;
    const frame = (name: string, from: number) => [
      `subgraph ${name}`,
      ...Array.from({ length: 21 }, (_, at) => `T${from + at}`),
      "end",
    ];
    expect(report([...frame("A", 100), ...frame("B", 200), "A --> B"], large).undeclared).toEqual([]);
    expect(report([...frame("A", 100).toSpliced(1, 2), ...frame("B", 200), "A --> B"], large).undeclared).toHaveLength(
      399,
    );
  });
});
