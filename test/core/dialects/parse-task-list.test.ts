import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Task } from "../../../src/core/bundle/task.ts";
import { sampleDocument } from "../../../src/core/dialects/dialect-sample.ts";
import { dialects } from "../../../src/core/dialects/index.ts";
import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { anyText } from "../../support/any-text.ts";
import { markdownOf, tasksOf } from "../../support/bundles.ts";

const only = (text: string): Task | undefined => tasksOf(text).tasks[0];
const ids = (text: string) => tasksOf(text).tasks.map(({ id }) => id);

describe("a phase of tasks in bold", () => {
  it("does not wait for what its tasks wait for", () => {
    const task = (id: string, waits: string) => `**${id}** Build\n\n- Dependencies: ${waits}\n\n`;
    const list = tasksOf(
      `## Phase 2: Walls\n\n**Depends on**: Phase 1\n\n${task("T002", "None")}${task("T003", "T001")}`,
    );
    expect(list.phases[0]?.expressions.map(({ text }) => text)).toEqual(["Phase 1"]);
    expect(list.tasks[1]?.expressions.map(({ text }) => text)).toEqual(["T001"]);
  });
});

describe("the dialect of a document", () => {
  it("is not told by the tables that list its tasks once more", () => {
    const tasks = "### P1.1: Sift\n\n**Dependencies**: None\n\n### P1.2: Knead\n\n**Dependencies**: P1.1\n\n";
    const table = "| ID | Task | Status |\n|---|---|---|\n| P1.1 | Sift | done |\n| P1.2 | Knead | done |\n";
    for (const heading of ["Completed Tasks", "Where we are"]) {
      const list = tasksOf(`${tasks}## ${heading}\n\n${table}`);
      expect([list.dialect, list.notices]).toEqual(["phase-heading", []]);
    }
    const retired = `## Done\n\n${table.replaceAll("P1.", "P9.")}`;
    expect([tasksOf(tasks + retired).dialect, tasksOf(tasks + retired).notices]).toEqual(["phase-heading", []]);
  });

  it("is the one that most items speak", () => {
    expect(tasksOf("- [ ] T001 a\n- [ ] T002 b\n- [ ] **M1.1**: c\n").dialect).toBe("spec-kit");
    expect(tasksOf("- [ ] **M1.1**: a\n- [ ] **M1.2**: b\n- [ ] T001 c\n").dialect).toBe("platform-kit");
    expect(tasksOf("- [ ] buy milk\n").dialect).toBe("generic");
  });

  it("is what the configuration says", () => {
    expect(tasksOf("- [ ] T001 a\n", { dialect: "generic" }).dialect).toBe("generic");
    expect(tasksOf("- [ ] T001 a\n", { dialect: "unheard-of" }).dialect).toBe("spec-kit");
  });

  it("is told where two tie", () => {
    const list = tasksOf("- [ ] T001 a\n- [ ] **M1.1**: b\n");
    expect(list.dialect).toBe("spec-kit");
    expect(list.notices).toMatchObject([
      { kind: "ambiguous-dialect", detail: expect.stringContaining("platform-kit") },
    ]);
  });

  it("is none of a tool in a document without tasks", () => {
    const sample = sampleDocument(markdownOf("# a\n\n- some b\n\nT001 and c\n\n| a |\n| - |\n| b |\n"));
    expect(dialects.filter((dialect) => dialect.signal(sample) > 0)).toEqual([]);
  });
});

