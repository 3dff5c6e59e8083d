import { describe, expect, it } from "vitest";
import type { Task, TaskFacts } from "../../../src/core/bundle/task.ts";
import { tasksOf } from "../../support/bundles.ts";

function firstTask(text: string): Task {
  const [task] = tasksOf(text).tasks;
  if (!task) throw new Error("the text has no task");
  return task;
}

const factsOf = (text: string): TaskFacts => firstTask(text).facts;

describe("what fields say of a task", () => {
  it("may stand below a heading, each on a line", () => {
    const text = `### T-001: Schema

**User Story**: US-001
**Priority**: P0 (Critical)
**Assigned To**: Ada
**Type**: Implementation
**Estimate**: 1 day
`;
    expect(factsOf(text)).toMatchObject({
      story: "US-001",
      priority: "P0",
      assignee: "Ada",
      type: "Implementation",
      estimate: { text: "1 day", hours: 8 },
    });
  });

  it("may stand in one line, in bullets, in italics, in a table", () => {
    const line = "### T-001: Schema\n\n**Owner**: Ada | **Priority**: 🔴 High (blocking) | **Effort**: 2-4h\n";
    expect(factsOf(line)).toMatchObject({ assignee: "Ada", priority: "High", estimate: { hours: 3 } });
    const bullets = "- [ ] T001 Schema\n  - Owner: Ada\n  - _Type: Setup_\n  - *Priority*: P2\n";
    expect(factsOf(bullets)).toMatchObject({ assignee: "Ada", type: "Setup", priority: "P2" });
    const table =
      "| ID | Task | Owner | Priority | Estimate | Status |\n|---|---|---|---|---|---|\n| T001 | Schema | Ada | P1 | 30 min | done |\n";
    expect(factsOf(table)).toMatchObject({ assignee: "Ada", priority: "P1", estimate: { hours: 0.5 } });
  });

  it("may be divided by dots", () => {
    const text = "### WP02: Schema\n\n**Priority**: P1 · **Dependencies**: WP01 · **Parallel with**: WP03, WP04\n";
    expect(factsOf(text).priority).toBe("P1");
    expect(firstTask(text).expressions.map((one) => one.text)).toEqual(["WP01"]);
    expect(tasksOf(`${text}\n### WP03: Pages\n\n### WP04: Mail\n`).parallelSets).toMatchObject([
      { task: "WP02", references: [{ id: "WP03" }, { id: "WP04" }] },
    ]);
  });

  it("may stand in other scripts", () => {
    const text = "### T-001: スキーマ\n\n**優先度**: P1\n**推定時間**: 2時間\n**ファイル**: `src/schema.ts`\n";
    expect(factsOf(text)).toMatchObject({ priority: "P1", estimate: { hours: 2 }, declaredFiles: ["src/schema.ts"] });
  });

  it("may be said by labels and headings", () => {
    expect(factsOf("## Work Package WP01: Schema (Priority: P0)\n\n- [ ] T001 Draw it\n").priority).toBe("P0");
    expect(factsOf("- [ ] T001 [US2] [2-4h] Schema (P1)\n")).toMatchObject({
      story: "US2",
      priority: "P1",
      estimate: { text: "2-4h", hours: 3 },
    });
    expect(factsOf("## Phase 3: User Story 4 - Export (Priority: P2)\n\n- [ ] T001 Schema\n")).toMatchObject({
      story: "US4",
      priority: "P2",
    });
  });
});

describe("estimates", () => {
  const hoursOf = (value: string) => factsOf(`- [ ] T001 Schema\n  - Estimate: ${value}\n`).estimate?.hours;

  it.each([
    ["2-4h", 3],
    ["2–4 hours", 3],
    ["1h 30m", 1.5],
    ["~12 minutes", 0.2],
    ["1.5 days", 12],
    ["1-2 days", 12],
    ["2 weeks", 80],
    ["M (4h)", 4],
    ["1 week (40h)", 40],
  ])("%j is %d hours", (value, hours) => {
    expect(hoursOf(value)).toBe(hours);
  });

  it.each(["M", "3 story points", "5 SP", "soon", "[Time]"])("%j is no number of hours, and kept", (value) => {
    expect(factsOf(`- [ ] T001 Schema\n  - Effort: ${value}\n`).estimate).toEqual({ text: value, hours: null });
  });

  it("are labels of sizes too, but not the one that also means sequential", () => {
    expect(factsOf("- [ ] T001 [M] Schema\n").estimate).toEqual({ text: "M", hours: null });
    expect(factsOf("### T001: Schema [S]\n\n**Type**: Setup\n").estimate).toBeNull();
  });
});

