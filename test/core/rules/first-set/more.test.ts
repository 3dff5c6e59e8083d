import { describe, expect, it } from "vitest";
import { lookedAt, type ToldTrial, told } from "./told.ts";

/** What the examples in the definitions leave open, by rule: each case is a sentence about the rule. */
const CASES: Readonly<Record<string, readonly ToldTrial[]>> = {
  "summary/count-mismatch": [
    {
      name: "fixes a total that is wrong among right ones",
      files: {
        tasks:
          "# Tasks\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n\n## Summary\n\n| Phase | Tasks | Completed | Remaining |\n|---|---|---|---|\n| Total | 3 | 1 | 7 |\n",
      },
      looked: "3/3",
      told: [
        '11 warning: "Remaining" says 7, but the list has 2: 2 todo + 1 done = 3 tasks. Write 2, or find the tasks that are missing. → write 2 for Remaining',
      ],
    },
    {
      name: "fixes a total on request alone where as many are wrong",
      files: {
        tasks:
          "# Tasks\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n\n## Summary\n\n| Phase | Tasks | Completed | Remaining |\n|---|---|---|---|\n| Total | 9 | 7 | 2 |\n",
      },
      looked: "3/3",
      told: [
        '11 warning: "Total" says 9, but the list has 3: 2 todo + 1 done. Write 3, or find the tasks that are missing. → write 3 for Total, if asked to',
        '11 warning: "Completed" says 7, but the list has 1: 2 todo + 1 done = 3 tasks. Write 1, or find the tasks that are missing. → write 1 for Completed, if asked to',
      ],
    },
    {
      name: "fixes a total that the change has made wrong",
      files: { tasks: "# Tasks\n\n**Completed:** 1\n\n- [ ] T001 a\n- [x] T002 b\n- [x] T003 c\n" },
      base: { tasks: "# Tasks\n\n**Completed:** 1\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      looked: "1/1",
      told: [
        '3 warning: "Completed" says 1, but the list has 2: 1 todo + 2 done = 3 tasks. Write 2, or find the tasks that are missing. → write 2 for Completed',
      ],
    },
    {
      name: "fixes a total on request alone that was wrong before",
      files: { tasks: "# Tasks\n\n**Completed:** 7\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      base: { tasks: "# Tasks\n\n**Completed:** 9\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      looked: "1/1",
      told: [
        '3 warning: "Completed" says 7, but the list has 1: 2 todo + 1 done = 3 tasks. Write 1, or find the tasks that are missing. → write 1 for Completed, if asked to',
      ],
    },
    {
      name: "fixes a total on request alone where another one was right before",
      files: { tasks: "# Tasks\n\n**Completed:** 7\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      base: { tasks: "# Tasks\n\n**Blocked:** 0\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n" },
      looked: "1/1",
      told: [
        '3 warning: "Completed" says 7, but the list has 1: 2 todo + 1 done = 3 tasks. Write 1, or find the tasks that are missing. → write 1 for Completed, if asked to',
      ],
    },
    {
      name: "leaves a number alone that is written otherwise",
      files: {
        tasks:
          "# Tasks\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n\n## Summary\n\n| Phase | Tasks | Completed | Remaining |\n|---|---|---|---|\n| Total | 3 | 1 | 07 |\n",
      },
      looked: "3/3",
      told: [
        '11 warning: "Remaining" says 7, but the list has 2: 2 todo + 1 done = 3 tasks. Write 2, or find the tasks that are missing.',
      ],
    },
    {
      name: "takes no number of a list without tasks for the truth",
      files: { tasks: "# Tasks\n\n**Total Tasks:** 2\n\nNothing.\n" },
      base: { tasks: "# Tasks\n\n**Total Tasks:** 2\n\n- [ ] T001 a\n- [ ] T002 b\n" },
      looked: "1/1",
      told: [
        '3 warning: "Total Tasks" says 2, but the list has 0: no task. Write 0, or find the tasks that are missing.',
      ],
    },
    {
      name: "takes no number of a list that may have lost tasks for the truth",
      files: {
        tasks:
          "# Tasks\n\n- [ ] T001 a\n- [x] T002 b\n- [ ] T003 c\n\n## Summary\n\n| Phase | Tasks | Completed | Remaining |\n|---|---|---|---|\n| Total | 3 | 1 | 7 |\n\n```\nopen\n",
      },
      looked: "3/3",
      told: [
        '11 warning: "Remaining" says 7, but the list has 2: 2 todo + 1 done = 3 tasks. Write 2, or find the tasks that are missing.',
      ],
    },
    {
      name: "counts percent in every way of rounding, and open tasks with and without cancelled ones",
      files: {
        tasks:
          "# Tasks\n\n- [ ] T001 a\n- [x] T002 b\n- [-] T003 c (cancelled)\n\n## Summary\n\n| Phase | Tasks | Completed | Remaining | Progress |\n|---|---|---|---|---|\n| Total | 3 | 1 | 1 | 33% |\n| All | 2 | 1 | 2 | 34% |\n| Overall | 3 | 1 | 5 | 35% |\n| Sum | 3 | 1 | 1 | 50% |\n",
      },
      looked: "16/16",
      told: [
        '13 warning: "Remaining" says 5, but the list has 2: 1 todo + 1 done + 1 cancelled = 3 tasks. Write 2, or find the tasks that are missing. → write 2 for Remaining',
      ],
    },
    {
      name: "counts within sections of phases, each by itself",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Data\n**Completed**: 1\n**Total Tasks**: 2\n\n- [x] **M1.1**: a\n- [ ] **M1.2**: a\n\n## M2: Views\n**Completed**: 2\n**Total Tasks**: 2\n\n- [x] **M2.1**: b\n- [ ] **M2.2**: c\n",
      },
      looked: "4/4",
      told: [
        '9 warning: "Completed" says 2, but the list has 1: 1 todo + 1 done = 2 tasks. Write 1, or find the tasks that are missing. → write 1 for Completed',
      ],
    },
  ],
  "graph/cycle": [
    {
      name: "warns of a circle where a drawing alone makes a phase wait",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a (depends on T002)\n- [ ] T003 c\n\n## Phase 2: B\n\n- [ ] T002 b\n- [ ] T004 d\n\n## Phase 3: C\n\n**Depends on**: Phase 2\n\n- [ ] T005 e\n\n```mermaid\ngraph TD\nP1[Phase 1] --> P2[Phase 2]\n```\n",
      },
      looked: "3/3",
      told: [
        '3 warning T001: T001 "a (depends on T002)" waits for itself in a circle: T001 waits for T002, T002 stands in a phase that waits for the phase of T001. Line 19 says so beside the tasks, and their own dependencies say the opposite. Correct one of the two.',
      ],
    },
    {
      name: "keeps an error where one of two statements is the task's own",
      files: {
        tasks:
          "- [ ] T001 a (depends on T002)\n- [ ] T002 b (depends on T001, T003)\n- [ ] T003 c\n\n## Dependencies\n\n- T002 depends on T001\n",
      },
      looked: "3/3",
      told: [
        '1 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 waits for T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "tells a part by its whole, which waits",
      files: { tasks: "- [ ] T001 a (depends on T003)\n  - [ ] T002 b\n- [ ] T003 c (depends on T002)\n" },
      looked: "2/2",
      told: [
        '3 error T002: T002 "b" waits for itself in a circle, so none of these can be started: T002 is a part of T001, which waits for T003, T003 waits for T002. Remove one of these dependencies.',
      ],
    },
    {
      name: "tells a part of a part by the whole around both, and one by the part that it is",
      files: {
        tasks: "- [ ] T001 a (depends on T004)\n  - [ ] T002 b\n    - [ ] T003 c\n- [ ] T004 d (depends on T003)\n",
      },
      looked: "2/2",
      told: [
        '4 error T003: T003 "c" waits for itself in a circle, so none of these can be started: T003 is a part of T001, which waits for T004, T004 waits for T003. Remove one of these dependencies.',
      ],
    },
    {
      name: "counts gates and dependencies together",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b (depends on T001)\n",
      },
      looked: "2/2",
      told: [],
    },
  ],
  "tasks/unclosed-fence": [
    {
      name: "closes the last of several fences",
      files: { tasks: "- [ ] T001 a\n\n```ts\nconst a = 1;\n```\n\n    indented\n\n- [ ] T002 b\n\n```\nopen\n" },
      looked: "1/1",
      told: [
        "11 error: The code block opened on line 11 never closes, so no task after it is seen. Add the closing fence where the code ends. → close the code block",
      ],
    },
    {
      name: "takes no other notice for an open fence",
      files: { tasks: "- [?] T001 a\n\n```ts\nconst a = 1;\n```\n" },
      looked: "1/1",
      told: [],
    },
    {
      name: "closes the fence that is open, and no other block",
      files: { tasks: "- [ ] T001 a\n\n```ts\nconst a = 1;\n```\n\n~~~\nopen\n\n    indented\n" },
      looked: "1/1",
      told: [
        "7 error: The code block opened on line 7 never closes, so no task after it is seen. Add the closing fence where the code ends. → close the code block",
      ],
    },
  ],
  "trace/unknown-task": [
    {
      name: "compares references of one spec bundle with its own list",
      files: {
        "specs/001-one/spec.md": "# One\n",
        "specs/001-one/plan.md": "# P\n",
        "specs/001-one/tasks.md": "- [ ] T001 Schema\n",
        "specs/002-two/spec.md": "# Two\n",
        "specs/002-two/plan.md": "# P\n",
        "specs/002-two/tasks.md": "- [ ] T002 Queries\n",
      },
      change: { body: "Task: specs/001-one#T002\nTask: 002-two#T002\nTask: T002" },
      looked: "2/2",
      told: [
        "1 error T002: This pull request names specs/001-one#T002, but there is no such task in specs/001-one, so nothing will be ticked. Name a task that exists, or remove the reference.",
      ],
    },
    {
      name: "has no suggestion where nothing is near",
      files: { tasks: "- [ ] T001 a\n" },
      change: { body: "Task: 001-example#ABCDEFG-777" },
      looked: "1/1",
      told: [
        "1 error ABCDEFG-777: This pull request names 001-example#ABCDEFG-777, but there is no such task in specs/001-example, so nothing will be ticked. Name a task that exists, or remove the reference.",
      ],
    },
  ],
  "coverage/unknown-requirement": [
    {
      name: "has no near one to suggest, and names the last",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n- **FR-001**: burns\n- **FR-002**: shines\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-9876)\n- [ ] T002 b (FR-001)\n",
      },
      looked: "2/2",
      told: [
        '1 error T001: T001 "a (FR-9876)" names FR-9876, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-002. Correct the id, or define it.',
      ],
    },
    {
      name: "compares nothing where the specification numbers nothing",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\nText.\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-009, FR-010)\n- [ ] T002 b (FR-001)\n",
      },
      looked: "0/3",
      told: [],
    },
    {
      name: "knows an id with a word in it from another document",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n- **FR-API-001**: burns\n- **FR-API-002**: shines\n",
        "specs/001-example/plan.md": "# P\n\nFR-API-007 is put off.\n",
        "specs/001-example/tasks.md": "- [ ] T001 a (FR-API-007)\n- [ ] T002 b (FR-API-008)\n",
      },
      looked: "0/0",
      told: [],
    },
  ],
  "graph/parallel-file-conflict": [
    {
      name: "takes the mark off all but the first where each has one",
      files: {
        tasks:
          "- [ ] T001 [P] a in src/a.ts\n- [ ] T002 [P] b in src/a.ts\n- [ ] T003 [P] c in src/a.ts\n- [ ] T004 [P] d in src/b.ts\n",
      },
      looked: "4/4",
      told: [
        '3 warning T003: T001 "a in src/a.ts", T002 "b in src/a.ts" and T003 "c in src/a.ts" are marked parallel and name the same file, `src/a.ts`, so whoever does them at once changes it twice. Take the parallel mark off T003, or let it wait for the others. → drop [P] from T002 and T003, if asked to',
      ],
    },
    {
      name: "takes no mark off where a line has two",
      files: { tasks: "- [ ] T001 [P] a in src/a.ts\n- [ ] T002 [P] b in src/a.ts, see [P]\n" },
      looked: "2/2",
      told: [
        '2 warning T002: T001 "a in src/a.ts" and T002 "b in src/a.ts, see [P]" are marked parallel and name the same file, `src/a.ts`, so whoever does them at once changes it twice. Take the parallel mark off T002, or let it wait for the others.',
      ],
    },
    {
      name: "compares all where one alone is open",
      files: { tasks: "- [x] T001 [P] a in src/a.ts\n- [ ] T002 [P] b in src/a.ts\n" },
      looked: "2/2",
      told: [
        '2 info T002: T001 "a in src/a.ts" and T002 "b in src/a.ts" were marked parallel and name the same file, `src/a.ts`. Not two of them are open any more, so nobody meets now. Check that the file holds all their changes.',
      ],
    },
  ],
  "tasks/parent-child-mismatch": [
    {
      name: "leaves it to another rule what dropped and put off tasks are parts of",
      files: {
        tasks: "- [ ] T001 a\n  - [-] T002 b (cancelled)\n- [ ] T003 c\n  - [x] T004 d\n  - [-] T005 e (cancelled)\n",
      },
      looked: "2/2",
      told: [
        '3 warning T003: Every part of T003 "c" is done, but the task itself is still marked as open and counts so. Mark it as done, or add the part that is missing. → mark T003 as done',
      ],
    },
  ],
  "graph/unresolved-dependency": [
    {
      name: "counts gates and dependencies together",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b (depends on T001)\n",
      },
      looked: "2/2",
      told: [],
    },
  ],
  "graph/unknown-dependency": [
    {
      name: "counts gates and dependencies together",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b (depends on T001)\n",
      },
      looked: "2/2",
      told: [],
    },
  ],
  "graph/ambiguous-reference": [
    {
      name: "counts gates and dependencies together",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b (depends on T001)\n",
      },
      looked: "2/2",
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
