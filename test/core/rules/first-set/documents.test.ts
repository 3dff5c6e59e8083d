import { describe, expect, it } from "vitest";
import { lookedAt, type ToldTrial, told } from "./told.ts";

/** What the examples in the definitions leave open, by rule: each case is a sentence about the rule. */
const CASES: Readonly<Record<string, readonly ToldTrial[]>> = {
  "bundle/missing-document": [
    {
      name: "names every document that is needed, and each that is absent",
      files: { "spec/example/prd.md": "# Product\n", "spec/example/tasks.md": "- [ ] **M1.1**: a\n" },
      looked: "4/4",
      told: [
        "1 error: spec/example has no constitution.md. A spec bundle of this layout needs constitution.md, prd.md, plan.md and tasks.md. Add constitution.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
        "1 error: spec/example has no plan.md. A spec bundle of this layout needs constitution.md, prd.md, plan.md and tasks.md. Add plan.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "needs none that the configuration calls optional",
      files: { "spec/example/prd.md": "# Product\n", "spec/example/tasks.md": "- [ ] **M1.1**: a\n" },
      options: { optional: ["plan.md", "constitution.md"] },
      looked: "2/2",
      told: [],
    },
    {
      name: "asks for a plan only where tasks are there",
      files: { "specs/001-example/spec.md": "# Example\n" },
      looked: "1/1",
      told: [],
    },
    {
      name: "asks for what comes before a later document",
      files: { "specs/001-example/plan.md": "# Plan\n", "specs/001-example/tasks.md": "- [ ] T001 a\n" },
      looked: "3/3",
      told: [
        "1 error: specs/001-example has no spec.md. A spec bundle of this layout needs spec.md, plan.md and tasks.md. Add spec.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "leaves a change of OpenSpec alone that has a schema of its own",
      files: {
        "openspec/changes/add-mail/tasks.md": "## 1. Mail\n\n- [ ] 1.1 Send\n",
        "openspec/changes/add-mail/specs/mail/spec.md":
          "## ADDED Requirements\n\n### Requirement: Mail\n\nIt SHALL send.\n\n#### Scenario: One\n\n- **WHEN** asked\n- **THEN** sent\n",
        "openspec/changes/add-mail/.openspec.yaml": 'name: x\nschema: "own-flow"\n',
      },
      looked: "0/0",
      told: [],
    },
    {
      name: "reads the usual schema by its name",
      files: {
        "openspec/changes/add-mail/tasks.md": "## 1. Mail\n\n- [ ] 1.1 Send\n",
        "openspec/changes/add-mail/specs/mail/spec.md":
          "## ADDED Requirements\n\n### Requirement: Mail\n\nIt SHALL send.\n\n#### Scenario: One\n\n- **WHEN** asked\n- **THEN** sent\n",
        "openspec/changes/add-mail/.openspec.yaml": "schema:   'spec-driven'\n",
      },
      looked: "2/2",
      told: [
        "1 error: openspec/changes/add-mail has no proposal.md. A spec bundle of this layout needs proposal.md and tasks.md. Add proposal.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "reads no schema out of another key",
      files: {
        "openspec/changes/add-mail/tasks.md": "## 1. Mail\n\n- [ ] 1.1 Send\n",
        "openspec/changes/add-mail/specs/mail/spec.md":
          "## ADDED Requirements\n\n### Requirement: Mail\n\nIt SHALL send.\n\n#### Scenario: One\n\n- **WHEN** asked\n- **THEN** sent\n",
        "openspec/changes/add-mail/.openspec.yaml": "the_schema: own\n# schema: own\n",
      },
      looked: "2/2",
      told: [
        "1 error: openspec/changes/add-mail has no proposal.md. A spec bundle of this layout needs proposal.md and tasks.md. Add proposal.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "counts documents of Kiro with a bug report in place of requirements",
      files: {
        ".kiro/specs/lamp/bugfix.md": "# Bug\n",
        ".kiro/specs/lamp/design.md": "# Design\n",
        ".kiro/specs/lamp/tasks.md": "- [ ] 1. a\n",
      },
      looked: "3/3",
      told: [],
    },
  ],
  "bundle/empty-document": [
    {
      name: "counts one line with one word, and several",
      files: {
        "specs/001-example/spec.md": "# Example\n\nSoon.\n",
        "specs/001-example/plan.md": "# Plan\n\nFirst this.\nThen that thing.\n",
      },
      looked: "2/2",
      told: [
        "1 warning: spec.md holds 1 line with 1 word, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
        "1 warning: plan.md holds 2 lines with 5 words, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
      ],
    },
    {
      name: "is content with few lines of many words, and with many lines of few",
      files: {
        "specs/001-example/spec.md":
          "# Example\n\nword word word word word word word word word word word word word word word word word word word word\n",
        "specs/001-example/plan.md": "# Plan\n\n- a\n- a\n- a\n- a\n- a\n",
      },
      looked: "2/2",
      told: [],
    },
    {
      name: "is not content with one word or one line less",
      files: {
        "specs/001-example/spec.md":
          "# Example\n\nword word word word word word word word word word word word word word word word word word word\n",
        "specs/001-example/plan.md": "# Plan\n\n- a\n- a\n- a\n- a\n",
      },
      looked: "2/2",
      told: [
        "1 warning: spec.md holds 1 line with 19 words, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
        "1 warning: plan.md holds 4 lines with 4 words, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
      ],
    },
    {
      name: "reads no tasks, which may be short",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n",
        "specs/001-example/plan.md": "# Plan\n\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n- a\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      looked: "2/3",
      told: [],
    },
  ],
  "spec/unfilled-placeholder": [
    {
      name: "names what is left of a document that is mostly a template once, with its lines",
      files: {
        "specs/001-example/spec.md":
          "# [FEATURE NAME]\n\n**Created**: [DATE]\n**Status**: Draft\n**Owner**: Ada\n\n## Requirements\n\nThe lamp burns for [N] hours.\n",
      },
      looked: "1/1",
      told: [
        "1 info: spec.md holds 2 placeholders in all, as a template does: lines 1 and 3. Fill in each of them, or delete its line.",
      ],
    },
    {
      name: "counts an undecided word less than a blank",
      files: { "specs/001-example/spec.md": "# TODO\n\n**Owner**: TBD\n**Status**: Draft\n**Size**: small\n\nText.\n" },
      looked: "1/1",
      told: [
        '3 warning: This value in the header of spec.md still holds the placeholder "TBD", so readers have to guess what is meant. Fill it in, or delete the line.',
      ],
    },
    {
      name: "counts a blank in the heading of a phase like one in a title",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "# Tasks\n\n## Phase 1: [Name]\n\n- [ ] **M1.1**: a\n",
        "spec/example/plan.md": "# Plan\n\n## Phase 1: [Name]\n\nText.\n",
      },
      looked: "3/3",
      told: [
        '3 warning: This heading of plan.md still holds the placeholder "[Name]", so readers have to guess what is meant. Fill it in, or delete the line.',
        '3 error: This heading of tasks.md still holds the placeholder "[Name]", so readers have to guess what is meant. Fill it in, or delete the line.',
      ],
    },
    {
      name: "says nothing of what is allowed, and of a finished document",
      files: { "specs/001-example/spec.md": "# Lamp\n\nIt burns for [N] hours.\n" },
      options: { ignore: ["[N]"] },
      looked: "1/1",
      told: [],
    },
  ],
  "spec/unfilled-template": [
    {
      name: "looks at every document",
      files: {
        "specs/001-example/spec.md": "# [FEATURE NAME]\n\n**Created**: [DATE]\n",
        "specs/001-example/plan.md": "# Plan\n\nDone.\n",
      },
      looked: "2/2",
      told: [
        "1 error: spec.md is still the template: 2 of the 2 values in its title and header are blanks, so it decides nothing yet. Fill it in, or delete it.",
      ],
    },
  ],
  "spec/unresolved-clarification": [
    {
      name: "warns of a question before there are tasks",
      files: { "specs/001-example/spec.md": "# Lamp\n\n- FR-001: It burns [NEEDS CLARIFICATION: how long? ].\n" },
      looked: "1/1",
      told: [
        '3 warning: spec.md still asks "how long?", so the tasks rest on a guess. Answer it in the document and remove the marker.',
      ],
    },
    {
      name: "finds each of several in one paragraph, each on its line",
      files: {
        "specs/001-example/spec.md":
          "# Lamp\n\nIt burns\n[NEEDS CLARIFICATION: how long?] and\nshines [NEEDS CLARIFICATION: how far?].\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      looked: "2/3",
      told: [
        '4 error: spec.md still asks "how long?", so the tasks rest on a guess. Answer it in the document and remove the marker.',
        '5 error: spec.md still asks "how far?", so the tasks rest on a guess. Answer it in the document and remove the marker.',
      ],
    },
    {
      name: "quotes around a bare marker its own line, within bounds",
      files: {
        "specs/001-example/spec.md":
          "# Lamp\n\nFirst line.\nThe wick is NEEDS CLARIFICATION for now.\nLast line.\n\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa NEEDS CLARIFICATION bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      looked: "2/3",
      told: [
        '4 error: spec.md still says NEEDS CLARIFICATION in "The wick is NEEDS CLARIFICATION for now.", so the tasks rest on a guess. Decide it and remove the marker.',
        '7 error: spec.md still says NEEDS CLARIFICATION in "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…", so the tasks rest on a guess. Decide it and remove the marker.',
      ],
    },
    {
      name: "is silent about talk of the marker",
      files: {
        "specs/001-example/spec.md":
          "# Lamp\n\n- [ ] No NEEDS CLARIFICATION markers remain\n\nAll NEEDS CLARIFICATION markers were resolved.\n",
        "specs/001-example/plan.md": "# P\n",
        "specs/001-example/tasks.md": "- [ ] T001 a\n",
      },
      looked: "2/3",
      told: [],
    },
    {
      name: "reads no contracts and checklists",
      files: {
        "specs/001-example/spec.md": "# Lamp\n",
        "specs/001-example/checklists/ready.md": "- [ ] CHK001 NEEDS CLARIFICATION\n",
      },
      looked: "1/2",
      told: [],
    },
  ],
  "spec/missing-section": [
    {
      name: "asks for what a template of the repository marks as mandatory, and suggests a near one",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n## Requirement\n\nText.\n\n## Success Criteria\n\nText.\n",
        ".specify/templates/spec-template.md":
          "# Spec\n\n## Requirements *(mandatory)*\n\n## Success Criteria *(mandatory)*\n\n## Notes\n",
      },
      looked: "2/2",
      told: [
        '1 error: spec.md has no section "Requirements", which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. Did you mean "requirement"?',
      ],
    },
    {
      name: "takes a document without any of the usual sections for one of another make",
      files: { "specs/001-example/spec.md": "# Lamp\n\n## Light\n\nText.\n" },
      looked: "0/3",
      told: [],
    },
    {
      name: "warns where one of the usual sections is absent",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n## User Scenarios & Testing\n\nText.\n\n## Requirements\n\nText.\n",
      },
      looked: "3/3",
      told: [
        '1 warning: spec.md has no section "Success Criteria", which the usual template has, so a question that every reader has stays open. Add it, or say in it that there is nothing to say.',
      ],
    },
    {
      name: "reads sections down to the fourth depth",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n#### Requirements\n\nText.\n\n##### Success Criteria\n\nText.\n",
        ".specify/templates/spec-template.md":
          "# Spec\n\n## Requirements *(mandatory)*\n\n## Success Criteria *(mandatory)*\n",
      },
      looked: "2/2",
      told: [
        '1 error: spec.md has no section "Success Criteria", which .specify/templates/spec-template.md marks as mandatory, so a question that every reader has stays open. Add it, or say in it that there is nothing to say.',
      ],
    },
    {
      name: "asks for nothing that is optional, and knows other names",
      files: {
        "specs/001-example/spec.md": "# Lamp\n\n## Light\n\nText.\n",
        ".specify/templates/spec-template.md":
          "# Spec\n\n## Requirements *(mandatory)*\n\n## Success Criteria *(mandatory)*\n",
      },
      options: { optional: ["Success Criteria"], aliases: { Requirements: ["Light"] } },
      looked: "1/1",
      told: [],
    },
  ],
  "docs/encoding-mojibake": [
    {
      name: "finds garbled signs from a number on, and names the first",
      files: { "specs/001-example/spec.md": "# Lamp\n\na ‚Äì b\n\nc ‚Üí d\n\ne ‚Üí f\n" },
      looked: "1/1",
      told: [
        "3 info: 3 characters of spec.md are garbled, this one should be –, so readers see noise there. They still work here; save the file as UTF-8 again to fix them. → write the characters that were meant, if asked to",
      ],
    },
    {
      name: "takes letters of other languages for what they are",
      files: { "specs/001-example/spec.md": "# Lamp\n\nnaïve café, Ünder, ‚Änderung‘, ‚Äpfel‘, ‚Äther‘\n" },
      looked: "1/1",
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
