import { describe, expect, it } from "vitest";
import { lookedAt, type ToldTrial, told } from "./told.ts";

/** What the examples in the definitions leave open, by rule: each case is a sentence about the rule. */
const CASES: Readonly<Record<string, readonly ToldTrial[]>> = {
  "graph/cycle": [
    {
      name: "tells the whole way of a circle of eight",
      files: {
        tasks:
          "- [ ] T001 a (depends on T002)\n- [ ] T002 a (depends on T003)\n- [ ] T003 a (depends on T004)\n- [ ] T004 a (depends on T005)\n- [ ] T005 a (depends on T006)\n- [ ] T006 a (depends on T007)\n- [ ] T007 a (depends on T008)\n- [ ] T008 a (depends on T001)\n",
      },
      looked: "8/8",
      told: [
        '1 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 waits for T003, T003 waits for T004, T004 waits for T005, T005 waits for T006, T006 waits for T007, T007 waits for T008, T008 waits for T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "cuts a longer way in the middle",
      files: {
        tasks:
          "- [ ] T001 a (depends on T002)\n- [ ] T002 a (depends on T003)\n- [ ] T003 a (depends on T004)\n- [ ] T004 a (depends on T005)\n- [ ] T005 a (depends on T006)\n- [ ] T006 a (depends on T007)\n- [ ] T007 a (depends on T008)\n- [ ] T008 a (depends on T009)\n- [ ] T009 a (depends on T010)\n- [ ] T010 a (depends on T011)\n- [ ] T011 a (depends on T001)\n",
      },
      looked: "11/11",
      told: [
        '1 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 waits for T003, T003 waits for T004, T004 waits for T005, … (3 more), T008 waits for T009, T009 waits for T010, T010 waits for T011, T011 waits for T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "tells where a phase takes part",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a (depends on T002)\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b\n",
      },
      looked: "2/2",
      told: [
        '3 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 stands in a phase that waits for the phase of T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "tells where a part takes part",
      files: { tasks: "- [ ] T001 a\n  - [ ] T002 b (depends on T003)\n- [ ] T003 c (depends on T001)\n" },
      looked: "2/2",
      told: [
        '2 error T001: T001 "a" waits for itself in a circle, so none of these can be started: T002 is a part of T001, T002 waits for T003, T003 waits for T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "takes a list of dependencies at its word about phases",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a (depends on T002)\n\n## Phase 2: B\n\n- [ ] T002 b\n\n## Dependencies\n\n- Phase 2 depends on Phase 1\n",
      },
      looked: "2/2",
      told: [
        '3 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 stands in a phase that waits for the phase of T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "finds each circle once",
      files: {
        tasks:
          "- [ ] T001 a (depends on T002)\n- [ ] T002 b (depends on T001)\n- [ ] T003 c (depends on T004)\n- [ ] T004 d (depends on T003)\n- [ ] T005 e (depends on T001)\n",
      },
      looked: "5/5",
      told: [
        '1 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 waits for T001. Remove one of these dependencies.',
        '3 error T003: T003 "c (depends on T004)" waits for itself in a circle, so none of these can be started: T003 waits for T004, T004 waits for T003. Remove one of these dependencies.',
      ],
    },
  ],
  "graph/ambiguous-reference": [
    {
      name: "names all ids of one expression together, and counts what is stated",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n\n## M2: Pages\n\n- [ ] **M2.1**: Search\n  - Status: Backlog\n\n## Docs\n\n- [ ] **D1**: Guide\n  - Status: Backlog\n  - Dependencies: M1, M2\n- [ ] **D2**: Tour\n  - Status: Backlog\n  - Dependencies: M1, X9\n\n## Metrics\n\n- [ ] **M1**: Time\n  - Status: Backlog\n- [ ] **M2**: Money\n  - Status: Backlog\n",
      },
      looked: "6/6",
      told: [
        '15 warning D1: D1 "Guide" depends on M1 and M2, which are both a heading over tasks and a task. We read the heading, that is all tasks under it. Rename the task.',
        '18 warning D2: D2 "Tour" depends on M1, which is both a heading over tasks and a task. We read the heading, that is all tasks under it. Rename the task.',
      ],
    },
  ],
  "graph/unknown-dependency": [
    {
      name: "finds other problems of an expression to be none of its own",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1**: a\n  - Status: Backlog\n  - Dependencies: Legal sign-off, M1.9\n- [ ] **M1.2**: b\n  - Status: Backlog\n  - Dependencies: M9.*\n",
      },
      looked: "2/2",
      told: [
        '3 error M1.1: M1.1 "a" depends on M1.9, which no task here is called, so nothing makes it wait. Name a task that exists, or remove the dependency.',
        '6 error M1.2: M1.2 "b" waits for M9.*, where there is no task, so nothing makes it wait. Name a task that exists, or remove the dependency.',
      ],
    },
  ],
  "graph/unresolved-dependency": [
    {
      name: "tells of a phase that waits in words",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Dependencies**: everything that matters\n\n- [ ] T002 b (depends on T009)\n",
      },
      looked: "1/1",
      told: [
        '7 warning: "Phase 2: B" waits for "everything that matters", which names no task, so nothing makes it wait. List the ids that are meant.',
      ],
    },
  ],
  "graph/parallel-file-conflict": [
    {
      name: "lists up to four tasks, and compares open ones with open ones",
      files: {
        tasks:
          "- [ ] T001 [P] a in src/a.ts\n- [x] T002 [P] b in src/a.ts\n- [ ] T003 [P] c in src/a.ts\n- [ ] T004 [P] d in src/a.ts\n- [ ] T005 [P] e in src/a.ts\n- [ ] T006 [P] f in src/a.ts\n- [ ] T007 [P] g\n",
      },
      looked: "6/7",
      told: [
        '6 warning T006: T001 "a in src/a.ts", T003 "c in src/a.ts", T004 "d in src/a.ts", T005 "e in src/a.ts" and 1 more are marked parallel and name the same file, `src/a.ts`, so whoever does them at once changes it twice. Take the parallel mark off T006, or let it wait for the others. → drop [P] from T003, T004, T005 and T006, if asked to',
      ],
    },
    {
      name: "compares no tasks that wait for one another",
      files: { tasks: "- [ ] T001 [P] a in src/a.ts\n- [ ] T002 [P] b in src/a.ts (depends on T001)\n" },
      looked: "2/2",
      told: [],
    },
    {
      name: "names a task without an id as the last",
      files: { tasks: "- [ ] [P] Write src/a.ts\n- [ ] [P] Test src/a.ts\n" },
      looked: "2/2",
      told: [
        '2 warning 752d817628: "Write src/a.ts" and "Test src/a.ts" are marked parallel and name the same file, `src/a.ts`, so whoever does them at once changes it twice. Take the parallel mark off the last, or let it wait for the others. → drop [P] from 752d817628, if asked to',
      ],
    },
  ],
  "graph/dead-end": [
    {
      name: "counts the boxes of drawings that show most of the tasks",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n\n## Phase 2: B\n\n- [ ] T004 d\n\n```mermaid\ngraph TD\nT001 --> T002 --> T004\nT001 --> T003\n```\n\n```mermaid\ngraph TD\nT001 --> T002\n```\n",
      },
      looked: "4/6",
      told: [
        '14 warning: Nothing in the diagram waits for "T003", so the work could end without it. Draw an arrow from it to what needs it.',
      ],
    },
  ],
  "coverage/requirement-without-task": [
    {
      name: "lists the requirements that are not named, those beyond functional ones as a note",
      files: {
        "specs/001-example/spec.md":
          "# Lamp\n\n- **FR-001**: burns\n- **FR-002**: shines\n- **FR-003**: lasts\n- **NFR-001**: cheap\n- **NFR-002**: light\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-001)\n- [ ] T002 b (FR-002, NFR-001)\n",
      },
      looked: "5/5",
      told: [
        '5 warning: FR-003 "lasts" is in spec.md, but no task names it, so nobody will build it. Add “(FR-003)” to the task that does, or add one.',
        '7 info: NFR-002 "light" is in spec.md, but no task names it, so nobody will build it. Add “(NFR-002)” to the task that does, or add one.',
      ],
    },
    {
      name: "is silent where hardly any task names requirements, and where there are none",
      files: {
        "specs/001-example/spec.md":
          "# Lamp\n\n- **FR-001**: burns\n- **FR-002**: shines\n- **FR-003**: lasts\n- **FR-004**: cheap\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-001)\n",
      },
      looked: "0/4",
      told: [],
    },
  ],
  "coverage/unknown-requirement": [
    {
      name: "says what the last one is, and suggests a near one",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n- **FR-001**: burns\n- **FR-002**: shines\n- **SC-001**: sells\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-099, FR-001a)\n- [ ] T002 b (SC-002)\n- [ ] T003 c (NFR-007)\n",
      },
      looked: "3/4",
      told: [
        '1 error T001: T001 "a (FR-099, FR-001a)" names FR-099, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-002. Correct the id, or define it.',
        '2 error T002: T002 "b (SC-002)" names SC-002, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is SC-001. Correct the id, or define it.',
      ],
    },
    {
      name: "knows what another document speaks of",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n- **FR-001**: burns\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-099, FR-098)\n",
        "specs/001-example/research.md": "# R\n\nFR-099 was dropped.\n",
      },
      looked: "2/2",
      told: [
        '1 error T001: T001 "a (FR-099, FR-098)" names FR-099, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-001. Correct the id, or define it.',
        '1 error T001: T001 "a (FR-099, FR-098)" names FR-098, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-001. Correct the id, or define it.',
      ],
    },
    {
      name: "leaves numbers alone where the specification counts otherwise",
      files: {
        ".kiro/specs/lamp/requirements.md":
          "# Requirements Document\n\n## Requirements\n\n### Requirement 1: Light\n\n#### Acceptance Criteria\n\n1. WHEN on THEN it SHALL burn\n2. WHEN off THEN it SHALL not\n",
        ".kiro/specs/lamp/design.md": "# D\n",
        ".kiro/specs/lamp/tasks.md": "- [ ] 1. a\n  - _Requirements: 1.1, 2.1_\n- [ ] 2. b\n  - _Requirements: 3.1_\n",
      },
      looked: "3/3",
      told: [],
    },
    {
      name: "finds a number that is wrong among right ones",
      files: {
        ".kiro/specs/lamp/requirements.md":
          "# Requirements Document\n\n## Requirements\n\n### Requirement 1: Light\n\n#### Acceptance Criteria\n\n1. WHEN on THEN it SHALL burn\n2. WHEN off THEN it SHALL not\n",
        ".kiro/specs/lamp/design.md": "# D\n",
        ".kiro/specs/lamp/tasks.md":
          "- [ ] 1. a\n  - _Requirements: 1.1, 1.2, 1.9_\n- [ ] 2. b\n  - _Requirements: 1.1, 1.2_\n",
      },
      looked: "5/5",
      told: [
        '1 error 1: 1 "a" names 1.9, but requirements.md has no such requirement, so nobody knows what the task must meet. The last one there is 1.2. Correct the id, or define it.',
      ],
    },
  ],
  "summary/count-mismatch": [
    {
      name: "adds statuses up, and lets a total leave cancelled tasks out",
      files: {
        tasks:
          "# Tasks\n\n**Total Tasks:** 9\n**Completed:** 2\n**Blocked:** 1\n\n- [ ] T001 a\n- [x] T002 b\n- [-] T003 c (cancelled)\n",
      },
      looked: "3/3",
      told: [
        '3 warning: "Total Tasks" says 9, but the list has 3: 1 todo + 1 done + 1 cancelled. Write 3, or find the tasks that are missing. → write 3 for Total Tasks, if asked to',
        '4 warning: "Completed" says 2, but the list has 1: 1 todo + 1 done + 1 cancelled = 3 tasks. Write 1, or find the tasks that are missing. → write 1 for Completed, if asked to',
        '5 warning: "Blocked" says 1, but the list has 0: 1 todo + 1 done + 1 cancelled = 3 tasks. Write 0, or find the tasks that are missing. → write 0 for Blocked, if asked to',
      ],
    },
    {
      name: "accepts both ways to count all tasks",
      files: {
        tasks:
          "# Tasks\n\n**Total Tasks:** 3\n**Total Tasks:** 2\n\n- [ ] T001 a\n- [x] T002 b\n- [-] T003 c (cancelled)\n",
      },
      looked: "2/2",
      told: [],
    },
    {
      name: "counts a phase, several phases and parallel tasks",
      files: {
        tasks:
          "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 a\n- [ ] T002 [P] b\n\n## Phase 2: Core\n\n- [ ] T003 [P] c\n\n## Summary\n\n- Total tasks: 4\n- Phase 1: 3 tasks\n- Phase 2: 1 task\n- Setup + Core (5 tasks)\n- Parallel tasks: 3\n",
      },
      looked: "5/5",
      told: [
        '14 warning: "Total tasks" says 4, but the list has 3: 3 todo. Write 3, or find the tasks that are missing. → write 3 for Total tasks, if asked to',
        '15 warning: "Phase 1" says 3, but the list has 2: T001 to T002. Write 2, or find the tasks that are missing. → write 2 for Phase 1, if asked to',
        '17 warning: "Setup + Core" says 5, but the list has 3: 2 + 1. Write 3, or find the tasks that are missing. → write 3 for Setup + Core, if asked to',
        '18 warning: "Parallel tasks" says 3, but the list has 2: 2 of 3 tasks are marked [P]. Write 2, or find the tasks that are missing. → write 2 for Parallel tasks, if asked to',
      ],
    },
    {
      name: "counts within the section of a phase",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Data\n**Completed**: 1\n\n- [ ] **M1.1**: a\n\n## M2: Views\n**Completed**: 1\n\n- [x] **M2.1**: b\n- [ ] **M2.2**: c\n",
      },
      looked: "2/2",
      told: [
        '2 warning: "Completed" says 1, but the list has 0: 1 todo = 1 task. Write 0, or find the tasks that are missing. → write 0 for Completed, if asked to',
      ],
    },
    {
      name: "fixes nothing that is not written as a plain number",
      files: { tasks: "# Tasks\n\n**Total Tasks:** 07\n\n- [ ] T001 a\n" },
      looked: "1/1",
      told: [
        '3 warning: "Total Tasks" says 7, but the list has 1: 1 todo. Write 1, or find the tasks that are missing.',
      ],
    },
  ],
  "trace/unknown-task": [
    {
      name: "finds a mention of a task by somebody who is no person to be no claim",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Task: T003", author: { login: "bot", isBot: true } },
      looked: "0/1",
      told: [],
    },
    {
      name: "says what spec bundles there are",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Task: 009-other#T001" },
      looked: "1/1",
      told: [
        "1 error T001: This pull request names 009-other#T001, but there is no spec bundle of that name, so nothing will be ticked. There is specs/001-example.",
      ],
    },
    {
      name: "finds a task of a named spec bundle that is there",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Task: 001-example#T001\nTask: 001-example#T002" },
      looked: "2/2",
      told: [
        "1 error T002: This pull request names 001-example#T002, but there is no such task in specs/001-example, so nothing will be ticked. Name a task that exists, or remove the reference.",
      ],
    },
    {
      name: "cannot tell which of two spec bundles of one name is meant",
      files: {
        "a/.specify/x.md": "",
        "a/specs/001-one/spec.md": "# One\n",
        "a/specs/001-one/tasks.md": "- [ ] T001 a\n",
        "b/specs/001-one/spec.md": "# One\n",
        "b/specs/001-one/tasks.md": "- [ ] T001 a\n",
      },
      change: { body: "Task: 001-one#T009" },
      looked: "1/1",
      told: [
        "1 warning T009: This pull request names 001-one#T009, which can mean one of a/specs/001-one and b/specs/001-one, so we cannot tell which is meant. Write a/specs/001-one#T009.",
      ],
    },
    {
      name: "has nothing to suggest where no spec bundle was read",
      files: { "specs/001-example/spec.md": "# Lamp\n", "specs/001-example/tasks.md": "- [ ] T001 a\n" },
      judged: [],
      change: { body: "Task: T001" },
      looked: "1/1",
      told: [
        "1 warning T001: This pull request names T001, but touches none of specs/001-example, so we cannot tell whose task is meant and nothing will be ticked. Write specs/001-example#T001.",
      ],
    },
    {
      name: "finds a claim to name no spec bundle where there is none",
      files: { "src/a.ts": "a" },
      change: { body: "Task: 001-example#T001" },
      looked: "1/1",
      told: [
        "1 error T001: This pull request names 001-example#T001, but there is no spec bundle of that name, so nothing will be ticked. Add the spec bundle first.",
      ],
    },
  ],
  "trace/pr-without-task": [
    {
      name: "points at the first governed file, and lists open tasks that name the files",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 Write src/a.ts\n",
        "src/a.ts": "a",
        "README.md": "r",
      },
      change: {
        title: "Change",
        body: "",
        files: [
          { path: "README.md", status: "modified", previousPath: null },
          { path: "src/a.ts", status: "modified", previousPath: null },
        ],
      },
      config: { enforce: { paths: ["src/**"] } },
      looked: "2/2",
      told: [
        '1 error: This pull request changes "src/a.ts", which spec bundles govern, and names no task. Write `Completes T012` or `Part of T012` in the description; open tasks that name your files: T001.',
      ],
    },
    {
      name: "lets bots, reverts and everything outside of governed paths pass",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 Write src/a.ts\n",
      },
      change: { title: "Reverting the lamp", files: [{ path: "docs/a.md", status: "modified", previousPath: null }] },
      config: { enforce: { paths: ["src/**"] } },
      looked: "1/1",
      told: [],
    },
    {
      name: "lets a revert pass",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      change: { title: 'Revert "Lamp"', files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      config: { enforce: { paths: ["src/**"] } },
      looked: "0/1",
      told: [],
    },
    {
      name: "lets no title pass that speaks of a revert",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      change: { title: "Do not revert", files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      config: { enforce: { paths: ["src/**"] } },
      looked: "1/1",
      told: [
        '1 error: This pull request changes "src/a.ts", which spec bundles govern, and names no task. Write `Completes T012` or `Part of T012` in the description.',
      ],
    },
    {
      name: "leaves it to another rule where a spec bundle is required and none is touched",
      files: { "specs/001-example/spec.md": "# Lamp\n", "specs/001-example/tasks.md": "- [ ] T001 a\n" },
      judged: [],
      change: { files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      config: { bundles: "required", enforce: { paths: ["src/**"] } },
      looked: "1/1",
      told: [],
    },
    {
      name: "counts where a spec bundle is required and one is touched",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      change: { files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      config: { bundles: "required", enforce: { paths: ["src/**"] } },
      looked: "1/1",
      told: [
        '1 error: This pull request changes "src/a.ts", which spec bundles govern, and names no task. Write `Completes T012` or `Part of T012` in the description.',
      ],
    },
  ],
  "trace/completion-not-recorded": [
    {
      name: "asks for a tick only where nobody ticks after the merge, and of open tasks",
      files: { tasks: "- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      change: { body: "Completes: T001, T002\n\nPart of T003" },
      config: { ticks: "off" },
      looked: "2/2",
      told: [
        '1 warning T001: This pull request completes T001 "a", whose box is still open, and with `ticks: off` it is not ticked after the merge. Before you merge, tick it on the branch, or comment `/spec tick T001`. → mark T001 as done',
      ],
    },
    {
      name: "asks for nothing where ticks come by themselves",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Completes: T001" },
      config: { ticks: "auto" },
      looked: "0/1",
      told: [],
    },
    {
      name: "asks for nothing of a draft",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Completes: T001", draft: true },
      config: { ticks: "off" },
      looked: "0/1",
      told: [],
    },
  ],
  "scope/out-of-scope-file": [
    {
      name: "says that several files lie outside, and what the tasks name",
      files: { tasks: "- [ ] T001 Write src/core/a.ts\n- [ ] T002 Write src/core/b.ts\n" },
      change: {
        body: "Task: T001, T002",
        files: [
          { path: "src/core/a.ts", status: "modified", previousPath: null },
          { path: "lib/x/y.ts", status: "modified", previousPath: null },
          { path: "lib/x/z.ts", status: "modified", previousPath: null },
        ],
      },
      looked: "3/3",
      told: [
        '1 warning: "lib/x/y.ts" and "lib/x/z.ts" lie outside of what T001 and T002 may change ("src/core/a.ts" and "src/core/b.ts"). Add them to the scope, or move the change to a separate pull request.',
      ],
    },
    {
      name: "lets files of the same directory and of the spec bundle come along",
      files: { tasks: "- [ ] T001 Write src/core/a.ts\n" },
      change: {
        body: "Task: T001",
        files: [
          { path: "src/core/a.ts", status: "modified", previousPath: null },
          { path: "src/core/b.ts", status: "modified", previousPath: null },
          { path: "specs/001-example/tasks.md", status: "modified", previousPath: null },
        ],
      },
      looked: "3/3",
      told: [],
    },
    {
      name: "lets files come along that a task names without the directories of its package",
      files: { tasks: "- [ ] T001 Write `core/deep/` and `lib/x/y.ts`\n" },
      change: {
        body: "Task: T001",
        files: [
          { path: "packages/one/core/deep/a.ts", status: "modified", previousPath: null },
          { path: "packages/one/lib/x/y.ts", status: "modified", previousPath: null },
          { path: "other/b.ts", status: "modified", previousPath: null },
        ],
      },
      looked: "3/3",
      told: [
        '1 warning: "other/b.ts" lies outside of what T001 may change ("core/deep/" and "lib/x/y.ts"). Add it to the scope, or move the change to a separate pull request.',
      ],
    },
    {
      name: "knows nothing of the scope of a task that names no files",
      files: { tasks: "- [ ] T001 Write src/core/a.ts\n- [ ] T002 Think\n" },
      change: { body: "Task: T001, T002", files: [{ path: "lib/x.ts", status: "modified", previousPath: null }] },
      looked: "0/1",
      told: [],
    },
    {
      name: "forbids two files that only their own tasks may change, whatever the scope of others",
      files: { tasks: "- [ ] T001 Think\n" },
      options: { never: ["secret/**"] },
      change: {
        body: "Task: T001",
        files: [
          { path: "secret/a.ts", status: "modified", previousPath: null },
          { path: "secret/b.ts", status: "modified", previousPath: null },
          { path: "lib/x.ts", status: "modified", previousPath: null },
        ],
      },
      looked: "3/3",
      told: [
        '1 error: "secret/a.ts" and "secret/b.ts" may be changed only by a task whose scope names them, and none of T001 does. Take the change out, or name the task that it belongs to.',
      ],
    },
    {
      name: "fails where a Work Order states the scope",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n**Dependencies**: None\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\nacceptance:\n  - Tested\n```\n",
      },
      change: {
        body: "Task: P1.1",
        files: [
          { path: "lib/x.ts", status: "modified", previousPath: null },
          { path: "db/deep/a.sql", status: "modified", previousPath: null },
        ],
      },
      looked: "2/2",
      told: [
        '1 error: "lib/x.ts" lies outside of what P1.1 may change ("db/"). Add it to the scope, or move the change to a separate pull request.',
      ],
    },
    {
      name: "judges nothing where no task is named",
      files: { tasks: "- [ ] T001 Write src/a.ts\n" },
      change: { body: "", files: [{ path: "lib/x.ts", status: "modified", previousPath: null }] },
      looked: "0/1",
      told: [],
    },
  ],
};

describe.each(Object.entries(CASES))("%s", (id, trials) => {
  it.each(trials)("$name", ({ told: findings, looked, ...trial }) => {
    expect(told(id, trial)).toEqual(findings);
    expect(lookedAt(id, trial)).toBe(looked);
  });
});
