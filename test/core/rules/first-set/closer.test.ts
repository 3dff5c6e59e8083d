import { describe, expect, it } from "vitest";
import { lookedAt, type ToldTrial, told } from "./told.ts";

const HEADINGS = ["Scope", "Threats", "Costs", "Dates"];
const TEMPLATE = {
  ".specify/templates/spec-template.md": `# Spec\n\n${HEADINGS.map((title) => `## ${title} *(mandatory)*\n\n`).join("")}`,
};
const spec = (...titles: readonly string[]) => ({
  "specs/001-a/spec.md": `# A\n\n${titles.map((title) => `## ${title}\n\nText.\n\n`).join("")}`,
});
const lacks = (what: string, fix = "Add it, or say in it that there is nothing to say.") =>
  `spec.md has no section ${what}, which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. ${fix}`;
const WHOLE = "Follow the template, or say in the configuration which sections are optional.";
const NONE =
  "so nothing in it can be checked. Write tasks as `- [ ] T001 …`; if they are there, look for a code block around them.";
const CHECKLIST =
  'The boxes of specs/001-example/tasks.md stand under "Checklist", and a checklist is for reviewers, so none of them counts as a task. Call the section “Tasks”, or give each box an id.';
const story = (text: string) => ({
  "docs/stories/1.2.cart.md": `# Cart\n\n## Status\n\nDraft\n\n## Story\n\n${text}\n`,
});

const RFCS = {
  root: "rfcs/*",
  documents: [{ name: "rfc.md", role: "spec", required: true, sections: ["Costs", "Dates"] }],
};
const kiro = (first: string, second: string) => ({
  ".kiro/specs/a/requirements.md":
    "# Requirements\n\n### Requirement 1: Cart\n\n#### Acceptance Criteria\n\n1. WHEN asked THEN it SHALL keep it\n2. WHEN asked THEN it SHALL empty it\n",
  ".kiro/specs/a/tasks.md": `- [ ] 1. Cart\n  - _Requirements: ${first}_\n- [ ] 2. List\n  - _Requirements: ${second}_\n`,
});

