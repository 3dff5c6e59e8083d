import { defineScaffold } from "./scaffold.ts";

export const openspec = defineScaffold({
  layout: "openspec",
  summary: "openspec/changes/slug/ with proposal.md, tasks.md and a spec",
  parent: "openspec/changes",
  directoryFor: (slug) => `openspec/changes/${slug}`,
  documents: (title) => [
    { name: "proposal.md", text: proposal(title) },
    { name: "specs/first-capability/spec.md", text: delta() },
    { name: "tasks.md", text: tasks() },
  ],
});

function proposal(title: string): string {
  return `# ${title}

## Why

Say who has which problem today, and what it costs them. A reader who knows nothing else has to understand from this
paragraph why the change is worth making now, and what happens if nobody makes it.

## What Changes

- Name each thing that behaves differently afterwards.
- Mark what breaks for others as **BREAKING**.

## Capabilities

### New Capabilities

- \`first-capability\`: what can be done that could not be done before

## Impact

- Name the code, the interfaces and the people that this touches.
- Say what is left out on purpose.
`;
}

function delta(): string {
  return `## ADDED Requirements

### Requirement: The first thing

The system SHALL do the first thing.

#### Scenario: It is asked for

- **WHEN** the first thing is asked for
- **THEN** it is done
`;
}

function tasks(): string {
  return `## 1. The first capability

- [ ] 1.1 Make it work from end to end
- [ ] 1.2 Show that the scenario holds
`;
}
