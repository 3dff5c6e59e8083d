import { describe, expect, it } from "vitest";
import type { Reference } from "../../../src/core/references/expression.ts";
import { tasksOf } from "../../support/bundles.ts";

const TASKS = `## Phase 1: Setup

- [ ] T001 Schema
- [ ] T002 Queries
- [ ] T003 Pages

## Phase 2: Delivery

- [ ] T004 Mail
- [ ] T005 Search

`;

function written(one: Reference): string {
  if (one.kind === "range") return `${one.from}-${one.to}`;
  return one.kind === "phase" ? `phase ${one.id}` : "id" in one ? one.id : one.kind;
}

function ordersOf(text: string): string[] {
  return tasksOf(TASKS + text).orders.map(
    ({ kind, steps, at }) => `${at.line} ${kind}: ${steps.map((step) => step.map(written).join("+")).join(" > ")}`,
  );
}

describe("declared orders", () => {
  it.each([
    ["- Critical path: T001 → T003 → T004", "critical-path: T001 > T003 > T004"],
    ["**Critical Path**: T001 -> T003 --> T004 (8 days)", "critical-path: T001 > T003 > T004"],
    ["Critical path: T001 ‚Üí T003 ‚Üí T004", "critical-path: T001 > T003 > T004"],
    ["Critical path: T001 â†’ T003", "critical-path: T001 > T003"],
    ["T001, T002 (parallel) → T003 + T004", "order: T001+T002 > T003+T004"],
    ["T001 → (T002, T003) → T004", "order: T001 > T002+T003 > T004"],
    ["T001 → T002; T003 is alone", "order: T001 > T002"],
    ["T001-T003 ⇒ T004", "order: T001-T003 > T004"],
    ["Phase 1 → Phase 2", "order: phase 1 > phase 2"],
    ["Setup → Delivery", "order: phase 1 > phase 2"],
    ["T001 → T009 → T004", "order: T001 > T009 > T004"],
    ["These three are sequential. T001 → T002 → T003.", "order: T001 > T002 > T003"],
    ["Phase 2 (T001 ∥ T002) → T003", "order: T001+T002 > T003"],
    ["T001 ∥ (T002 → T003 → T004)", "order: T002 > T003 > T004"],
    ["T001 → T002 (T002 needs T001; nobody needs T003) → T004", "order: T001 > T002 > T004"],
  ])("%j is one", (line, order) => {
    expect(ordersOf(`## Notes\n\n${line}\n`)).toEqual([`14 ${order}`]);
  });

  it.each([
    "States go pending → running → done.",
    "Work in priority order (P1 → P2 → P3).",
    "Rename `a->b` to `a->c`.",
    "See T001 → its plan → its review → its end.",
    "T801 → T802",
    "T003 → Depends on T001",
    "T002 (mail) ← T001 → T003",
    "FR-001 → T001 · FR-002 → T002, T003",
    "Wave 2: T003 (→ T001), T004 (→ T002)",
    "**Lane B**: T001 → T003",
  ])("%j is none", (line) => {
    expect(ordersOf(`## Notes\n\n${line}\n`)).toEqual([]);
  });

  it("go on in the next line after an arrow", () => {
    expect(ordersOf("## Notes\n\nT001 → T002 →\nT003\n")).toEqual(["14 order: T001 > T002 > T003"]);
    expect(ordersOf("## Notes\n\nT001 → T002\n→ T003 → T004\n")).toEqual(["14 order: T001 > T002 > T003 > T004"]);
  });

  it("may be numbered lists below a heading or a label that says so", () => {
    expect(ordersOf("## Critical Path\n\n1. T001 - the schema\n2. T003 (the pages)\n3. T004\n")).toEqual([
      "14 critical-path: T001 > T003 > T004",
    ]);
    expect(ordersOf("## Notes\n\n**Execution order**:\n\n1. T001\n2. T003\n")).toEqual(["16 order: T001 > T003"]);
    expect(ordersOf("## Notes\n\n1. T001 is short\n2. T003 is long\n")).toEqual([]);
  });

  it("of phases are none where tasks alone have such numbers", () => {
    const text =
      "- [ ] 1. Schema\n- [ ] 2. Queries\n\n## Implementation Order\n\n1. **Phase 1 - Base** (Task 1)\n2. **Phase 2 - Rest** (Task 2)\n";
    expect(tasksOf(text).orders).toEqual([]);
    expect(tasksOf(`## Phase 1: Base\n\n${text}`).orders).toHaveLength(1);
  });

  it("stand in fences of plain text, but not in drawn boxes and not in other languages", () => {
    expect(ordersOf("## Graph\n\n```\nT001 → T002\n│ T003 │ → T004\n```\n")).toEqual(["15 order: T001 > T002"]);
    expect(ordersOf("## Graph\n\n```bash\nT001 -> T002\n```\n")).toEqual([]);
  });

  it("are looked for outside of tasks", () => {
    expect(
      tasksOf("### T001: Schema\n\n**Type**: Setup\n\nT001 → T002\n\n### T002: Pages\n\n**Type**: Setup\n").orders,
    ).toEqual([]);
  });

  it("are read in linear time", () => {
    const started = performance.now();
    tasksOf(`${TASKS}## Notes\n\n${`${"T001 → ".repeat(20)}\n\n`.repeat(2_000)}`);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
