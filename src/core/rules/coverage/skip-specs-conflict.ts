import { z } from "zod";
import { defineRule } from "../rule.ts";
import { skipsSpecs } from "../skip-specs.ts";

export const skipSpecsConflict = defineRule({
  id: "coverage/skip-specs-conflict",
  input: "bundle",
  summary: "Disallow specs in an OpenSpec change that says it has none",
  rationale: "Tools go by the flag and leave the specs out without a word.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    both: ".openspec.yaml says `skip_specs`, but {path} exists, so it is never applied. Remove the flag, or the file.",
  },
  guard: "Only specs inside the change itself.",
  examples: [
    {
      name: "A flag and a spec",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/.openspec.yaml": "skip_specs: true\n",
        "openspec/changes/cart/specs/auth/spec.md": "## ADDED Requirements\n",
      },
      reports: [
        "1: .openspec.yaml says `skip_specs`, but openspec/changes/cart/specs/auth/spec.md exists, so it is never applied. Remove the flag, or the file.",
      ],
      looked: "1/1",
    },
    {
      name: "A flag and no spec",
      kind: "valid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/.openspec.yaml": "skip_specs: true\n",
      },
      reports: [],
    },
    {
      name: "The flag is off",
      kind: "false-positive",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n",
        "openspec/changes/cart/.openspec.yaml": "skip_specs: false\n",
        "openspec/changes/cart/specs/auth/spec.md": "## ADDED Requirements\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle }) {
    const deltas = bundle.documents.filter(({ role }) => role === "delta");
    yield { examined: deltas.length, of: deltas.length, unit: "specs" };
    if (!skipsSpecs(bundle)) return;
    for (const { file } of deltas) {
      yield {
        message: "both",
        values: { path: file.path },
        at: { path: file.path, line: 1, endLine: 1 },
        key: file.path,
      };
    }
  },
});
