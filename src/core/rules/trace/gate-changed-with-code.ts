import { z } from "zod";
import { pathMatcher } from "../changed-files.ts";
import { GATES } from "../gates.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const PROSE = ["**/*.md", "**/*.mdx", "**/*.txt", "docs"];

export const gateChangedWithCode = defineRule({
  id: "trace/gate-changed-with-code",
  input: "trace",
  summary: "Disallow changing the rules of the gate together with the code that they judge",
  rationale: "A change that needs the gate moved should not move it itself: nobody sees the two apart in one review.",
  level: "warning",
  options: z.strictObject({
    gates: z
      .array(z.string().min(1).max(200))
      .max(50)
      .default([])
      .describe("More globs of files that decide about merges."),
  }),
  messages: {
    both: "This pull request changes {gate} together with {code}. Change what decides about merges in a separate pull request, or have this commit approved by somebody with write access who neither opened the pull request nor pushed last.",
  },
  guard:
    "Documents are no code. An approval of the commit by somebody with write access who is not the author and did not push it is the look that is asked for. The pull requests of bots, and those where GitHub listed not all files, are left alone.",
  examples: [
    {
      name: "The configuration and code",
      kind: "invalid",
      files: {},
      change: {
        files: [
          { path: ".github/spec-kit-enforce.yml", status: "modified", previousPath: null },
          { path: "src/a.ts", status: "modified", previousPath: null },
        ],
      },
      reports: [
        '1: This pull request changes ".github/spec-kit-enforce.yml" together with "src/a.ts". Change what decides about merges in a separate pull request, or have this commit approved by somebody with write access who neither opened the pull request nor pushed last.',
      ],
      looked: "2/2",
    },
    {
      name: "Approved by somebody else",
      kind: "valid",
      files: {},
      change: {
        approver: "otto",
        files: [
          { path: ".github/workflows/check.yml", status: "modified", previousPath: null },
          { path: "src/a.ts", status: "modified", previousPath: null },
        ],
      },
      reports: [],
    },
    {
      name: "The configuration alone",
      kind: "valid",
      files: {},
      change: { files: [{ path: ".github/spec-kit-enforce.yml", status: "modified", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "The configuration with its documentation",
      kind: "false-positive",
      files: {},
      change: {
        files: [
          { path: ".github/spec-kit-enforce.yml", status: "added", previousPath: null },
          { path: "CONTRIBUTING.md", status: "modified", previousPath: null },
        ],
      },
      reports: [],
    },
  ],

  *check({ change, bundles, options: { gates } }) {
    const applies = !change.author.isBot && change.filesComplete;
    yield { examined: applies ? change.files.length : 0, of: change.files.length, unit: "files" };
    if (!applies || change.approver) return;
    const isGate = pathMatcher([...GATES, ...gates]);
    const isProse = pathMatcher([...PROSE, ...bundles.map(({ location }) => location.path)]);
    const paths = change.files.map(({ path }) => path);
    const changed = paths.filter(isGate);
    const code = paths.filter((path) => !isGate(path) && !isProse(path));
    const [gate] = changed;
    if (gate === undefined || code.length === 0) return;
    const values = { gate: listWords(changed.map(quote), 3), code: listWords(code.map(quote), 3) };
    yield { message: "both", values, at: { path: gate, line: 1, endLine: 1 }, key: "both" };
  },
});
