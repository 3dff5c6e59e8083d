import { z } from "zod";
import { featureNumber } from "../../bundle/feature-number.ts";
import { defineRule } from "../rule.ts";

export const duplicateNumber = defineRule({
  id: "bundle/duplicate-number",
  input: "bundle",
  summary: "Disallow two features with the same number",
  rationale: "Branches, pull requests and people call a feature by its number, and then mean either.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    twice:
      "{bundle} and {other} share the number {number}, so “feature {number}” can mean either. Renumber the newer one.",
  },
  guard:
    "Only features in the same directory are compared, and only the later name is reported. Time stamps and years are exempt.",
  examples: [
    {
      name: "Two features with number 004",
      kind: "invalid",
      files: { "specs/004-auth/spec.md": "# Auth\n", "specs/004-search/spec.md": "# Search\n" },
      judged: ["specs/004-search"],
      reports: [
        "1: specs/004-search and specs/004-auth share the number 004, so “feature 004” can mean either. Renumber the newer one.",
      ],
      looked: "2/2",
    },
    {
      name: "A number for each",
      kind: "valid",
      files: { "specs/004-auth/spec.md": "# Auth\n", "specs/005-search/spec.md": "# Search\n" },
      judged: ["specs/005-search"],
      reports: [],
    },
    {
      name: "Days of one year",
      kind: "false-positive",
      files: {
        "agent-os/specs/2026-01-10-auth/spec.md": "# Auth\n",
        "agent-os/specs/2026-01-31-search/spec.md": "# Search\n",
      },
      reports: [],
    },
    {
      name: "Changes of OpenSpec that begin with a year",
      kind: "false-positive",
      files: { "openspec/changes/2026-auth/proposal.md": "# A\n", "openspec/changes/2026-search/proposal.md": "# S\n" },
      judged: ["openspec/changes/2026-search"],
      reports: [],
    },
    {
      name: "The same number in two projects",
      kind: "false-positive",
      files: { "apps/a/specs/004-auth/spec.md": "# Auth\n", "apps/b/specs/004-search/spec.md": "# Search\n" },
      judged: ["apps/b/specs/004-search"],
      reports: [],
    },
  ],

  *check({ bundle, known }) {
    const { path, slug, documents, layout } = bundle.location;
    // What OpenSpec calls 2026-cart bears a year.
    const number = layout === "openspec" ? null : featureNumber(slug);
    yield { examined: number === null ? 0 : known.length, of: known.length, unit: "spec bundles" };
    if (number === null) return;
    const parent = path.slice(0, path.lastIndexOf("/") + 1);
    const isTwin = (other: string) => other < path && other.startsWith(`${parent}${number}-`);
    const other = known.find((one) => isTwin(one.path) && one.path.lastIndexOf("/") + 1 === parent.length)?.path;
    if (other === undefined) return;
    const at = { path: documents[0] ?? path, line: 1, endLine: 1 };
    yield { message: "twice", values: { bundle: path, other, number }, at, key: number };
  },
});
