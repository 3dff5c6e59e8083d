/** `mode: enforce`, so that errors block. */
export const ENFORCE = "version: 1\nmode: enforce\n";

const SPEC = `# Feature Specification: Parcel tracking

## User Scenarios & Testing

A customer sees where a parcel is, when it was last seen there and when it will arrive.

### User Story 1 - See a parcel (Priority: P1)

A customer opens the page of an order and sees the last known place of its parcel.

**Acceptance Scenarios**:

1. **Given** a parcel on its way, **When** the customer opens the page, **Then** the last place is shown.

### Edge Cases

- A parcel without any event is shown as announced.

## Requirements

- **FR-001**: The page MUST show the last known place of a parcel.

## Success Criteria

- **SC-001**: Nine of ten customers find their parcel without asking.
`;

const PLAN = `# Implementation Plan: Parcel tracking

## Summary

A table of events, an endpoint that serves them and a page that shows them. Events come from the carriers every ten
minutes and are kept for a year. The page asks the endpoint once a minute while it is open.

## Technical Context

Node 24 and PostgreSQL 17, the shop's own component library, no new dependency. The endpoint answers within 200 ms for
a parcel with a hundred events.

## Constitution Check

Nothing here needs an exception.

## Project Structure

- db/events.sql holds the table
- src/api/events.ts serves the events
- src/web/parcel.tsx shows them
`;

export const SPEC_KIT_TASKS = `# Tasks: Parcel tracking

## Phase 1: Setup

- [X] T001 Create the project in package.json
- [ ] T002 [P] Create the events table in db/events.sql

## Phase 2: User Story 1 - See a parcel (Priority: P1)

- [ ] T003 [US1] Serve events in src/api/events.ts (depends on T002)
- [ ] T004 [US1] Show events in src/web/parcel.tsx (depends on T003)
`;

/** The file that T002 names: whoever ticks a task touches its files. */
export const EVENTS = { "db/events.sql": "create table events (parcel text);\n" };

/** A spec bundle as GitHub spec-kit lays it out. */
export const SPEC_KIT_BUNDLE = {
  "specs/001-parcel-tracking/spec.md": SPEC,
  "specs/001-parcel-tracking/plan.md": PLAN,
  "specs/001-parcel-tracking/tasks.md": SPEC_KIT_TASKS,
};

/** An hourglass and a check mark whose UTF-8 was read as Mac Roman and written again: what many editors leave behind. */
const HOURGLASS = Buffer.from("e2809ac3a8e289a5", "hex").toString("utf8");
const CHECK = Buffer.from("e2809ac3bac396", "hex").toString("utf8");

const PLATFORM_KIT_LINES = [
  "# Billing Tasks",
  "",
  "## Task Status Legend",
  "",
  `- ${CHECK} **Done**: finished and reviewed`,
  `- ${HOURGLASS} **Backlog**: nobody is on it`,
  "",
  `## M0: Ground work ${CHECK}`,
  "",
  "### Phase 0.1: Tables",
  "",
  "- [x] **M0.1.1**: Create the ledger",
  `  - Status: ${CHECK} Done`,
  "  - Dependencies: None",
  "  - Files: `db/ledger.sql`",
  "",
  "## M1: Invoices",
  "",
  "### Phase 1.1: Write them",
  "",
  "- [ ] **M1.1.1**: Render an invoice",
  `  - Status: ${HOURGLASS} Backlog`,
  "  - Dependencies: M0.1.1",
  "  - Files: `src/invoice.ts`",
  "  - Acceptance Criteria:",
  "    - [ ] Totals are in cents",
  "",
  "- [ ] **M1.1.2**: Send an invoice",
  `  - Status: ${HOURGLASS} Backlog  `,
  "  - Dependencies: M1.1.1",
  "  - Files: `src/send.ts`",
  "",
];

/** The tasks document of a platform-kit bundle with Windows line ends and garbled emoji. */
export const PLATFORM_KIT_TASKS = PLATFORM_KIT_LINES.join("\r\n");

export const PLATFORM_KIT_BUNDLE = {
  "spec/billing/constitution.md": "# Constitution\n\n## Principles\n\nEvery amount is a whole number of cents.\n",
  "spec/billing/prd.md":
    "# Billing\n\n## Problem\n\nInvoices are written by hand.\n\nAcceptance: an invoice a minute.\n",
  "spec/billing/plan.md": "# Plan\n\n## Phase 1\n\nA ledger first, then invoices.\n",
  "spec/billing/tasks.md": PLATFORM_KIT_TASKS,
};

/** The platform-kit document after M1.1.1 is done: its box and its status, and no other byte. */
export const PLATFORM_KIT_TASKS_AFTER = PLATFORM_KIT_TASKS.replace("- [ ] **M1.1.1**", "- [x] **M1.1.1**").replace(
  `Render an invoice\r\n  - Status: ${HOURGLASS} Backlog`,
  `Render an invoice\r\n  - Status: ${CHECK} Done`,
);
