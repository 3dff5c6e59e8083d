import { describe, expect, it } from "vitest";
import { tasksOf } from "../../../support/bundles.ts";

const ids = (text: string) => tasksOf(text).tasks.map(({ id, generated, title }) => (generated ? `"${title}"` : id));
const parents = (text: string) => tasksOf(text).tasks.map(({ id, parent }) => `${id} in ${parent}`);

describe("a heading is a task", () => {
  it.each([
    ["### P1.1: Schema\n\n**Owner**: Ann\n", ["P1.1"]],
    ["##### Task 1.1: Title\n", ["1.1"]],
    ["### T001: Title [P]\n", ["T001"]],
    ["### T-010 Title\n", ["T-010"]],
    ["### T-024-A: Title\n", ["T-024-A"]],
    ["### T01 — Title\n", ["T01"]],
    ["### T01 – Title\n", ["T01"]],
    ["### **TASK-001**: Title\n", ["TASK-001"]],
    ["## Work Package WP01: Title (Priority: P0)\n", ["WP01"]],
    ["# Work Package Prompt: WP04 – Title\n\n## Parts\n\n### Subtask T018 – Part\n", ["WP04", "T018"]],
    ["### [x] Task 2: Title\n", ["2"]],
    ["## [ ] Anything\n", ['"Anything"']],
    ["### ✅ Task 3: Title\n", ["3"]],
    ["T004: Title\n-----------\n", ["T004"]],
    ["> ### T005: Title\n", ["T005"]],
    ["### AF-001 -- Title\n\n| Field | Value |\n| --- | --- |\n| Status | TODO |\n", ["AF-001"]],
    ["### 1.1 Title\n\n**Status**: Pending\n\n### 1.2 Stub\n", ["1.1", "1.2"]],
    ["### A1: Title\n\n- [ ] part\n", ["A1"]],
    ["### 1. Title\n\n**Status**: [x] Completed\n\n**Acceptance Criteria**:\n- [ ] It runs\n", ["1"]],
    ["### 1. Title\n\n**Status**: Pending\n**Effort**: 2 hours\n", ["1"]],
    ["# Task ID: 1\n\n**Title:** Doors\n\n**Status:** done\n\n**Dependencies:** None\n", ["1"]],
    ["### DOOR-HINGES: Title\n\n**Status**: Pending\n**Owner**: Ann\n", ["DOOR-HINGES"]],
    ["### DOOR-HINGES: Title\n\n#### Acceptance Criteria\n\n- They turn\n", ["DOOR-HINGES"]],
  ])("%j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});

it("what is listed again as remaining is left of the task above, and defines nothing", () => {
  const text =
    "## 1. Doors\n\n- [x] 1.1 Hinges\n\n## REMAINING TASKS\n\n### High\n\n- [ ] 1.1 Oil the hinges\n- [ ] 1.2 Locks\n";
  expect(ids(text)).toEqual(["1.1", "1.2"]);
});

it("ids may begin with long words, where a hyphen sets off their number", () => {
  const text =
    "- [ ] **FOUNDATION-1: Data**\n- [ ] **CORE-1: Doors**\n  - **Dependencies:** FOUNDATION-1\n- [ ] SCREENSHOTS2 of it\n";
  const { tasks } = tasksOf(text);
  expect(tasks.map(({ id, generated }) => (generated ? "" : id))).toEqual(["FOUNDATION-1", "CORE-1", ""]);
  expect(tasks[1]?.expressions[0]?.references).toEqual([{ kind: "id", id: "FOUNDATION-1", confidence: "exact" }]);
});

it("a section that speaks of gates keeps its tasks, and one that is a gate keeps its checks", () => {
  expect(ids("## 1. Gate/Reviewer words\n\n- [ ] 1.1 Hinges\n")).toEqual(["1.1"]);
  expect(ids("## Gate: all is done\n\n- [ ] Hinges turn\n")).toEqual([]);
});

it("a sign between the labels and the title belongs to neither", () => {
  const titles = (text: string) => tasksOf(text).tasks.map(({ title }) => title);
  expect(titles("### T001 [P]: Hinges\n\n- [ ] T002 [US1] - Locks\n- [ ] T003 - Doors\n")).toEqual([
    "Hinges",
    "Locks",
    "Doors",
  ]);
});

describe("a heading is none", () => {
  it.each([
    ["of a chapter with a status", "## 1. Scope\n\n**Status**: Draft\n"],
    ["a chapter of prose", "### 1.1 Background\n\nProse.\n"],
    ["a numbered chapter", "## 1. Setup\n\nProse.\n"],
    ["a phase", "## Phase 1: Setup\n\n**Priority**: P0\n"],
    ["a milestone", "### M1.1: Yard\n\n**Status**: Pending\n"],
    ["a work stream", "## WS1: Lights\n\n**Owner**: Ann\n"],
    ["a group of Agent OS", "#### Task Group 1: Wood\n\n**Dependencies:** None\n"],
    ["a priority", "## P0: Contracts\n\n**Owner**: Ann\n"],
    ["a requirement", "### FR-001: Doors\n\n**Status**: Draft\n"],
    ["a user story", "### US-001: Doors\n\n**Status**: Draft\n"],
    ["a name of the trade", "### S3 buckets\n\n**Status**: Draft\n"],
    ["about several tasks", "### T001 and T002 together\n"],
    ["an arrow", "### Task 1 → Task 2\n"],
    ["a range", "### T001-T009: Preparations\n"],
    ["in a fence", "```\n### T001: Title\n```\n"],
    ["a label", "### [P] Parallel\n"],
    ["capital words over a draft's status", "### DOOR-HINGES: Why they creak\n\n**Status**: Draft\n"],
  ])("that is %s", (_, text) => {
    expect(ids(text)).toEqual([]);
  });

  it("that groups boxes of its family", () => {
    expect(ids("## Task 2: Doors\n\n- [x] 2.1 Hinges\n- [ ] 2.2 Locks\n")).toEqual(["2.1", "2.2"]);
    expect(ids("## Task 2: Doors\n\n- [ ] 2. Hang them\n")).toEqual(["2"]);
    expect(ids("## Task 1: Doors\n\n### Task 1.1: Hinges\n\n### Task 1.2: Locks\n")).toEqual(["1.1", "1.2"]);
  });

  it("but not one whose steps are counted from one", () => {
    const steps = "- [ ] 1. first\n- [ ] 2. second\n\n";
    expect(ids(`### Task 1: a\n\n${steps}### Task 2: b\n\n${steps}### Task 3: c\n\n${steps}`)).toEqual(["1", "2", "3"]);
  });

  it("that groups boxes without ids under a bare number", () => {
    expect(ids("## Phase 1\n\n### 1.1 Doors\n\n- [ ] hinges\n")).toEqual(['"hinges"']);
  });
});

describe("a box that begins with several ids", () => {
  it.each([
    ["- [ ] T010, T011 and T012 Parsers\n", ["T010", "T011", "T012"]],
    ["- [ ] **INFRA-001, INFRA-002**: Hosts\n", ["INFRA-001", "INFRA-002"]],
    ["- [ ] S3, S4: Yards\n", ["S3", "S4"]],
    ["- [ ] T-IP-S4, T-IP-S5: Pairs\n", ["T-IP-S4", "T-IP-S5"]],
  ])("is as many tasks: %j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it.each([
    ["requirements", "FR-001, FR-002: Doors open"],
    ["stories", "US1, US2 are tried out"],
    ["criteria", "AC-1 and AC-2 hold"],
    ["names of the trade", "H264, H265 encoders"],
    ["words that are ids where they are set off", "S3, S4 buckets"],
  ])("is about them where they are %s", (_, title) => {
    expect(ids(`- [ ] ${title}\n- [ ] ${title} again\n`)).toEqual([`"${title}"`, `"${title} again"`]);
  });
});

describe("a requirement or a story in front of a box", () => {
  it("is what the box is about where several boxes are", () => {
    expect(ids("- [ ] FR-001: Doors open\n- [ ] FR-001: Doors close\n- [ ] FR-002: Locks\n")).toEqual([
      '"FR-001: Doors open"',
      '"FR-001: Doors close"',
      '"FR-002: Locks"',
    ]);
  });

  it("is its id where each box has its own, but for a slip", () => {
    const boxes = [1, 2, 3, 4, 5, 6, 6].map((number) => `- [ ] US-00${number} Title\n`).join("");
    expect(ids(boxes).filter((id) => id === "US-006")).toHaveLength(2);
  });
});

describe("the block of a heading", () => {
  it("gives it the title that its heading lacks", () => {
    const [task] = tasksOf("# Task ID: 1\n\n**Title:** Doors\n\n**Status:** done\n").tasks;
    expect(task).toMatchObject({ id: "1", title: "Doors", status: "done" });
  });

  it("holds its sub-headings and ends at the next task or at a heading of its level", () => {
    const text =
      "### T001: a\n\n#### Subtasks\n\n- [ ] x\n\n#### Dependencies\n\n- None\n\n### Notes\n\n**Depends on**: T009\n\n### T002: b\n";
    const [first, second] = tasksOf(text).tasks;
    expect(first?.expressions.flatMap(({ references }) => references)).toEqual([]);
    expect(second).toMatchObject({ id: "T002", expressions: [] });
  });

  it("leaves to the document what stands behind the last rule", () => {
    const text =
      "### P1.1: a\n\n**Owner**: Ann\n\n---\n\n### P1.2: b\n\n**Owner**: Ben\n\n---\n\n**Dependencies**: P1.1\n";
    expect(tasksOf(text).tasks.map(({ expressions }) => expressions)).toEqual([[], []]);
  });

  it("has tasks of its own where boxes carry ids, and sub-tasks where they do not", () => {
    const text = "## WP01: a\n\n### Included\n\n- [ ] T001 b\n- [ ] c\n- [ ] 1. step\n\n## WP02: d\n\n- [ ] T002 e\n";
    expect(parents(text)).toEqual(["WP01 in null", "T001 in WP01", "WP02 in null", "T002 in WP02"]);
  });

  it.each([
    ["below a heading of its sub-tasks", "## WP01: a\n\n### Subtasks\n\n- [ ] T001 b\n- [ ] c\n"],
    ["after a label", "## WP01: a\n\n**Success criteria**:\n- [ ] T001 b\n- [ ] c\n"],
    ["below a bullet", "## WP01: a\n\n- **Subtasks**:\n  - [ ] T001 b\n  - [ ] c\n"],
  ])("has tasks of its own %s", (_, text) => {
    expect(parents(text)).toEqual(["WP01 in null", "T001 in WP01"]);
  });

  it("goes on over headings of its level that come again behind other tasks", () => {
    const parts = (at: number) => `### Boxes\n\n- [ ] T00${at} a\n\n### Needs\n\n- WP0${at - 1}\n\n`;
    const text = `## Phase 1: A\n\n### WP01: a\n\n${parts(1)}### WP02: b\n\n${parts(2)}### Notes\n\n- [ ] T003 c\n`;
    expect(parents(text)).toEqual(["WP01 in null", "T001 in WP01", "WP02 in null", "T002 in WP02", "T003 in null"]);
    const { tasks, phases } = tasksOf(text);
    expect(tasks.find(({ id }) => id === "WP02")?.expressions.map(({ text }) => text)).toEqual(["WP01"]);
    expect(phases.map(({ id, expressions }) => [id, expressions.length])).toContainEqual(["1", 0]);
  });

  it("is listed elsewhere by a heading with its id that states nothing", () => {
    const text = "## List\n\n### WP01 — a\n\n- [x] T001 b\n\n## Packages\n\n### WP01 — a\n\n**Owner**: Ann\n";
    expect(tasksOf(text).tasks.map(({ id, at, parent }) => [id, at.line, parent])).toEqual([
      ["T001", 5, "WP01"],
      ["WP01", 9, null],
    ]);
  });
});

describe("boxes elsewhere with the id of a heading", () => {
  it("define nothing", () => {
    const text = "### Task 1.1: a\n\n### Task 1.2: b\n\n## Status\n\n- [x] ~~Task 1.1~~ - Completed\n- [ ] Task 1.2\n";
    expect(tasksOf(text).tasks.map(({ id, status, at }) => [id, status, at.line])).toEqual([
      ["1.1", "done", 1],
      ["1.2", "todo", 3],
    ]);
  });
});

describe("headings with the ids of more boxes", () => {
  it("give details of what the boxes define", () => {
    const text = "- [ ] T1.1 a\n- [x] T1.2 b\n\n## Details\n\n### T1.2: b\n\n**File**: x.ts\n\n- [ ] no task\n";
    expect(tasksOf(text).tasks.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ["T1.1", "item", "todo"],
      ["T1.2", "item", "done"],
    ]);
  });
});

describe("a paragraph", () => {
  it.each([
    ["**T001** [P] a\n", ["T001"]],
    ["**Task 1.2: a**\n", ["1.2"]],
    ["**T001** a\n**T002** b\n", ["T001", "T002"]],
    ["[ ] T014 a\n", ["T014"]],
    ["Work:\n[x] T014 a\n[ ] T015 b\n", ["T014", "T015"]],
    ["T006 a\nT007 b\n", ["T006", "T007"]],
    ["T006 a\nT007 b of\nT006 again\n\nT007 once more\n", ["T006", "T007"]],
    ["T006 a\n", []],
    ["T006 and T007 come first,\nT008 follows\n", []],
    ["It ends in\nT001 a\nT002 b\n", []],
    ["[ ] no id\n", []],
    ["**FR-001**: a\n", []],
    ["**Phase 1: a**\n", []],
    ["**T001** depends on T002\n", []],
    ["**T001-T003**: a\n", []],
    ["- [ ] T001 a\n\n**T001 - a**: mind the gap\n", ["T001"]],
    ["- [ ] T001 a\n\nT002 b\nT003 c\n", ["T001"]],
    ["## Dependencies\n\nT001 a\nT002 b\n\n**T003** c\n", []],
  ])("%j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it("in bold has what follows it, up to the next one or a rule", () => {
    const list = tasksOf("**T001** a\n\n- Status: Done\n- [ ] part\n\n**T002** b\n\n---\n\n- [ ] T003 c\n");
    expect(list.tasks.map(({ id, status, parent }) => [id, status, parent])).toEqual([
      ["T001", "done", null],
      ["T002", "todo", null],
      ["T003", "todo", null],
    ]);
  });
});

