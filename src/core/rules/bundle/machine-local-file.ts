import { z } from "zod";
import { defineRule } from "../rule.ts";

const LOCAL = /(?:^|\/)\.specify\/(?:feature\.json|(?:extensions\/[^/]+\/)?local-config\.ya?ml)$/;

export const machineLocalFile = defineRule({
  id: "bundle/machine-local-file",
  input: "repository",
  summary: "Disallow committed files that belong to one checkout",
  rationale: "They change with every switch of feature, so they conflict between branches and mean nothing to others.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    local:
      "{path} points at what one checkout works on, and Spec Kit itself ignores it since 0.16.1. Remove it with `git rm --cached`, and ignore it.",
  },
  guard: "Only the files that Spec Kit keeps per checkout. A team that commits them on purpose leaves the rule off.",
  examples: [
    {
      name: "The pointer to the current feature",
      kind: "invalid",
      files: { ".specify/feature.json": "{}\n", "specs/001-a/spec.md": "# A\n" },
      reports: [
        "1: .specify/feature.json points at what one checkout works on, and Spec Kit itself ignores it since 0.16.1. Remove it with `git rm --cached`, and ignore it.",
      ],
      looked: "2/2",
    },
    {
      name: "Only what everybody shares",
      kind: "valid",
      files: { ".specify/init-options.json": "{}\n" },
      reports: [],
    },
    {
      name: "A file of that name elsewhere",
      kind: "false-positive",
      files: { "src/feature.json": "{}\n" },
      reports: [],
    },
  ],

  *check({ context }) {
    yield { examined: context.known.length, of: context.known.length, unit: "files" };
    for (const path of context.known.filter((one) => LOCAL.test(one))) {
      yield { message: "local", values: { path }, at: { path, line: 1, endLine: 1 }, key: path };
    }
  },
});
