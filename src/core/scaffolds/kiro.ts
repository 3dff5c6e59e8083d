import { defineScaffold } from "./scaffold.ts";

export const kiro = defineScaffold({
  layout: "kiro",
  summary: ".kiro/specs/slug/ with requirements.md, design.md and tasks.md",
  parent: ".kiro/specs",
  directoryFor: (slug) => `.kiro/specs/${slug}`,
  documents: (title) => [
    { name: "requirements.md", text: requirements(title) },
    { name: "design.md", text: design(title) },
    { name: "tasks.md", text: tasks(title) },
  ],
});

function requirements(title: string): string {
  return `# Requirements Document: ${title}

## Introduction

Say who has which problem today, and what will be different for them. A reader who knows nothing else has to understand
from this paragraph why it is worth doing, and what is left out on purpose.

## Requirements

### Requirement 1: The first thing somebody can do

**User Story:** As somebody who uses it, I want to do the first thing, so that I gain something.

#### Acceptance Criteria

1. WHEN the first thing is asked for THEN the system SHALL do it.
2. IF it cannot be done THEN the system SHALL say why.
`;
}

function design(title: string): string {
  return `# Design Document: ${title}

## Overview

Say in a few sentences how the requirements are met, and which other way was considered and left.

## Components

- Name each part that is new or changes, and what it is responsible for.
- Say which of them others already rely on.

## Data

- Say what is kept, where, and for how long.

## Errors

- Say what can go wrong, and what people see then.

## Testing

- Say how each requirement will be shown to hold.
- Say what is tried by hand, and by whom.
`;
}

function tasks(title: string): string {
  return `# Implementation Plan: ${title}

- [ ] 1. Build the first thing
  - [ ] 1.1 Make it work from end to end
    - _Requirements: 1.1_
  - [ ] 1.2 Say why when it does not
    - _Requirements: 1.2_
`;
}
