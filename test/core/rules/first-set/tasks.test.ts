import { describe, expect, it } from "vitest";
import { lookedAt, type ToldTrial, told } from "./told.ts";

/** What the examples in the definitions leave open, by rule: each case is a sentence about the rule. */
const CASES: Readonly<Record<string, readonly ToldTrial[]>> = {
  "tasks/done-before-dependency": [
    {
      name: "names each dependency that is open, not the settled ones",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [x] T002 Roles\n- [~] T003 Logo\n- [x] T004 Queries (depends on T001, T002, T003)\n",
      },
      looked: "3/3",
      told: [
        '4 error T004: T004 "Queries (depends on T001, T002, T003)" is ticked, but it depends on T001 "Schema", which is not done. Tick T001, untick T004, or drop the dependency.',
        '4 error T004: T004 "Queries (depends on T001, T002, T003)" is ticked, but it depends on T003 "Logo", which is not done. Tick T003, untick T004, or drop the dependency.',
      ],
    },
    {
      name: "says of a task done in words that it is done",
      files: {
        tasks:
          "### Task 1: Schema\n\n**Dependencies**: None\n\n**Status**: Backlog\n\n### Task 2: Views\n\n**Dependencies**: Task 1\n\n**Status**: Done\n",
      },
      looked: "1/1",
      told: [
        '7 error 2: 2 "Views" is done, but it depends on 1 "Schema", which is not. Finish 1, reopen 2, or drop the dependency.',
      ],
    },
    {
      name: "names the one open task of a group like a single dependency",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1**: Schema\n  - Status: Backlog\n- [x] **M1.2**: Views\n  - Status: Done\n\n- [x] **D1**: Guide\n  - Status: Done\n  - Dependencies: M1.*\n",
      },
      looked: "2/2",
      told: [
        '6 error D1: D1 "Guide" is ticked, but it depends on M1.1 "Schema", which is not done. Tick M1.1, untick D1, or drop the dependency.',
      ],
    },
    {
      name: "reads what a task says of itself in any words",
      files: { tasks: "- [ ] T001 Schema\n- [x] T002 Queries, after T001\n" },
      looked: "1/1",
      told: [
        '2 error T002: T002 "Queries, after T001" is ticked, but it depends on T001 "Schema", which is not done. Tick T001, untick T002, or drop the dependency.',
      ],
    },
    {
      name: "takes no notice of a task that its own phase waits for",
      files: { tasks: "## Phase 1: Setup\n\n**Depends on**: T001\n\n- [x] T001 Schema\n- [ ] T002 Roles\n" },
      looked: "1/1",
      told: [],
    },
    {
      name: "tells several tasks of a phase that came before a condition",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n**Depends on**: T001\n\n- [x] T002 Queries\n- [x] T003 Pages\n",
      },
      looked: "2/2",
      told: [
        '9 warning: In "Phase 2: Core" T002 and T003 are ticked, but that phase waits for T001, which is not done. Finish what is open, untick what came early, or drop that condition of the phase.',
      ],
    },
    {
      name: "counts the order of phases where one of the early tasks says itself that it is done",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n**Depends on**: Phase 1\n\n### T010: Queries\n\n- [x] T011 Search\n",
      },
      options: { phases: "error" },
      looked: "1/1",
      told: [
        '9 error: In "Phase 2: Core" T010 and T011 are done, but that phase waits for "Phase 1: Setup", where T001 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
    {
      name: "says done where not every early task of a phase has a box",
      files: {
        tasks:
          "## Phase 1: Base\n\n### Task 1: Schema\n\n**Dependencies**: None\n\n**Status**: Backlog\n\n## Phase 2: Pages\n\n**Depends on**: Phase 1\n\n### Task 2: Views\n\n**Dependencies**: None\n\n**Status**: Done\n\n### [x] Task 3: Help\n\n**Dependencies**: None\n",
      },
      looked: "1/1",
      told: [
        '13 warning: In "Phase 2: Pages" 2 and 3 are done, but that phase waits for "Phase 1: Base", where 1 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
    {
      name: "names tasks without ids by their titles",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] Write the schema\n\n## Phase 2: Core\n\n**Depends on**: Phase 1\n\n- [x] Write queries\n",
      },
      looked: "1/1",
      told: [
        '9 warning: In "Phase 2: Core" "Write queries" is ticked, but that phase waits for "Phase 1: Setup", where "Write the schema" is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
  ],
  "tasks/status-text-mismatch": [
    {
      name: "finds no fault in an empty box beside a task under way, nor in words that nobody knows",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1**: a\n  - Status: In Progress\n- [ ] **M1.2**: b\n  - Status: Ask Bob\n- [?] **M1.3**: c\n  - Status: Done\n- [x] **M1.4**: d\n  - Status: Completed\n",
      },
      looked: "4/4",
      told: [],
    },
    {
      name: "finds a mark of its own against another status, not against one that is settled too",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [-] **M1.1**: a\n  - Status: Cancelled\n- [~] **M1.2**: b\n  - Status: Cancelled\n- [!] **M1.3**: c\n  - Status: In Progress\n",
      },
      looked: "3/3",
      told: [
        '3 error M1.2: M1.2 "b" is marked `[~]`, which means in progress, but its status says "Cancelled". Make both say the same.',
        '5 error M1.3: M1.3 "c" is marked `[!]`, which means blocked, but its status says "In Progress". Make both say the same.',
      ],
    },
    {
      name: "warns where words of one task contradict each other",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "# Plan\n\n### Task 1: Lamp (done)\n\n**Status**: Blocked\n\n**Dependencies**: None\n\n### Task 2: Oil\n\n**Dependencies**: None\n",
      },
      looked: "1/2",
      told: [
        '3 warning 1: 1 "Lamp (done)" is called "done" in one place and "Blocked" on line 5, so it does not count as done. Make both say the same.',
      ],
    },
    {
      name: "looks at tasks with several marks of all there are",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1**: a\n  - Status: Backlog\n- [ ] **M1.2**: b\n",
      },
      looked: "1/2",
      told: [],
    },
  ],
  "tasks/parent-child-mismatch": [
    {
      name: "names the one open part, or three of several, and points at five",
      files: {
        tasks:
          "- [x] T001 Schema\n  - [ ] T002 Tables\n- [x] T010 Pages\n  - [ ] T011 a\n  - [ ] T012 b\n  - [x] T013 c\n  - [ ] T014 d\n  - [ ] T015 e\n  - [ ] T016 f\n  - [ ] T017 g\n",
      },
      looked: "2/2",
      told: [
        '1 error T001: T001 "Schema" is ticked, but its part T002 is not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick T001 "Schema".',
        '3 error T010: T010 "Pages" is ticked, but its part T011, T012, T014 and 3 more are not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick T010 "Pages".',
      ],
    },
    {
      name: "counts no part that was dropped, put off or is a matter of choice",
      files: {
        tasks:
          "- [x] T001 Schema\n  - [-] T002 Tables (cancelled)\n  - [-] T003 Views (deferred)\n  - [x] T004 Roles\n",
      },
      looked: "1/1",
      told: [],
    },
    {
      name: "leaves a warning where parts or whole have no box",
      files: {
        tasks:
          "### Task 1: Lamp\n\n**Status**: Done\n\n**Dependencies**: None\n\n- [ ] 1.1 Wick\n- [x] 1.2 Glass\n\n### Task 2: Oil\n\n**Dependencies**: None\n",
      },
      looked: "1/1",
      told: [
        '1 warning 1: 1 "Lamp" is ticked, but its part 1.1 is not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick 1 "Lamp".',
      ],
    },
    {
      name: "says nothing of a whole that is under way, nor of parts that are not all done",
      files: {
        tasks:
          "- [~] T001 Schema\n  - [x] T002 Tables\n- [ ] T003 Pages\n  - [x] T004 a\n  - [ ] T005 b\n- [ ] T006 Help\n",
      },
      looked: "2/2",
      told: [],
    },
    {
      name: "says it once of two tasks with one id",
      files: { tasks: "- [x] T001 Schema\n  - [ ] T002 Tables\n- [x] T001 Schema\n  - [ ] T003 Views\n" },
      looked: "1/1",
      told: [
        '1 error T001: T001 "Schema" is ticked, but its part T002 and T003 are not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick T001 "Schema".',
      ],
    },
  ],
  "tasks/duplicate-id": [
    {
      name: "finds headings over others alone, and headings with letters in their ids",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n### M1.1: Tables\n\n- [ ] **M1.1.1**: Users\n  - Status: Backlog\n\n## M9: Empty\n\n## 3: Numbers\n\n- [ ] **D1**: Guide\n  - Status: Backlog\n\n## Metrics\n\n- [ ] **M1**: Time\n  - Status: Backlog\n- [ ] **M9**: Money\n  - Status: Backlog\n",
      },
      looked: "4/4",
      told: [
        '17 warning M1: M1 is a task here and the heading "M1: Schema" on line 1, so a reference to M1 can mean either; it is read as the heading. Give the task another id.',
      ],
    },
    {
      name: "counts tasks with ids of all tasks, and finds each further use",
      files: { tasks: "- [ ] T001 One\n- [ ] T001 Two\n- [ ] T001 Three\n- [ ] Four\n" },
      looked: "3/4",
      told: [
        '2 error T001: T001 is used for "One" (line 1) and again for "Two", so a reference to T001 can mean either. Renumber the newer of the two to T002.',
        '3 error T001: T001 is used for "One" (line 1) and again for "Three", so a reference to T001 can mean either. Renumber the newer of the two to T002.',
      ],
    },
    {
      name: "has no number to offer where ids do not end in one",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **Ma**: a\n- [ ] **Ma**: b\n- [ ] **M1.1**: c\n",
      },
      looked: "1/3",
      told: [],
    },
  ],
  "tasks/done-with-open-acceptance": [
    {
      name: "points at the place that says done, and counts the criteria",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1**: Schema\n  - Acceptance:\n    - [ ] Reads\n    - [x] Writes\n    - [ ] Closes\n  - Status: Done\n- [x] **M1.2**: Views\n  - Status: Done\n- [ ] **M1.3**: Help\n  - Acceptance:\n    - [ ] Reads\n  - Status: Backlog\n",
      },
      looked: "1/2",
      told: [
        '1 warning M1.1: M1.1 "Schema" is done, but 2 of its 3 acceptance criteria are not ticked, so nobody has confirmed them. Tick what is met, or reopen the task.',
      ],
    },
    {
      name: "points at the words that say done where there is no box",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "### Task 1: Lamp\n\n**Dependencies**: None\n\n**Acceptance Criteria**:\n\n- [ ] Burns\n\n**Status**: Done\n\n### Task 2: Oil\n\n**Dependencies**: None\n",
      },
      looked: "1/1",
      told: [
        '9 warning 1: 1 "Lamp" is done, but 1 of its 1 acceptance criterion is not ticked, so nobody has confirmed it. Tick what is met, or reopen the task.',
      ],
    },
  ],
  "tasks/none-found": [
    {
      name: "is silent where the document was not read at all",
      files: {
        tasks:
          ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> - [ ] T001 Build it\n",
      },
      looked: "1/1",
      told: [],
    },
  ],
  "tasks/unclosed-fence": [
    {
      name: "finds the last of several fences that is not closed",
      files: { tasks: "- [ ] T001 a\n\n```ts\nconst a = 1;\n```\n\n- [ ] T002 b\n\n~~~\nopen\n" },
      looked: "1/1",
      told: [
        "9 error: The code block opened on line 9 never closes, so no task after it is seen. Add the closing fence where the code ends. → close the code block",
      ],
    },
  ],
  "tasks/renumbered": [
    {
      name: "counts the tasks that kept their ids",
      files: {
        tasks: "- [ ] T001 Write the schema of users\n- [ ] T002 Paint the door\n- [ ] Sweep\n- [ ] T009 New\n",
      },
      base: { tasks: "- [ ] T001 Write the schema of users\n- [ ] T002 Compile the kernel\n- [ ] Sweep\n" },
      looked: "2/4",
      told: [
        '2 error T002: T002 was "Compile the kernel" and is "Paint the door" now. Give the new work an id that was never used, and keep the old one.',
      ],
    },
  ],
  "tasks/removed-open": [
    {
      name: "counts the tasks of the base, and finds the open ones that are gone",
      files: { tasks: "- [ ] T001 a\n" },
      base: { tasks: "- [ ] T001 a\n- [x] T002 b\n- [~] T003 c\n- [ ] Sweep\n" },
      looked: "4/4",
      told: [
        '1 warning T003: T003 "c" was open and is gone from specs/001-example/tasks.md. Keep it and mark it as cancelled with the reason, so that the next reader knows.',
        '1 warning b401ce6a21: "Sweep" was open and is gone from specs/001-example/tasks.md. Keep it and mark it as cancelled with the reason, so that the next reader knows.',
      ],
    },
  ],
  "tasks/unknown-status-mark": [
    {
      name: "finds each unknown mark once, and counts marks",
      files: { tasks: "- [ ] T001 a\n- [?] T002 b\n- [x] T003 c\n- [?] T004 d\n" },
      looked: "4/4",
      told: [
        '2 warning T002: T002 "b" is marked [?], which has no known meaning here, so it counts as open. Say in the document\'s legend what the mark means, or use a usual one.',
        '4 warning T004: T004 "d" is marked [?], which has no known meaning here, so it counts as open. Say in the document\'s legend what the mark means, or use a usual one.',
      ],
    },
  ],
};

describe.each(Object.entries(CASES))("%s", (id, trials) => {
  it.each(trials)("$name", ({ told: findings, looked, ...trial }) => {
    expect(told(id, trial)).toEqual(findings);
    expect(lookedAt(id, trial)).toBe(looked);
  });
});
