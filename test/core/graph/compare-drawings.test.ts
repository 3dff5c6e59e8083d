import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareDrawings, type Difference } from "../../../src/core/graph/compare-drawings.ts";
import { tasksOf } from "../../support/bundles.ts";

const TASKS = [
  "## Phase 1: One",
  "- [ ] T001 a",
  "  - Dependencies: None",
  "- [ ] T002 b",
  "  - Dependencies: T001",
  "- [ ] T003 c",
  "  - Dependencies: T002",
  "## Phase 2: Two",
  "- [ ] T004 d",
  "",
].join("\n");

function report(...statements: string[]) {
  const [first] = compareDrawings(tasksOf(`${TASKS}\n\`\`\`mermaid\ngraph TD\n${statements.join("\n")}\n\`\`\`\n`));
  if (!first) throw new Error("no drawing");
  return first;
}

const spell = (differences: readonly Difference[]) =>
  differences.map(({ from, to, at }) => `${from.id}>${to.id} ${at.line}`);

describe("a drawing beside the text", () => {
  it("agrees where the arrows are what is written, or what follows from it", () => {
    const { reversed, undeclared, undrawn } = report("T001 --> T002 --> T003", "T001 --> T003");
    expect([reversed, undeclared, undrawn]).toEqual([[], [], []]);
  });

  it("turns round what is written", () => {
    const { reversed, undeclared, undrawn } = report("T001 --> T002", "T003 --> T001");
    expect(spell(reversed)).toEqual(["T003>T001 14"]);
    expect([undeclared, spell(undrawn)]).toEqual([[], ["T002>T003 7"]]);
  });

  it("holds arrows that nobody wrote down, between tasks that say what they wait for", () => {
    expect(spell(report("T004 --> T002").undeclared)).toEqual(["T004>T002 13"]);
    expect(report("T001 --> T004").undeclared).toEqual([]);
  });

  it("lacks what is written between boxes that it has", () => {
    expect(spell(report("T001 --> T004", "T002 --> T004").undrawn)).toEqual(["T001>T002 5"]);
  });

  it("has boxes that stand for nothing, and boxes for ids that nobody defines", () => {
    const { unmapped, unknown } = report("T001 --> Deploy[Deploy QA]", "T009 --> T001", "x[T017: lost] --> T001");
    expect(unmapped.map(({ label }) => label)).toEqual(["Deploy QA"]);
    expect(unknown.map(({ node, id }) => `${node.id} ${id}`)).toEqual(["T009 T009", "x T017"]);
  });

  it("ends too early where nothing waits for a box of an earlier phase", () => {
    const { deadEnds } = report("T001 --> T002 --> T004", "T001 --> T003");
    expect(deadEnds.map(({ id, at }) => `${id} ${at.line}`)).toEqual(["T003 14"]);
    expect(report("T001 --> T002").deadEnds).toEqual([]);
  });

  it.skipIf(!existsSync("../shared/seeds/002.md"))(
    "of seed 002 lets the launch do without tests, quality and build",
    () => {
      const [drawing] = compareDrawings(tasksOf(readFileSync("../shared/seeds/002.md")));
      expect(drawing?.deadEnds.map(({ label, at }) => `${label} ${at.line}`)).toEqual([
        "Phase 2.2: Testing 121",
        "Phase 2.3: Quality 122",
        "Phase 2.4: Build 123",
      ]);
      expect([drawing?.unmapped, drawing?.unknown, drawing?.reversed, drawing?.undeclared]).toEqual([[], [], [], []]);
    },
  );
});
