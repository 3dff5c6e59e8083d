import type { Files } from "./directory.ts";

/** A spec bundle without findings, in the spec-kit layout. */
export const SOUND_TASKS = `# Tasks: Parcel tracking

## Phase 1: Setup

- [x] T001 Create the service skeleton in src/server.ts
- [ ] T002 [P] Add the lint configuration in biome.json

## Phase 2: Tracking

- [ ] T003 [US1] Store parcel events in src/events.ts (depends on T001)
- [ ] T004 [US1] Show the newest event in src/view.ts (depends on T003)
`;

/** The same with a dependency on a task that does not exist: a new error. */
export const BROKEN_TASKS = SOUND_TASKS.replace("(depends on T003)", "(depends on T009)");

const SPEC = `# Feature Specification: Parcel tracking

## User Scenarios & Testing

### User Story 1 - See where a parcel is (Priority: P1)

Somebody who waits for a parcel sees where it was last.

## Requirements

### Functional Requirements

- **FR-001**: The newest event of a parcel is shown.

## Success Criteria

- **SC-001**: The event is seen within a minute.
`;

const PLAN = `# Implementation Plan: Parcel tracking

## Summary

Events are stored as they come and the newest is shown.

## Technical Context

TypeScript, files on disk, nothing else.
`;

export function bundleWith(tasks: string, directory = "specs/001-parcels"): Files {
  return { [`${directory}/spec.md`]: SPEC, [`${directory}/plan.md`]: PLAN, [`${directory}/tasks.md`]: tasks };
}