describe("files that a task declares", () => {
  it.each([
    ["in a value", "**Files**: `src/a.ts`, `src/b.ts`\n"],
    ["in a value without marks", "**Files**: src/a.ts (new), src/b.ts\n"],
    ["in a list", "**Files Created**:\n- `src/a.ts` — the parser\n- src/b.ts (its tests)\n"],
    ["in a fence", "**Files**:\n\n```\nsrc/a.ts  # the parser\n├── src/b.ts\n```\n"],
    ["below a heading of their own", "#### Files\n\n- src/a.ts\n- `src/b.ts`\n"],
    ["as a scope", "**Scope**: `src/a.ts`, `src/b.ts`\n"],
  ])("stand %s", (_, fields) => {
    const { files, declaredFiles } = factsOf(`### T-001: Schema in src/c.ts\n\n**Type**: Setup\n\n${fields}`);
    expect(declaredFiles).toEqual(["src/a.ts", "src/b.ts"]);
    expect(files).toEqual(["src/c.ts", "src/a.ts", "src/b.ts"]);
  });

  it("keep globs, braces, route groups and segments as written", () => {
    const text = "- [ ] T001 Schema\n  - Files: `spec/{plan,tasks}.md`, `app/(shop)/[id]/page.tsx`, `src/**/*.sql`\n";
    expect(factsOf(text).declaredFiles).toEqual(["spec/{plan,tasks}.md", "app/(shop)/[id]/page.tsx", "src/**/*.sql"]);
  });

  it("are no calls and no sentences", () => {
    expect(factsOf("- [ ] T001 Schema\n  - Files: `src/a.ts` (add `parse()`)\n").declaredFiles).toEqual(["src/a.ts"]);
    expect(factsOf("- [ ] T001 Schema\n  - Scope: the reader and its tests\n").declaredFiles).toEqual([]);
  });
});

describe("requirements of a task", () => {
  const requirementsOf = (text: string) => factsOf(text).requirements;

  it("are mentioned in its text", () => {
    expect(requirementsOf("- [ ] T001 Schema (FR-001, NFR-002, SC-003, AC-US1-02)\n")).toEqual([
      "FR-001",
      "NFR-002",
      "SC-003",
      "AC-US1-02",
    ]);
    expect(requirementsOf("- [ ] Task 1 Schema (AC: 1, 2)\n")).toEqual(["AC 1", "AC 2"]);
    expect(requirementsOf("- [ ] 1 Schema (AC 1.1.1, AC 2.3)\n")).toEqual(["1.1", "2.3"]);
  });

  it.each([
    ["_Requirements: 1.1, 2.3_", ["1.1", "2.3"]],
    ["_Requirements: SC-001, SC-00x_", ["SC-001"]],
    ["_Requirements: 1.3, Integration Test Findings 2, 4 & 5_", ["1.3"]],
    ["_Requirements: 1.1-6.3 (all)_", ["1.1-6.3"]],
    ["**Satisfies ACs**: AC-US1-01, AC-US1-02", ["AC-US1-01", "AC-US1-02"]],
    ["**Carries**: FR-001–FR-003", ["FR-001", "FR-002", "FR-003"]],
    ["**Requirements**: US-001, FR-002", ["US-001", "FR-002"]],
    ["**Requirement Refs**: FR-004, C-001", ["FR-004", "C-001"]],
    ["**AC**: 1, 3", ["AC 1", "AC 3"]],
    ["**Requirements**: Node 20 or later", []],
  ])("are named by %j", (field, ids) => {
    expect(requirementsOf(`- [ ] 1.1 Schema\n  - ${field}\n`)).toEqual(ids);
  });
});

describe("an optional task", () => {
  it.each(["- [ ]* 1.1 Write tests\n", "- [ ] 1.1 Write tests (optional)\n", "- [ ] 1.1 テストを書く（任意）\n"])(
    "is one in %j",
    (text) => {
      expect(factsOf(text).optional).toBe(true);
    },
  );

  it("is none where the word is part of a sentence", () => {
    expect(factsOf("- [ ] 1.1 Parse optional fields\n").optional).toBe(false);
  });
});

