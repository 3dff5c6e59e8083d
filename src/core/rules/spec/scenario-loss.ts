import { z } from "zod";
import { deltasOf } from "../delta-requirements.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const PROPOSAL = "# Login\n\n## Why\n\nA.\n\n## What Changes\n\nB.\n";
const MAIN =
  "# Auth\n\n## Requirements\n\n### Requirement: Log in\n\nIt SHALL.\n\n#### Scenario: Right\n\n- THEN in\n\n#### Scenario: Locked\n\n- THEN out\n";
const change = (scenarios: string) => ({
  "openspec/specs/auth/spec.md": MAIN,
  "openspec/changes/login/proposal.md": PROPOSAL,
  "openspec/changes/login/specs/auth/spec.md": `## MODIFIED Requirements\n\n### Requirement: Log in\n\nIt SHALL.\n${scenarios}`,
});

export const scenarioLoss = defineRule({
  id: "spec/scenario-loss",
  input: "bundle",
  summary: "Disallow changes of OpenSpec that drop a scenario of a requirement which they modify",
  rationale: "The modified text replaces the whole requirement, so what is not copied is lost without a word.",
  level: "off",
  nursery: {
    level: "warning",
    because: "a scenario may be dropped or joined with another on purpose, and nothing says so",
  },
  options: z.strictObject({}),
  messages: {
    lost: "{title} is modified here without its {count|scenario|scenarios} {scenarios}, which {count|is|are} lost when the change is archived. Copy {count|it|them}, or say in the proposal that {count|it goes|they go}.",
  },
  guard:
    "Only where fewer scenarios are left than there were: what has another name may be the same. A requirement without any scenario is told by `spec/requirement-without-scenario`.",
  examples: [
    {
      name: "A scenario that was not copied",
      kind: "invalid",
      files: change("\n#### Scenario: Right\n\n- THEN in\n"),
      reports: [
        '3: "Log in" is modified here without its scenario "Locked", which is lost when the change is archived. Copy it, or say in the proposal that it goes.',
      ],
      looked: "1/1",
    },
    {
      name: "A scenario that was not copied below the new name",
      kind: "invalid",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Log in`\n- TO: `### Requirement: Enter`\n\n## MODIFIED Requirements\n\n### Requirement: Enter\n\nIt SHALL.\n\n#### Scenario: Locked\n\n- THEN out\n",
      },
      reports: [
        '8: "Enter" is modified here without its scenario "Right", which is lost when the change is archived. Copy it, or say in the proposal that it goes.',
      ],
      looked: "1/1",
    },
    {
      name: "A requirement that is only renamed keeps its scenarios",
      kind: "false-positive",
      files: {
        "openspec/specs/auth/spec.md": MAIN,
        "openspec/changes/login/proposal.md": PROPOSAL,
        "openspec/changes/login/specs/auth/spec.md":
          "## RENAMED Requirements\n\n- FROM: `### Requirement: Log in`\n- TO: `### Requirement: Enter`\n",
      },
      reports: [],
      looked: "0/0",
    },
    {
      name: "All of them",
      kind: "valid",
      files: change("\n#### Scenario: Right\n\n- THEN in\n\n#### Scenario: locked\n\n- THEN out\n"),
      reports: [],
    },
    {
      name: "One with another name",
      kind: "false-positive",
      files: change("\n#### Scenario: Right\n\n- THEN in\n\n#### Scenario: Locked out\n\n- THEN out\n"),
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, context }) {
    const modified = deltasOf(bundle, context).flatMap(({ document, requirements, main }) =>
      requirements.flatMap((one) => {
        const before = one.operation === "MODIFIED" ? main.get(one.name) : undefined;
        return before && one.scenarios.length > 0 ? [{ document, one, before }] : [];
      }),
    );
    yield { examined: modified.length, of: modified.length, unit: "modified requirements" };
    for (const { document, one, before } of modified) {
      const kept = new Set(one.scenarios.map(({ name }) => name));
      const lost = before.scenarios.filter(({ name }) => !kept.has(name));
      if (lost.length === 0 || one.scenarios.length >= before.scenarios.length) continue;
      const values = {
        title: quote(one.title),
        count: lost.length,
        scenarios: listWords(
          lost.map(({ title }) => quote(title)),
          5,
        ),
      };
      const at = { path: document.file.path, line: one.line, endLine: one.line };
      yield { message: "lost", values, at, key: one.name };
    }
  },
});
