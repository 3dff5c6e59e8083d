import { z } from "zod";
import { type Delta, deltasOf, nameOf } from "../delta-requirements.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const PROPOSAL = "# Login\n\n## Why\n\nA.\n\n## What Changes\n\nB.\n";
const MAIN = "# Auth\n\n## Requirements\n\n### Requirement: Log in\n\nIt SHALL.\n\n#### Scenario: Right\n\n- THEN in\n";

export const deltaUnknownBase = defineRule({
  id: "spec/delta-unknown-base",
  input: "bundle",
  summary: "Disallow changes of OpenSpec that alter a requirement which the specification lacks",
  rationale: "Archiving such a change fails, or adds what was meant to replace something.",
  level: "off",
  nursery: { level: "warning", because: "a change may build on another one that is under way and not archived yet" },
  options: z.strictObject({}),
  messages: {
    unknown:
      "{title} is {operation} here, but {path} has no such requirement, so OpenSpec cannot archive the change. Correct the name, or put it below `## ADDED Requirements`.",
  },
  guard:
    "Only where the specification is there to be read. What another open change adds to the same capability may be it: then it is a note.",
  examples: [
    {
      name: "A requirement that nobody wrote",
      kind: "invalid",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## MODIFIED Requirements\n\n### Requirement: Second factor\n\nIt SHALL.\n\n#### Scenario: A\n\n- THEN in\n",
      },
      reports: [
        '3: "Second factor" is MODIFIED here, but openspec/specs/auth/spec.md has no such requirement, so OpenSpec cannot archive the change. Correct the name, or put it below `## ADDED Requirements`.',
      ],
      looked: "1/1",
    },
    {
      name: "An old name that nothing has",
      kind: "invalid",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Sign in`\n- TO: `### Requirement: Enter`\n",
      },
      reports: [
        '3: "Sign in" is RENAMED here, but openspec/specs/auth/spec.md has no such requirement, so OpenSpec cannot archive the change. Correct the name, or put it below `## ADDED Requirements`.',
      ],
      looked: "1/1",
    },
    {
      name: "A requirement that is renamed, and modified under its new name",
      kind: "false-positive",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## RENAMED Requirements\n\nFROM: ### Requirement: Log in\nTO: ### Requirement: Enter\n\n## MODIFIED Requirements\n\n### Requirement: Enter\n\nIt SHALL.\n\n#### Scenario: Right\n\n- THEN in\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A requirement that is there, in other letters",
      kind: "valid",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md": "## REMOVED Requirements\n\n### Requirement: LOG  IN\n\nDone.\n",
      },
      reports: [],
    },
    {
      name: "A new requirement, and a capability that is not there yet",
      kind: "false-positive",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## ADDED Requirements\n\n### Requirement: Second factor\n\nIt SHALL.\n\n#### Scenario: A\n\n- THEN in\n",
        "openspec/changes/login/specs/mail/spec.md":
          "## MODIFIED Requirements\n\n### Requirement: Send\n\nIt SHALL.\n\n#### Scenario: A\n\n- THEN in\n",
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ bundle, context, known }) {
    const deltas = deltasOf(bundle, context);
    const altered = deltas.flatMap((delta) => alteredIn(delta).map((one) => ({ ...delta, one })));
    yield { examined: altered.length, of: altered.length, unit: "requirements" };
    for (const { document, path, main, one } of altered) {
      if (main.has(nameOf(one.title))) continue;
      const inside = document.file.path.slice(bundle.location.path.length);
      const isShared = known.some(
        (other) => other.path !== bundle.location.path && other.documents.includes(other.path + inside),
      );
      const values = { title: quote(one.title), operation: one.operation, path };
      const at = { path: document.file.path, line: one.line, endLine: one.line };
      yield {
        message: "unknown",
        values,
        at,
        key: nameOf(one.title),
        ...(isShared ? { atMost: "info" as const } : {}),
      };
    }
  },
});

interface Altered {
  readonly title: string;
  readonly operation: string;
  readonly line: number;
}

/** What has to be there already: it is altered, or called by its old name. */
function alteredIn({ requirements, renamings }: Delta): readonly Altered[] {
  const altered = requirements.flatMap(({ title, operation, line }) =>
    operation === "MODIFIED" || operation === "REMOVED" ? [{ title, operation, line }] : [],
  );
  return [...altered, ...renamings.map(({ from, line }) => ({ title: from, operation: "RENAMED", line }))];
}