describe("boxes below a task", () => {
  it("are criteria below such a label, steps elsewhere, and text is neither", () => {
    const text = `- [ ] T001 Schema
  - [x] Draw it
  - Acceptance Criteria:
    - [x] It applies
    - [ ] It can be taken back
  - Acceptance: it is short
`;
    expect(factsOf(text)).toMatchObject({ acceptance: { done: 1, total: 2 }, subtasks: { done: 1, total: 1 } });
  });

  it("are told apart by headings and labels in the section of a heading", () => {
    const text = `### P1.1: Schema

#### Subtasks

- [ ] Draw it
- [x] Print it

#### Acceptance Criteria

- [ ] It applies

**Acceptance Criteria** (Definition of Done):
- [ ] It is reviewed
`;
    expect(factsOf(text)).toMatchObject({ acceptance: { total: 2 }, subtasks: { done: 1, total: 2 } });
  });
});

describe("a Work Order", () => {
  const orderOf = (yaml: string, label = "#### Work Order") =>
    factsOf(`### P1.1: Schema\n\n**Priority**: P0\n\n${label}\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`).workOrder;

  it("bounds what may be done for a task", () => {
    const yaml = `intent: "Create the schema for {shop}"
scope:
  - db/migrations/
  - docs/{shop}.md
constraints: Must not lock tables
acceptance: [It applies, It can be taken back]
rollback: |
  dropdb shop`;
    expect(orderOf(yaml)).toEqual({
      intent: "Create the schema for {shop}",
      scope: ["db/migrations/", "docs/{shop}.md"],
      constraints: ["Must not lock tables"],
      acceptance: ["It applies", "It can be taken back"],
      rollback: "dropdb shop",
      otherKeys: [],
      problem: null,
      at: expect.objectContaining({ line: 7 }),
    });
    expect(orderOf("intent: Draw", "**Work Order**:")?.intent).toBe("Draw");
  });

  it("is looked for below such a label alone", () => {
    expect(orderOf("intent: Draw", "#### Example")).toBeNull();
  });

  it.each([
    ["bad indentation", "scope:\n  - a\n - b", /^line 10 is not YAML: /],
    ["a placeholder", "intent: {shop}", /^`intent` still holds the placeholder \{shop\}$/],
    ["a placeholder in a list", "scope: [{path_1}]", /^`scope` still holds the placeholder \{path_1\}$/],
    [
      "a path that is a placeholder",
      "scope: [{path/to/file.ts}]",
      /^`scope` still holds the placeholder \{path\/to\/file\.ts\}$/,
    ],
    ["nothing but a placeholder", "{Feature name}", /^it holds nothing but the placeholder \{Feature name\}$/],
    ["a map", "intent:\n  of: him", /^`intent` must be text or a list of texts$/],
    ["a list", "- a\n- b", /^it has no settings/],
    ["nothing", "", /^it is empty$/],
    ["deep brackets", `intent: ${"[".repeat(50)}`, /^it is nested too deep/],
    ["deep lists", `intent: ${"- ".repeat(50)}a`, /^it is nested too deep/],
    [
      "too much",
      `intent: |\n${"  words that nobody will ever read in full, however long they go on\n".repeat(300)}`,
      /^it is longer than 16,000 characters$/,
    ],
    [
      "aliases without end",
      `a: &a [x]\nb: &b [${"*a, ".repeat(20)}]\nscope: [${"*b, ".repeat(20)}]`,
      /^it repeats itself too often/,
    ],
  ])("says why it cannot be read: %s", (_, yaml, problem) => {
    expect(orderOf(yaml)?.problem).toMatch(problem);
  });

  it("keeps the keys that it is not read by, and where they stand", () => {
    expect(orderOf("intent: Draw\nscop:\n  - db/\n7: a\n? [b]\n: c")?.otherKeys).toEqual([
      { name: "scop", below: 2 },
      { name: "7", below: 4 },
    ]);
    expect(orderOf("intent: Draw\nscope: db/")?.otherKeys).toEqual([]);
  });

  it("declares files", () => {
    const text = "### P1.1: Schema\n\n**Priority**: P0\n\n#### Work Order\n\n```yaml\nscope: [db/, docs/a.md]\n```\n";
    expect(factsOf(text).declaredFiles).toEqual(["db/", "docs/a.md"]);
  });
});
