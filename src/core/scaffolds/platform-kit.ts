import { defineScaffold } from "./scaffold.ts";

export const platformKit = defineScaffold({
  layout: "platform-kit",
  summary: "spec/slug/ with constitution.md, prd.md, plan.md and tasks.md",
  parent: "spec",
  directoryFor: (slug) => `spec/${slug}`,
  documents: (title) => [
    { name: "constitution.md", text: constitution(title) },
    { name: "prd.md", text: prd(title) },
    { name: "plan.md", text: plan(title) },
    { name: "tasks.md", text: tasks(title) },
  ],
});

function constitution(title: string): string {
  return `# ${title}: Constitution

## Purpose

Say in one sentence why this exists.

## Principles

1. **Small steps**: every task ends with something that works.
2. **Written first**: what is not in the plan is discussed before it is built.

## Rules

- A change names the task that it belongs to.
- A task is done when all of its acceptance criteria are.
- Whoever finds a mistake in these documents fixes it in the same change as the code.
- What is decided is written down here or in the plan, with the reason, and not only said.
- What nobody uses is taken out again.
`;
}

function prd(title: string): string {
  return `# ${title}: Product Requirements

## Problem

Say who has which problem today, how often, and what it costs them. One example helps more than a list.

## Functional Requirements

1. The first thing that has to be possible.

## Non-Goals

- What is left out on purpose, and why it can wait.
- What others already do well enough.

## Acceptance

- How everybody will see that it is finished, without asking those who built it.
- Which number is measured, by whom, and what it has to be.
`;
}

function plan(title: string): string {
  return `# ${title}: Plan

## Milestones

1. **M1**: the first thing that works from end to end, however little it does.
2. Name here what comes after it, and what each milestone is good for by itself.

## Phases

- Phase 1.1 builds it, Phase 1.2 shows it to somebody.

## Risks

- What could go wrong, how it would be noticed, and what is done about it.
- What is not known yet, and by when it has to be.
- What this plan depends on that others decide.
`;
}

function tasks(title: string): string {
  return `# ${title}: Tasks

## Task Status Legend

- ✅ **Done**: finished and reviewed
- 🔄 **In Progress**: somebody works on it
- ⏳ **Backlog**: not begun
- 🚧 **Blocked**: waits for something

## M1: First Milestone

### Phase 1.1: Build

- [ ] **M1.1.1**: Build the smallest whole thing
  - Status: ⏳ Backlog
  - Dependencies: None
  - Acceptance Criteria:
    - [ ] It works from end to end

### Phase 1.2: Show

- [ ] **M1.2.1**: Show it to somebody who has not seen it
  - Status: ⏳ Backlog
  - Dependencies: M1.1.1
  - Acceptance Criteria:
    - [ ] What they said is written down
`;
}