describe("an id", () => {
  it.each([
    ["10-minute observation"],
    ["M365/Teams connector"],
    ["P0 | Human | Create the account"],
    ["5% of users"],
    ["README"],
    ["2 of them"],
    ["API for S3"],
  ])("is not seen in %j", (text) => {
    expect(only(`- [ ] ${text}\n`)).toMatchObject({ generated: true, title: text });
  });

  it.each([
    ["**Task 1.1**: Start", "1.1", "Start"],
    ["1.1 Start", "1.1", "Start"],
    ["1. Start", "1", "Start"],
    ["**1.1 Start** it", "1.1", "Start it"],
    ["T001 — Start", "T001", "Start"],
    ["T001 - Start", "T001", "Start"],
    ["[P] T001 Start", "T001", "Start"],
    ["T001 [US1, US2] [P1] Start", "T001", "Start"],
    ["`T001` Start", "T001", "Start"],
  ])("is seen in %j", (text, id, title) => {
    expect(only(`- [ ] ${text}\n`)).toMatchObject({ id, title, generated: false });
  });

  it.each(["T001 **[P]** Start", "T001 `[P]` Start", "**[P]** T001 Start", "T001 Start **[P]**"])(
    "leaves a dressed parallel mark out of the title in %j",
    (text) => {
      expect(only(`- [ ] ${text}\n`)).toMatchObject({ id: "T001", title: "Start", facts: { parallel: true } });
    },
  );

  it("is not a label that a third of the items repeat", () => {
    const list = tasksOf("- [ ] P0 a\n- [ ] P0 b\n- [ ] P0 c\n- [ ] P1 d\n");
    expect(list.tasks.map(({ generated, facts }) => [generated, facts.priority])).toEqual([
      [true, "P0"],
      [true, "P0"],
      [true, "P0"],
      [false, null],
    ]);
  });

  it("of a fingerprint survives moved lines and a tick, not another text", () => {
    const [first] = ids("## A\n- [ ] mow\n");
    expect(ids("\n\n## A\n\n- [x] mow\n")).toEqual([first]);
    expect(ids("## A\n- [ ] mow it\n")).not.toEqual([first]);
    expect(ids("## B\n- [ ] mow\n")).not.toEqual([first]);
  });

  it("of a fingerprint survives the counter of its heading, which a tick moves", () => {
    const [first] = ids("## A\n- [ ] mow\n");
    expect(ids("## A (0/1 done)\n- [ ] mow\n")).toEqual([first]);
    expect(ids("## A (1 of 1 tasks complete)\n- [x] mow\n")).toEqual([first]);
    expect(ids("## A (north)\n- [ ] mow\n")).not.toEqual([first]);
  });
});

describe("a fence that an item ends", () => {
  const kinds = (text: string) => tasksOf(text).notices.map(({ kind }) => kind);

  it("hides nothing behind it, and only boxes that stand in it are missed", () => {
    expect(kinds("- [ ] T001 a\n  ```\n- [ ] T002 b\n")).toEqual([]);
    expect(kinds("- [ ] T001 a\n  ```\n  - [ ] T002 b\n")).toEqual(["unclosed-fence"]);
    expect(kinds("- [ ] T001 a\n\n```\n- [ ] T002 b\n")).toEqual(["unclosed-fence"]);
  });
});

describe("a box is no task", () => {
  it.each([
    ["under acceptance criteria", "- [ ] T001 a\n\n### Acceptance Criteria\n\n- [ ] b\n"],
    ["after an acceptance label", "- [ ] T001 a\n\n**Acceptance Criteria**:\n\n- [ ] b\n"],
    ["in a checklist", "- [ ] T001 a\n\n## Validation Checklist\n- [ ] b\n"],
    ["below a checklist heading", "- [ ] T001 a\n\n## Review Checklist\n### Part\n- [ ] b\n"],
    ["nested without an id", "- [ ] T001 a\n  - [ ] b\n"],
    [
      "in a fence, a comment, a table or front matter",
      "---\na: b\n---\n- [ ] T001 a\n\n```\n- [ ] b\n```\n<!-- \n- [ ] c\n-->\n\n| [ ] |\n| - |\n| [ ] d |\n",
    ],
  ])("%s", (_, text) => {
    expect(ids(text)).toEqual(["T001"]);
  });

  it("but one with a task's id in a checklist is", () => {
    expect(ids("## Subtask checklist\n\n- [ ] T001 a\n- [ ] b\n- [ ] CHK001 c\n")).toEqual(["T001"]);
  });

  it("but a nested one with an id of its parent's family is", () => {
    expect(ids("- [ ] 2. a\n  - [ ] 2.1 b\n    - [ ] 2.1.1 c\n  - [ ] P95 below 200 ms\n")).toEqual([
      "2",
      "2.1",
      "2.1.1",
    ]);
  });
});

