import { SPEC_KIT_BUNDLE } from "../../e2e/bundles.ts";

export const TASKS_PATH = "specs/001-parcel-tracking/tasks.md";

/** The tasks document that every screen starts from. */
const TASKS = `# Tasks: Parcel tracking

## Phase 1: Setup

- [X] T001 Create the project in package.json
- [ ] T002 [P] Create the events table in db/events.sql

## Phase 2: User Story 1 - See a parcel (Priority: P1)

- [ ] T003 [US1] Serve events in src/api/events.ts (depends on T002)
- [ ] T004 [US1] Show events in src/web/parcel.tsx (depends on T003)
- [ ] T005 [P] [US1] Translate the page in src/web/texts.ts

## Phase 3: Polish

- [ ] T006 Say on the page when a parcel is late in src/web/late.tsx (depends on T004, T005)
`;

/** The files of the repository on its base branch. */
export const PROJECT: Readonly<Record<string, string>> = { ...SPEC_KIT_BUNDLE, [TASKS_PATH]: TASKS };
