import { defineScaffold } from "./scaffold.ts";

const NUMBERED = /^(\d{3,})-/;

export const specKit = defineScaffold({
  layout: "spec-kit",
  summary: "specs/NNN-slug/ with spec.md, plan.md and tasks.md",
  parent: "specs",
  directoryFor(slug, taken) {
    if (NUMBERED.test(slug)) return `specs/${slug}`;
    const numbers = taken.flatMap((name) => Number(NUMBERED.exec(name)?.[1] ?? 0));
    return `specs/${String(Math.max(0, ...numbers) + 1).padStart(3, "0")}-${slug}`;
  },
  documents: (title) => [
    { name: "spec.md", text: spec(title) },
    { name: "plan.md", text: plan(title) },
    { name: "tasks.md", text: tasks(title) },
  ],
});

function spec(title: string): string {
  return `# Feature Specification: ${title}

## User Scenarios & Testing

### User Story 1 - The first thing somebody can do (Priority: P1)

Say who wants what, and what they gain. A reader who knows nothing else has to understand why this is worth doing.

**Acceptance Scenarios**:

1. **Given** a start, **When** something is done, **Then** this is seen.

### Edge Cases

- What happens when nothing is there yet?

## Requirements

### Functional Requirements

- **FR-001**: The system does the first thing.

## Success Criteria

### Measurable Outcomes

- **SC-001**: Nine of ten people succeed at the first try.

## Assumptions

- Write down what is taken for granted, so that somebody can object.
- Write down what is left out on purpose.
`;
}

function plan(title: string): string {
  return `# Implementation Plan: ${title}

## Summary

Say in a few sentences how the specification is met, and which other way was considered and left.

## Technical Context

- Language and libraries: name those that this needs beyond what is there.
- Storage: say what is kept, where, and for how long.
- What has to stay as it is: name the interfaces that others rely on.
- Speed and size: say how much is expected, and how it will be measured.

## Constitution Check

- Name each principle that this plan touches, and how it keeps it.
- Where one cannot be kept, say why, and which simpler way was rejected.

## Project Structure

- List the directories that change, and what is new in each.
- Say where the tests stand.
`;
}

function tasks(title: string): string {
  return `# Tasks: ${title}

## Phase 1: Setup

- [ ] T001 Prepare what the first story needs

## Phase 2: User Story 1

- [ ] T002 [US1] Build the smallest whole thing for FR-001 (depends on T001)
- [ ] T003 [US1] Try it as a person would, for SC-001 (depends on T002)
`;
}