describe("a deeper box with an id of its own is a task", () => {
  it.each([
    ["below a plain bullet", "- **Backend**\n  - [ ] T001 a\n  - [ ] b\n", ["T001"]],
    ["below a numbered one", "1. Backend\n   - [ ] T005 a\n     - [ ] T006 b\n", ["T005", "T006"]],
    ["below a plain bullet in a plain bullet", "- App\n  - Backend\n    - [ ] 1.1 a\n", ["1.1"]],
    [
      "with a letter behind its parent's",
      "- [ ] T006 a\n  - [ ] T006a b\n  - [ ] T006b c\n",
      ["T006", "T006a", "T006b"],
    ],
    ["in a checklist", "## Review checklist\n- Backend\n  - [ ] T001 a\n  - [ ] CHK1 b\n", ["T001"]],
  ])("%s", (_, text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it("below one that has none", () => {
    const list = tasksOf("- [ ] Frontend\n  - [ ] T003 a\n  - [ ] P95 below 200 ms\n");
    expect(list.dialect).toBe("generic");
    expect(list.tasks.map(({ id, generated }) => (generated ? "generated" : id))).toEqual(["generated", "T003"]);
  });

  it("and lets the document speak its dialect", () => {
    expect(tasksOf("- **Backend**\n  - [ ] T001 a\n").dialect).toBe("spec-kit");
  });

  it("but not where criteria stand", () => {
    expect(ids("- Acceptance Criteria:\n  - [ ] T001 passes\n")).toEqual([]);
  });
});

describe("fields", () => {
  it("are read from bullets, lines, pipes, italics and lists", () => {
    const text = [
      "- [ ] T001 a",
      "  **Owner**: Ann | **Priority**: P1 | **Status**: [ ] pending",
      "  - Files:",
      "    - `src/a.ts`",
      "    - src/b.ts, docs/{x,y}.md",
      "  - _Depends: T002, T003_",
      "- [ ] T002 b",
      "- [ ] T003 c",
      "  - Blocks:",
      "    - T002",
      "",
    ].join("\n");
    const [first, , third] = tasksOf(text).tasks;
    expect(first?.title).toBe("a");
    expect(first?.facts).toMatchObject({
      assignee: "Ann",
      priority: "P1",
      files: ["src/a.ts", "src/b.ts", "docs/{x,y}.md"],
    });
    expect(first?.marks.map(({ kind, written, status }) => [kind, written, status])).toEqual([
      ["box", " ", "todo"],
      ["box", " ", "todo"],
      ["field", "pending", "todo"],
    ]);
    expect(first?.expressions).toMatchObject([{ text: "T002, T003", at: { line: 6 } }]);
    expect(third?.expressions).toMatchObject([{ direction: "blocks", text: "T002" }]);
  });

  it("about other tasks go on in the next line after a comma", () => {
    const text = "- [ ] **M1.3**: a\n  - Dependencies: M1.1,\n    M1.2\n    and a remark\n";
    expect(only(text)?.expressions).toMatchObject([
      { text: "M1.1,\n    M1.2", references: [{ id: "M1.1" }, { id: "M1.2" }], at: { line: 2 } },
    ]);
  });

  it("of the document are not the last task's", () => {
    expect(
      only("## Phase 1: A\n\n- [ ] T001 a\n\n## Notes\n\n**Dependencies**: T001\n\n- Depends on T001\n")?.expressions,
    ).toEqual([]);
  });

  it("of requirements are no dependencies", () => {
    const task = only("- [ ] 1.1 a\n  - _Requirements: 1.1, 2.3_\n  - Can run in parallel with 2.2\n");
    expect(task?.expressions).toEqual([]);
  });
});

describe("dependencies said in passing", () => {
  const said = (text: string) => {
    const list = tasksOf(`- [ ] T001 ${text}\n- [ ] T002 b\n- [ ] T003 c\n`);
    return list.tasks[0]?.expressions.map(({ direction, references }) => [
      direction,
      references.map((one) => ("id" in one ? one.id : one.kind)),
    ]);
  };

  it.each([
    ["a (depends on T002, T003)", [["waits", ["T002", "T003"]]]],
    ["a (depends on T002: auth fix)", [["waits", ["T002"]]]],
    ["a (depends on T002, same file)", [["waits", ["T002"]]]],
    ["a (depends on T002; data-model.md)", [["waits", ["T002"]]]],
    ["a\n  (depends on T002,\n  T003)", [["waits", ["T002", "T003"]]]],
    ["a. Depends on: T002. Evidence: T003 kept", [["waits", ["T002"]]]],
    ["a (dep: T002)", [["waits", ["T002"]]]],
    ["After T002.", [["waits", ["T002"]]]],
    ["a, blocks T003", [["blocks", ["T003"]]]],
    ["a - Blocked by Task 1.1", [["waits", ["1.1"]]]],
    ["a (depends on Phase 2)", [["waits", ["2"]]]],
    ["a (depends on Task 1)", [["waits", ["1"]]]],
    ["a (depends on User Story 1)", [["waits", ["US1"]]]],
    ["a. **Dependencies**: T002", [["waits", ["T002"]]]],
    ["a (dependencies: T002)", [["waits", ["T002"]]]],
    ["a (prerequisite: T002)", [["waits", ["T002"]]]],
    ["a (depends on completion of T002)", [["waits", ["T002"]]]],
    ["a (depends on all previous tasks)", [["waits", ["set"]]]],
    ["a (blocked by #123)", [["waits", ["external"]]]],
    ["a page for not found errors (depends on T002)", [["waits", ["T002"]]]],
    ["a not only depends on T002", [["waits", ["T002"]]]],
    ["a: why the cache never depends on T002", []],
    ["a. Does not depend on T002", []],
    ["a. Doesn't depend on T002", []],
    ["a. No longer blocked by T002", []],
    ["a, nothing requires T002", []],
    ["a (not after T002)", []],
    ["a after T099 of the old plan", []],
    ["a that depends on the weather", []],
    ["a, which requires OAuth2", []],
    ["a. T003 must run after T002 (same table)", []],
    ["a; T002 and T003 can start once T001 lands", []],
    ["a, T001 once", []],
    ["widen T003 (depends on T002)", [["waits", ["T002"]]]],
    ["a (depends on T001)", [["waits", ["T001"]]]],
    ["a once T002 lands", [["waits", ["T002"]]]],
    ["a on the branch before T002 landed", []],
    ["a. T009 [depends on T002] b", []],
    ["a that answers once T002 sends the signal", []],
    ["a\n  - **BLOCKS**: Depends on T002", [["waits", ["T002"]]]],
    ["a\n  - **Independent test**: red today,\n    green after T002", []],
    ["a\n  - **No conflicts with**: T002", []],
    ["T002完了後に試す", [["waits", ["T002"]]]],
    ["T002の後で試す", [["waits", ["T002"]]]],
    ["T002 完成后开始", [["waits", ["T002"]]]],
    ["T002 之后执行", [["waits", ["T002"]]]],
    ["T002 后端接口", []],
    ["T002後続ページ", []],
    ["T002 後方互換", []],
  ])("%j", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it("in prose below a task are doubtful where everyday words say them", () => {
    const { tasks } = tasksOf(
      "- [ ] T001 a\n  - Red until the switch, green after T002\n  - After T003\n- [ ] T002 b\n- [ ] T003 c\n",
    );
    const confidences = tasks[0]?.expressions.flatMap(({ references }) => references);
    expect(confidences).toMatchObject([
      { id: "T002", confidence: "medium" },
      { id: "T003", confidence: "exact" },
    ]);
  });

  it("are not read in a list of dependencies from notes about who stays out of whose way", () => {
    const needs =
      "### Dependencies\n\n- **Requires**: WP01 complete\n- **No conflicts with**: WP03\n- WP03 must run after WP02\n";
    const { tasks } = tasksOf(`## WP01: a\n\n## WP02: b\n\n${needs}\n## WP03: c\n`);
    const named = tasks[1]?.expressions.flatMap(({ references }) =>
      references.map((one) => ("id" in one ? one.id : one)),
    );
    expect(new Set(named)).toEqual(new Set(["WP01"]));
  });

  it("in a heading hold for the tasks below it", () => {
    const list = tasksOf(
      "## Phase 1: A\n\n### Rename (depends on T001)\n\n- [ ] T002 b\n\n### Other\n\n- [ ] T001 a\n",
    );
    expect(list.tasks.map(({ expressions }) => expressions.map(({ source }) => source))).toEqual([["heading"], []]);
  });
});

describe("headings of phases", () => {
  it.each([["## Phase 2: More (Depends on: Phase 1)"], ["## Phase 2 (after Phase 1)"]])("%j", (heading) => {
    const list = tasksOf(`## Phase 1: A\n- [ ] T001 a\n\n${heading}\n- [ ] T002 b\n`);
    expect(list.phases[1]?.expressions).toMatchObject([
      { direction: "waits", references: [{ kind: "phase", id: "1" }] },
    ]);
  });
});

describe("statements about the order of tasks", () => {
  const waits = (bullet: string) => {
    const list = tasksOf(`- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n\n## Dependencies\n\n- ${bullet}\n`);
    return list.tasks.flatMap(({ id, expressions }) =>
      expressions.flatMap(({ references }) => references.map((one) => `${id} ${"id" in one ? one.id : one.kind}`)),
    );
  };

  it.each([
    ["T001 before T002", ["T002 T001"]],
    ["T003 must not be started before T002 is reviewed", ["T003 T002"]],
    ["T003 does not have to be done before T002", []],
    ["T003 can never be done before T002", ["T003 T002"]],
    ["T003 no longer depends on T002", []],
    ["T003 blocks on T002", ["T003 T002"]],
    ["T001 is in two halves: the code (T002) precedes its tests (T003)", ["T003 T002"]],
    ["**T001 → T002**: the models (T002) must land before the pages (T003)", ["T002 T001", "T003 T002"]],
    ["T003 is blocked on T002", ["T003 T002"]],
    ["T003 blocks T002", ["T002 T003"]],
    ["T003 does not come after T002", []],
  ])("%j", (bullet, expected) => {
    expect(waits(bullet)).toEqual(expected);
  });
});

describe("phases", () => {
  it("end at the next heading of their level, and a group with tasks is one too", () => {
    const list = tasksOf(
      "# T\n\n## Phase 1: A\n- [ ] T001 a\n### Part\n- [ ] T002 b\n\n## Loose ends\n- [ ] T003 c\n\n## Notes\n",
    );
    expect(list.phases.map(({ id, parent }) => [id, parent])).toEqual([
      ["1", null],
      ["loose-ends", null],
    ]);
    expect(list.tasks.map(({ phase }) => phase)).toEqual(["1", "1", "loose-ends"]);
  });

  it("may have a box, and are named by number in several languages", () => {
    const list = tasksOf(
      "## [x] Phase 1: A\n- [x] T001 a\n\n## 阶段 2: B\n- [ ] T002 b\n\n## Lane C — D\n- [ ] T003 c\n",
    );
    expect(list.phases.map(({ id }) => id)).toEqual(["1", "2", "C"]);
  });

  it("with one id twice are told apart", () => {
    expect(
      tasksOf("## Phase 1: A\n- [ ] **A1**: a\n\n## Rollout\n### Phase 1: B\n- [ ] **B1**: b\n").phases.map(
        ({ id }) => id,
      ),
    ).toEqual(["1", "rollout", "rollout/1"]);
  });

  it("state what they wait for before their first task", () => {
    const list = tasksOf(
      "## Phase 1: A\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: Phase 1 complete\n\n- [ ] T002 b\n\n**Depends on**: T099\n\n## Phase 3: C\n<!-- DEPENDS_ON: Phase 2 completion -->\n\n- [ ] T003 c\n",
    );
    expect(list.phases.map(({ expressions }) => expressions.flatMap(({ references }) => references))).toEqual([
      [],
      [{ kind: "phase", id: "1", confidence: "exact" }],
      [{ kind: "phase", id: "2", confidence: "exact" }],
    ]);
  });
});

it("a table whose rows are of thousands of tasks each is no plan", () => {
  const tasks = Array.from({ length: 2_000 }, (_, at) => `- [ ] T${String(at + 1).padStart(4, "0")} x`).join("\n");
  const rows = "| T0001-T2000 | T0001 |\n".repeat(1_000);
  const list = tasksOf(`${tasks}\n\n## Dependencies\n\n| Task | Depends On |\n|---|---|\n${rows}`);
  expect(list.tasks.flatMap(({ expressions }) => expressions)).toEqual([]);
});

it("phases may be called Fase, and several of them Fases", () => {
  const text =
    "## Fase 1 — Base\n- [ ] T001 a\n\n## Fase 2 — Lista\n- [ ] T002 b\n\n## Fase 3 — API\n- [ ] T003 c\n\n## Dependencies\n\n- **Fase 3**: Depends on Fases 1 and 2\n";
  const { phases } = tasksOf(text);
  expect(phases.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  const named = phases[2]?.expressions.flatMap(({ references }) => references);
  expect(named?.map((one) => ("id" in one ? one.id : one.kind))).toEqual(["1", "2"]);
});

describe("bullets about phases", () => {
  const barriers = (bullets: string) => {
    const phases = ["Setup", "Foundational", "User Story 1 - a", "User Story 2 - b", "Polish"];
    const text = phases.map((name, index) => `## Phase ${index + 1}: ${name}\n- [ ] T00${index + 1} x\n\n`).join("");
    const list = tasksOf(`${text}## Dependencies\n\n### Phase Dependencies\n\n${bullets}\n`);
    return list.phases.flatMap(({ id, expressions }) =>
      expressions.map(({ direction, references }) => {
        const on = references.map((one) => ("id" in one ? one.id : one.kind));
        return `${id} ${direction} ${on}`;
      }),
    );
  };

  it.each([
    [
      "- **Foundational (Phase 2)**: Depends on Setup completion - BLOCKS all user stories",
      ["2 waits 1", "2 blocks 3,4"],
    ],
    ["- **US2 (Phase 4)**: Depends on US1 completion (it filters what US1 finds)", ["4 waits 3"]],
    ["- **User Story 2 (P2)**: Can start after Foundational (Phase 2) - No dependencies on others", ["4 waits 2"]],
    ["- **User Stories (Phase 3+)**: All depend on Foundational phase completion", ["3 waits 2", "4 waits 2"]],
    ["- **Polish (Final Phase)**: Depends on all desired user stories being complete", ["5 waits 3,4"]],
    ["- **Polish**: Depends on all previous phases", ["5 waits 1,2,3,4"]],
    ["- **Polish**: Depends on the weather", ["5 waits prose"]],
    ["- **Setup (Phase 1)**: No dependencies - can start immediately", []],
    ["- Models before services", []],
    ["- **User Story 1**: does not depend on Phase 2", []],
    ["- **US1 (Phase 3)**: BLOCKS US1, US2 (which build on US1's model)", ["3 blocks 4"]],
    ["- **Polish (Phase 5)**: Depends on Phases 3 and 4 both complete", ["5 waits 3,4"]],
    ["- **Polish (Phase 5)**: Depends on Phase 2+3 (both of them)", ["5 waits 2,3"]],
    ["- **Polish (Phase 5)**: Depends on Phase 1 + 3", ["5 waits 1,3"]],
    ["- **Polish (Phase 5)** blocks on Phase 2", ["5 waits 2"]],
    ["- **Polish (Phase 5)** is blocked on Phase 2", ["5 waits 2"]],
    ["- **Polish**: Depends on Phases 2, 3 and 4", ["5 waits 2,3,4"]],
    ["- **Polish**: Depends on Phases 1-2, Phase 4", ["5 waits 1,2,4"]],
    ["- **Polish**: Depends on Phase 2, US1 and US2", ["5 waits 2,3,4"]],
    ["- **Polish**: Depends on Setup and Foundational completion", ["5 waits 1,2"]],
    ["- **Setup (Phase 1)**: Depends on nothing", ["1 waits "]],
    ["- **Setup (Phase 1)**: Depends on None", ["1 waits "]],
    ["- **User Story 1**: Depends on Foundational only", ["3 waits 2"]],
    ["- **User Story 2**: Depends on T003 (shared model)", ["4 waits T003"]],
    ["- Phase 3 depends on Phase 1", ["3 waits 1"]],
    ["- The code of Phase 3 depends on Phase 1", []],
    ["- Phase 3 blocks everything: T001 and T002 are free, and T005 waits for T004", ["3 blocks 4,5"]],
    ["- **Phase 1 → Phase 2**: Setup must complete before foundational code can use it", ["2 waits 1"]],
    ["- **Phase 2 → User Stories (3-4)**: Locks are prerequisites for all user stories", ["3 waits 2", "4 waits 2"]],
    ["- **US2**: Can start after Phase 2. Depends on US1 for its model", ["4 waits 2", "4 waits 3"]],
  ])("%j", (bullet, expected) => {
    expect(barriers(bullet)).toEqual(expected);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    "- [ ] ",
    "- [x] T001 ",
    "  - Status: Done\n",
    "**M1.1**: ",
    "\n",
    "\n\n",
    "## Phase 1: ",
    "## M1: x (M1 Complete)\n",
    "(depends on T001)",
    "Dependencies: ",
    "T001-T003",
    "```\n",
    "[P] ",
    "| a | b |\n| - | - |\n",
    "**Total Tasks:** 3\n",
    "> ",
    "  ",
    "- **Setup (Phase 1)**: Depends on ",
    "### Task 1.1: ",
    "### [x] P1.2 - ",
    "#### Subtasks\n",
    "**T001** ",
    "T002 a\nT003 b\n",
    "[ ] T004 ",
    "- [T005] ",
    "| ID | Task | Status |\n| - | - | - |\n| T006 | a | [x] |\n",
    "| Field | Value |\n| - | - |\n| Status | Done |\n",
    "\u{1f40d} 2.1 ",
    "~~T001~~ ",
    "---\n",
    "## Work Package WP01: ",
  );

  it("parses without throwing, and every line and span points at what it claims", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: pieces }, anyText(20)), { maxLength: 40 }), (parts) => {
        const { source } = markdownOf(parts.join(""));
        const list = tasksOf(parts.join(""));
        for (const { at, marks } of list.tasks) {
          expect(at.line).toBeGreaterThan(0);
          for (const mark of marks) {
            const { kind, written, at: place } = mark;
            const span = spanOfMark(mark, source);
            expect(source.text.slice(span.start, span.end)).toBe(written);
            expect(place.line).toBe(source.lineAt(span.start));
            // A tracker or a table of what is completed may stand before the tasks.
            if (kind !== "tracker" && kind !== "completed-row") expect(place.line).toBeGreaterThanOrEqual(at.line);
          }
        }
        for (const { span, value } of list.totals)
          expect(Number(source.text.slice(span.start, span.end).replaceAll(",", ""))).toBe(value);
      }),
      { numRuns: 400, examples: [[["- [x] T001 ", "\n\n", "~~T001~~ ", "```\n", "---\n"]]] },
    );
  });

  it("is read in bounded time where groups multiply", () => {
    const phases = Array.from(
      { length: 400 },
      (_, index) => `## Phase ${index}: User Story ${index}\n\n- [ ] T${1_000 + index} a\n\n`,
    ).join("");
    const bullets = "- **User Stories (Phase 0-399)**: Depends on all user stories, BLOCKS all user stories\n".repeat(
      400,
    );
    const list = tasksOf(`${phases}## Dependencies\n\n${bullets}`);
    expect(list.notices).toMatchObject([{ kind: "guard" }]);
  });

  it("is read in bounded time where boxes stand for ranges of ids", () => {
    const list = tasksOf("- [ ] T001-T100 a\n".repeat(5_000));
    expect(list.tasks).toHaveLength(10 * 100 + 4_990);
    expect(list.notices).toMatchObject([{ kind: "guard", at: { line: 11 } }]);
  });

  it("gives ids to as many sections of one name as there are", () => {
    const list = tasksOf("## Phase 1: A\n- [ ] T001 a\n\n".repeat(3_000));
    expect(new Set(list.phases.map(({ id }) => id)).size).toBe(3_000);
    expect(list.phases.slice(0, 3).map(({ id }) => id)).toEqual(["1", "1-2", "1-3"]);
  });
});