/** Where two readings of a rule are near to each other, by rule: each case is a sentence about it. */
const CASES: Readonly<Record<string, readonly ToldTrial[]>> = {
  "spec/missing-section": [
    {
      name: "tells sections one by one where half of them are there",
      files: { ...TEMPLATE, ...spec("Scope", "Threats") },
      looked: "4/4",
      told: [`1 error: ${lacks('"Costs"')}`, `1 error: ${lacks('"Dates"')}`],
    },
    {
      name: "warns once of all where more than half are absent",
      files: { ...TEMPLATE, ...spec("Scope") },
      looked: "4/4",
      told: [`1 warning: ${lacks('"Threats", "Costs" and "Dates"', WHOLE)}`],
    },
    {
      name: "warns once of all where a template's are all absent",
      files: { ...TEMPLATE, ...spec("Light") },
      looked: "4/4",
      told: [`1 warning: ${lacks('"Scope", "Threats", "Costs" and "Dates"', WHOLE)}`],
    },
    {
      name: "tells the only section that is asked for as an error",
      files: { ...TEMPLATE, ...spec("Light") },
      options: { optional: ["Threats", "Costs", "Dates"] },
      looked: "1/1",
      told: [`1 error: ${lacks('"Scope"')}`],
    },
    {
      name: "tells one of two as an error",
      files: { ...TEMPLATE, ...spec("Threats") },
      options: { optional: ["Costs", "Dates"] },
      looked: "2/2",
      told: [`1 error: ${lacks('"Scope"')}`],
    },
    {
      name: "warns of what a template has that marks nothing",
      files: {
        ".specify/templates/spec-template.md": "# Spec\n\n## Scope\n\n## Costs\n\n### Dates\n",
        ...spec("Costs"),
      },
      looked: "2/2",
      told: [
        '1 warning: spec.md has no section "Scope", which .specify/templates/spec-template.md has, so a question that every reader has stays open. Add it, or say in it that there is nothing to say.',
      ],
    },
    {
      name: "takes the repository's own template for a reason to ask, even where none of it is there",
      files: {
        ".specify/templates/spec-template.md": "# Spec\n\n## Scope\n\n## Costs\n",
        ...spec("Light"),
      },
      looked: "2/2",
      told: [
        `1 warning: spec.md has no section "Scope" and "Costs", which .specify/templates/spec-template.md has, so a question that every reader has stays open. ${WHOLE}`,
      ],
    },
    {
      name: "asks for what the configuration asks for, by each of two sections alone",
      files: { "rfcs/1-cart/rfc.md": "# Cart\n\n## Light\n\nText.\n" },
      config: { layouts: [RFCS] },
      looked: "2/2",
      told: [
        `1 warning: rfc.md has no section "Costs" and "Dates", which the configuration asks for, so a question that every reader has stays open. ${WHOLE}`,
      ],
    },
  ],
  "coverage/unknown-requirement": [
    {
      name: "compares nothing where no document defines requirements",
      files: { "specs/001-a/spec.md": "# A\n", "specs/001-a/tasks.md": "- [ ] T001 Cart (FR-001)\n" },
      looked: "0/1",
      told: [],
    },
    {
      name: "offers what is spelt otherwise, and writes it",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: It must keep a cart.\n- **FR-002**: It must empty it.\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart (FR-01)\n- [ ] T002 Empty (FR-002)\n- [ ] T003 Sell (FR-009)\n",
      },
      looked: "3/3",
      told: [
        '1 error T001: T001 "Cart (FR-01)" names FR-01, but spec.md has no such requirement, so nobody knows what the task must meet. Did you mean FR-001? → write FR-001 for FR-01',
        '3 error T003: T003 "Sell (FR-009)" names FR-009, but spec.md has no such requirement, so nobody knows what the task must meet. The last one there is FR-002. Correct the id, or define it.',
      ],
    },
    {
      name: "takes a letter behind a number for a point of it",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: It must keep a cart.\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart (FR-001a)\n",
      },
      looked: "1/1",
      told: [],
    },
    {
      name: "tells a number where exactly a third is unknown, and none where it is more",
      files: kiro("1.1, 1.2", "9.9"),
      looked: "3/3",
      told: [
        '3 error 2: 2 "List" names 9.9, but requirements.md has no such requirement, so nobody knows what the task must meet. The last one there is 1.2. Correct the id, or define it.',
      ],
    },
    { name: "tells none where more than a third is unknown", files: kiro("1.1", "9.9"), looked: "2/2", told: [] },
  ],
  "coverage/requirement-without-task": [
    {
      name: "is asked where exactly as many are named as it takes",
      files: {
        "specs/001-a/spec.md": "# A\n\n- **FR-001**: It must keep a cart.\n- **FR-002**: It must empty it.\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart (FR-001)\n",
      },
      options: { usage: 0.5 },
      looked: "2/2",
      told: [
        '4 warning: FR-002 "It must empty it." is in spec.md, but no task names it, so nobody will build it. Add “(FR-002)” to the task that does, or add one.',
      ],
    },
  ],
  "tasks/done-before-dependency": [
    {
      name: "tells a task by itself that names all that its phase waits for",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n\n## Phase 2: B\n\n**Depends on**: T001\n\n- [x] T002 b (depends on T001)\n",
      },
      looked: "1/1",
      told: [
        '9 error T002: T002 "b (depends on T001)" is ticked, but it depends on T001 "a", which is not done. Tick T001, untick T002, or drop the dependency.',
      ],
    },
    {
      name: "tells task and phase where the task names others than its phase waits for",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a\n- [ ] T003 c\n- [ ] T004 d\n\n## Phase 2: B\n\n**Depends on**: T001, T003\n\n- [x] T002 b (depends on T001, T004)\n",
      },
      looked: "3/3",
      told: [
        '11 error T002: T002 "b (depends on T001, T004)" is ticked, but it depends on T001 "a", which is not done. Tick T001, untick T002, or drop the dependency.',
        '11 error T002: T002 "b (depends on T001, T004)" is ticked, but it depends on T004 "d", which is not done. Tick T004, untick T002, or drop the dependency.',
        '11 warning: In "Phase 2: B" T002 is ticked, but that phase waits for T003, which is not done. Finish what is open, untick what came early, or drop that condition of the phase.',
      ],
    },
  ],
  "tasks/none-found": [
    {
      name: "warns of a checklist whose boxes stand deeper, beside words and plain items",
      files: { tasks: "# Tasks\n\n## Checklist\n\nFor us:\n\n- read it\n\n### Before\n\nAsk.\n\n- [x] Paint\n" },
      looked: "1/1",
      told: [`3 warning: ${CHECKLIST}`],
    },
    {
      name: "finds nothing in a checklist without boxes",
      files: { tasks: "# Tasks\n\n## Checklist\n\nFor us:\n\n- read it\n" },
      looked: "1/1",
      told: [`1 error: We found no task in specs/001-example/tasks.md, ${NONE}`],
    },
    {
      name: "believes that there are none only at the beginning of a long document",
      files: { tasks: `# Tasks\n\n${"A word.\n\n".repeat(3000)}No tasks.\n` },
      looked: "1/1",
      told: [`1 error: We found no task in specs/001-example/tasks.md, ${NONE}`],
    },
    {
      name: "finds none where an open code block swallows the document",
      files: { tasks: "# Tasks\n\n```\n- [ ] T001 a\n" },
      looked: "1/1",
      told: [`1 error: We found no task in specs/001-example/tasks.md, ${NONE}`],
    },
    {
      name: "warns of a story that has no tasks yet",
      files: story("As a buyer I want a cart."),
      looked: "1/1",
      told: [`1 warning: We found no task in docs/stories/1.2.cart.md, ${NONE}`],
    },
  ],
  "graph/cycle": [
    {
      name: "takes it from the sentence that alone says one of the waits, whatever else the task waits for",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a (depends on T003)\n- [ ] T002 b (depends on T001)\n- [ ] T003 c\n\n## Dependencies\n\n- T001 depends on T002\n",
      },
      looked: "3/3",
      told: [
        '9 warning T001: T001 "a (depends on T003)" waits for itself in a circle: T001 waits for T002, T002 waits for T001. Line 9 says so beside the tasks, and their own dependencies say the opposite. Correct one of the two.',
      ],
    },
    {
      name: "names the phase that waits, though the task waits for something of its own",
      files: {
        tasks:
          "## Phase 1: A\n\n- [ ] T001 a (depends on T002)\n\n## Phase 2: B\n\n**Depends on**: Phase 1\n\n- [ ] T002 b (depends on T003)\n- [ ] T003 c\n",
      },
      looked: "3/3",
      told: [
        '3 error T001: T001 "a (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 stands in a phase that waits for the phase of T001. Remove one of these dependencies.',
      ],
    },
    {
      name: "names the part of a task that waits for the whole",
      files: {
        ".kiro/specs/a/requirements.md": "# Requirements\n",
        ".kiro/specs/a/tasks.md":
          "- [ ] 1. a\n  - [ ] 1.1 b\n    - _Depends: 2_\n- [ ] 2. c\n  - _Depends: 1_\n  - [ ] 2.1 d\n",
      },
      looked: "2/2",
      told: [
        '3 error 1: 1 "a" waits for itself in a circle, so none of these can be started: 1.1 is a part of 1, 1.1 waits for 2, 2 waits for 1. Remove one of these dependencies.',
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