describe("bullets without boxes", () => {
  it.each([
    ["- [T001] [P] a\n- [T002] b\n", ["T001", "T002"]],
    ["- T001 — a\n  - Depends on: T002\n- T002 — b\n", ["T001", "T002"]],
    ["1. **T001** a\n2. **T002** b\n", ["T001", "T002"]],
    ["- T001 — a\n", []],
    ["- T001 before T002\n- T002 → T003\n", []],
    ["- [ ] T001 a\n- T002 b\n- T003 c\n", ["T001"]],
    ["## Parallel\n\n- T001 a\n- T002 b\n", []],
    ["- [P] tasks = different files\n- [US1] stories\n", []],
  ])("%j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});

describe("table rows", () => {
  const table = (header: string, ...rows: string[]) =>
    [header, header.replace(/[^|]+/g, "-"), ...rows, ""].map((row) => `|${row}|`).join("\n");

  it.each([
    [table("ID|Task|Status", "T001|a|Done", "**T002**|b|Open"), ["T001", "T002"]],
    [table("#|Description|Status", "1|a|Done", "2|b|Open"), ["1", "2"]],
    [table("Task|Status", "a|Done"), ['"a"']],
    [table("Task|Status|Description", "T001|Done|a", "T002|Open|b"), ["T001", "T002"]],
    [table("Task ID|Name|State", "`S32_G01_F1`|a|Open"), ["S32_G01_F1"]],
    [table("ID|Task|Depends On", "PLS-1|a|-"), ["PLS-1"]],
    [table("ID|Risk|Status", "R1|a|Open"), []],
    [table("ID|Requirement|Status", "FR-001|a|Open"), []],
    [table("ID|Task|Status", "FR-001|a|Open"), []],
    [table("Owner|Tasks", "Ann|1.1, 1.2"), []],
    [table("ID|Task", " | "), []],
    [`- [ ] T001 a\n\n${table("ID|Task|Priority", "T009|b|P1")}`, ["T001"]],
    [`- [ ] T001 a\n\n${table("ID|Task|Status", "T001|a|Open")}`, ["T001"]],
    [`## Backlog\n\n${table("ID|Task|Status", "T001|a|Open")}`, []],
    [`## Completed Tasks\n\n${table("ID|Task|Status", "T001|a|Done")}`, []],
  ])("%j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it("state what their columns say", () => {
    const text = table("ID|Task|Status|Depends On|Owner", "T1|a|Done|-|Ann", "T2|b|[ ] todo|T1|Ben");
    const list = tasksOf(text);
    expect(list.tasks.map(({ status, facts, expressions }) => [status, facts.assignee, expressions.length])).toEqual([
      ["done", "Ann", 1],
      ["todo", "Ben", 1],
    ]);
    expect(list.tasks[1]?.expressions).toMatchObject([{ text: "T1", direction: "waits", at: { line: 4 } }]);
  });
});

describe("parts", () => {
  it.each([
    [
      "by their numbers, however flat",
      "- [ ] 2. a\n- [ ] 2.1 b\n- [ ] 2.10 c\n",
      ["2 in null", "2.1 in 2", "2.10 in 2"],
    ],
    ["of a parent that ends in a zero", "- [ ] 3.0 a\n- [ ] 3.1 b\n", ["3.0 in null", "3.1 in 3.0"]],
    ["by their place", "- [ ] T001 a\n  - [ ] T001.1 b\n", ["T001 in null", "T001.1 in T001"]],
    ["not of a number that nothing has", "- [ ] 2.1 a\n", ["2.1 in null"]],
  ])("are told %s", (_, text, expected) => {
    expect(parents(text)).toEqual(expected);
  });
});

describe("an id", () => {
  it("may stand in a tag at the end, and be of two kinds", () => {
    const text =
      "- [ ] Hang the door [id: 100]\n- [ ] Paint it [ID: T-7]\n- [x] **M1-T2**: Lock it\n- [ ] W1-E01 See it\n";
    expect(tasksOf(text).tasks.map(({ id, title }) => [id, title])).toEqual([
      ["100", "Hang the door"],
      ["T-7", "Paint it"],
      ["M1-T2", "Lock it"],
      ["W1-E01", "See it"],
    ]);
    expect(tasksOf("- [ ] T001-T003 Paint\n").tasks.map(({ id }) => id)).toEqual(["T001", "T002", "T003"]);
  });
});

describe("a letter between brackets", () => {
  it("is a box where a legend explains it or a new id follows, and a label elsewhere", () => {
    const legend = "| Mark | Meaning |\n| - | - |\n| `[B]` | Blocked |\n| `[P]` | Parallelizable |\n\n";
    const text = "- [ ] T001 a\n- [B] T002 b\n- [P] tasks = different files\n";
    expect(tasksOf(legend + text).tasks.map(({ id, status, title }) => [id, status, title])).toEqual([
      ["T001", "todo", "a"],
      ["T002", "blocked", "b"],
    ]);
    expect(tasksOf(text).tasks.map(({ id, status }) => [id, status])).toEqual([
      ["T001", "todo"],
      ["T002", "unknown"],
    ]);
    expect(ids("- [ ] T001 a\n\n- [B] T001 takes long\n- [B] M2 b\n- [B] see T002\n")).toEqual(["T001"]);
  });
});

describe("a test case of a task", () => {
  it("is no task, whatever it states of itself", () => {
    const cases = "#### TC-001: Opens\n\n**Status**: pending\n\n#### TC-002: Shuts\n\n- [ ] by hand\n\n";
    const task = "### T-001: Hang the door\n\n**User Story**: US-001\n**Status**: [ ] pending\n\n";
    const table = "| ID | Task | Status |\n|---|---|---|\n| TC-003 | Locks | pending |\n";
    expect(ids(task + cases + table)).toEqual(["T-001"]);
  });
});

describe("the address in a heading", () => {
  it("says nothing of what stands below it", () => {
    const lines = "\n\nT001 Dig\nT002 Pour\n";
    expect(ids(`## Phase 1: Base https://example.org/notes${lines}`)).toEqual(["T001", "T002"]);
    expect(ids(`## Examples https://example.org${lines}`)).toEqual([]);
  });
});

describe("an id that was struck out", () => {
  it("is nobody's second one where the task was written anew", () => {
    expect(ids("- [x] ~~T001 a~~\n- [ ] T001 **DECIDED** b\n- [X] ~~T002 c~~ (dropped)\n")).toEqual(["T001", "T002"]);
  });
});
