import { z } from "zod";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const configWeakened = defineRule({
  id: "trace/config-weakened",
  input: "trace",
  summary: "Require an approval for a less strict configuration",
  rationale: "Whoever is judged by a rule must not be the one who takes it away: one more look is what a gate is for.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    weaker:
      "{path} is less strict than on the base branch: {what}. Have this commit approved by somebody with write access who neither opened the pull request nor pushed last, or revert the change.",
  },
  guard:
    "A configuration that asks for more needs nobody, nor does any where the base only reports. An approval counts on the commit that it was given on; one by the author, by whoever pushed that commit, by a bot, or by somebody without write access does not.",
  examples: [
    {
      name: "Enforcement switched off",
      kind: "invalid",
      files: {},
      change: {
        proposal: {
          path: ".github/spec-kit-enforce.yml",
          weakenings: ["`mode` goes from `enforce` to `report`"],
        },
      },
      reports: [
        "1: .github/spec-kit-enforce.yml is less strict than on the base branch: `mode` goes from `enforce` to `report`. Have this commit approved by somebody with write access who neither opened the pull request nor pushed last, or revert the change.",
      ],
      looked: "1/1",
    },
    {
      name: "Approved by somebody else",
      kind: "valid",
      files: {},
      change: {
        approver: "otto",
        proposal: {
          path: ".github/spec-kit-enforce.yml",
          weakenings: ["`mode` goes from `enforce` to `report`"],
        },
      },
      reports: [],
    },
    {
      name: "A stricter configuration",
      kind: "false-positive",
      files: {},
      change: { proposal: { path: ".github/spec-kit-enforce.yml", weakenings: [] } },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ change: { proposal, approver } }) {
    yield { examined: proposal ? 1 : 0, of: proposal ? 1 : 0, unit: "changed configurations" };
    if (!proposal || proposal.weakenings.length === 0 || approver) return;
    const { path, weakenings } = proposal;
    const values = { path, what: listWords(weakenings, MOST_TOLD) };
    yield { message: "weaker", values, at: { path, line: 1, endLine: 1 }, key: "weaker" };
  },
});

/** The preview in the check has them all. */
const MOST_TOLD = 4;
