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
