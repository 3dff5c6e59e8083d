import { z } from "zod";
import { readRequirements } from "../../documents/read-requirements.ts";
import type { Requirement } from "../../documents/requirement.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";
import { isSpecification } from "../specification.ts";

export const duplicateRequirementId = defineRule({
  id: "spec/duplicate-requirement-id",
  input: "document",
  summary: "Disallow two requirements with the same id",
  rationale: "Tasks that name the id may mean either, and a tick can close the wrong one.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    twice:
      "{id} is defined on lines {first} and {second} of {document} with different text, so a task that names it can mean either. Give one of them a new id.",
  },
  guard:
    "Only definitions count: an id at the beginning of an item or heading. Mentions, rows of tables, what became of a requirement (`✅ achieved`) and repetitions of the same text are none. A number of a list that is written twice is a warning at most: readers see it counted on.",
  examples: [
    {
      name: "Two texts under one id",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in.\n- **FR-001**: People log out.\n" },
      reports: [
        "4: FR-001 is defined on lines 3 and 4 of spec.md with different text, so a task that names it can mean either. Give one of them a new id.",
      ],
      looked: "2/2",
    },
    {
      name: "A number of a list that is written twice, as a warning",
      kind: "invalid",
      files: {
        ".kiro/specs/cart/requirements.md":
          "# Requirements\n\n### Requirement 1: Cart\n\n#### Acceptance Criteria\n\n1. WHEN a buyer adds a book THE shop SHALL keep it\n1. WHEN a buyer pays THE shop SHALL empty the cart\n",
      },
      reports: [
        "8: 1.1 is defined on lines 7 and 8 of requirements.md with different text, so a task that names it can mean either. Give one of them a new id.",
      ],
    },
    {
      name: "An id for each",
      kind: "valid",
      files: { "specs/001-a/spec.md": "# A\n\n- **FR-001**: People log in.\n- **FR-002**: People log out.\n" },
      reports: [],
    },
    {
      name: "Mentions, a table that repeats them, and the same text again",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n- **FR-001**: People log in.\n- As FR-001 says, people log in.\n\n| id | where |\n|---|---|\n| FR-001 | login |\n\n## Summary\n\n- **FR-001**: People log in.\n\nReached:\n- FR-001: all of 40 people logged in — ✅ met\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    const isRead = isSpecification(document);
    const found = isRead ? readRequirements(document).filter(({ kind, isRow }) => kind !== "group" && !isRow) : [];
    yield { examined: found.length, of: found.length, unit: "requirements" };
    const known = new Map<string, Requirement>();
    for (const requirement of found) {
      const { id, at } = requirement;
      const earlier = known.get(id);
      if (!earlier) known.set(id, requirement);
      else if (!isReport(earlier, requirement) && wordsOf(earlier.text) !== wordsOf(requirement.text)) {
        const values = { id, first: earlier.at.line, second: at.line, document: fileName(at.path) };
        yield {
          message: "twice",
          values,
          at,
          related: [earlier.at],
          key: id,
          ...(isCounted(id) ? { atMost: "warning" as const } : {}),
        };
      }
    }
  },
});

const OUTCOME = /[✅❌✔☑⚠🟢🟡🔴]|\b(?:achieved|met|passed|satisfied|verified)\W{0,3}$/u;

/** What became of a requirement, said where it is defined no more. */
function isReport(definition: Requirement, { text }: Requirement): boolean {
  return OUTCOME.test(text) && !OUTCOME.test(definition.text);
}

/** A number of a list, which readers see counted anew where it is written twice. */
function isCounted(id: string): boolean {
  return /^\d/.test(id);
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
