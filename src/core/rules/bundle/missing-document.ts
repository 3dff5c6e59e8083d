import { z } from "zod";
import { findLayout } from "../../layouts/index.ts";
import type { LayoutDocument } from "../../layouts/layout.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const missingDocument = defineRule({
  id: "bundle/missing-document",
  input: "bundle",
  summary: "Require the documents that the layout of a spec bundle asks for",
  rationale: "Tasks without the document that says why are worked on by guesswork.",
  level: "error",
  options: z.strictObject({
    optional: z
      .array(z.string())
      .default([])
      .describe("File names that a spec bundle may do without, such as `plan.md`."),
  }),
  messages: {
    missing:
      "{bundle} has no {name}. A spec bundle of this layout needs {needed}. Add {name}, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
  },
  guard:
    "A spec bundle grows: where the layout is written step by step, a document is asked for only once a later one exists.",
  examples: [
    {
      name: "Tasks without a plan",
      kind: "invalid",
      files: { "specs/001-example/spec.md": "# Login\n", "specs/001-example/tasks.md": "- [ ] T001 Log in\n" },
      reports: [
        "1: specs/001-example has no plan.md. A spec bundle of this layout needs spec.md and plan.md. Add plan.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "A document that the team does without",
      kind: "valid",
      files: { "specs/001-example/spec.md": "# Login\n", "specs/001-example/tasks.md": "- [ ] T001 Log in\n" },
      options: { optional: ["plan.md"] },
      reports: [],
    },
    {
      name: "Every document",
      kind: "valid",
      files: {
        "specs/001-example/spec.md": "# Login\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
    },
    {
      name: "A specification before its plan",
      kind: "false-positive",
      files: { "specs/001-example/spec.md": "# Login\n" },
      reports: [],
    },
  ],

  *check({ bundle, options }) {
    const { path, layout, documents } = bundle.location;
    const names = new Set(documents.map((document) => document.slice(path.length + 1)));
    const optional = new Set(options.optional);
    const needed = neededDocuments(layout, names).filter(({ name }) => !optional.has(name));
    yield { examined: needed.length, of: needed.length, unit: "documents" };
    const at = { path: documents[0] ?? path, line: 1, endLine: 1 };
    for (const { name } of needed) {
      if (names.has(name)) continue;
      const values = {
        bundle: path,
        name,
        needed: listWords(
          needed.map((document) => document.name),
          9,
        ),
      };
      yield { message: "missing", values, at, key: `${path} ${name}` };
    }
  },
});

function neededDocuments(layoutId: string, names: ReadonlySet<string>): readonly LayoutDocument[] {
  const documents = findLayout(layoutId)?.documents ?? [];
  const last = documents.findLastIndex(({ name }) => names.has(name));
  return documents.filter(
    ({ required }, at) => required === "always" || (required === "when-later-exists" && at < last),
  );
}
