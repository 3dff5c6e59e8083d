import { z } from "zod";
import type { BundleLocation, SpecBundle } from "../../bundle/spec-bundle.ts";
import type { LayoutDocument } from "../../layouts/layout.ts";
import { documentName, documentPath, layoutOf } from "../../layouts/layout-of.ts";
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
    "A spec bundle grows: where the layout is written step by step, a document is asked for only once a later one exists. One that the base has is asked for as well, so that deleting it is no step back. An OpenSpec change with a schema of its own is asked for nothing.",
  examples: [
    {
      name: "Tasks without a plan",
      kind: "invalid",
      files: { "specs/001-example/spec.md": "# Login\n", "specs/001-example/tasks.md": "- [ ] T001 Log in\n" },
      reports: [
        "1: specs/001-example has no plan.md. A spec bundle of this layout needs spec.md, plan.md and tasks.md. Add plan.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
    },
    {
      name: "A plan that the change deletes",
      kind: "invalid",
      files: { "specs/001-example/spec.md": "# Login\n" },
      base: { "specs/001-example/spec.md": "# Login\n", "specs/001-example/plan.md": "# Plan\n" },
      reports: [
        "1: specs/001-example has no plan.md. A spec bundle of this layout needs spec.md and plan.md. Add plan.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
      ],
      looked: "2/2",
    },
    {
      name: "An OpenSpec change without its proposal",
      kind: "invalid",
      files: { "openspec/changes/add-cart/tasks.md": "- [ ] 1.1 Cart\n" },
      reports: [
        "1: openspec/changes/add-cart has no proposal.md. A spec bundle of this layout needs proposal.md and tasks.md. Add proposal.md, or list it under `rules.bundle/missing-document.optional` in .github/spec-kit-enforce.yml.",
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
      name: "A bugfix in place of requirements",
      kind: "false-positive",
      files: {
        ".kiro/specs/cart/bugfix.md": "# Bug\n",
        ".kiro/specs/cart/design.md": "# Design\n",
        ".kiro/specs/cart/tasks.md": "- [ ] 1. Mend\n",
        ".kiro/specs/till/design.md": "# A design that comes first\n",
      },
      reports: [],
    },
    {
      name: "An OpenSpec change with a schema of its own",
      kind: "false-positive",
      files: {
        "openspec/changes/add-cart/.openspec.yaml": "schema: research-first\n",
        "openspec/changes/add-cart/tasks.md": "- [ ] 1.1 Cart\n",
      },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A specification before its plan",
      kind: "false-positive",
      files: { "specs/001-example/spec.md": "# Login\n" },
      reports: [],
    },
  ],

  *check({ bundle, base, options }) {
    const { location } = bundle;
    const names = namesIn(location);
    const before = base();
    const reached = before === null ? names : new Set([...names, ...namesIn(before.location)]);
    const optional = new Set(options.optional);
    const needed = hasOwnSchema(bundle)
      ? []
      : neededDocuments(location, reached).filter(({ name }) => !optional.has(name));
    yield { examined: needed.length, of: needed.length, unit: "documents" };
    const { path, documents } = location;
    const at = { path: documents[0] ?? path, line: 1, endLine: 1 };
    for (const document of needed) {
      if (hasDocument(names, document)) continue;
      const all = needed.map(({ name }) => name);
      const values = { bundle: path, name: document.name, needed: listWords(all, 9) };
      const creates = documentPath(path, document.name);
      yield { message: "missing", values, at, key: `${path} ${document.name}`, creates };
    }
  },
});

function namesIn({ path, documents }: BundleLocation): ReadonlySet<string> {
  return new Set(documents.map((document) => documentName(path, document)));
}

function hasDocument(names: ReadonlySet<string>, { name, instead = [] }: LayoutDocument): boolean {
  return [name, ...instead].some((one) => names.has(one));
}

function neededDocuments(location: BundleLocation, names: ReadonlySet<string>): readonly LayoutDocument[] {
  const documents = layoutOf(location)?.documents ?? [];
  const last = documents.findLastIndex((document) => document.required !== "never" && hasDocument(names, document));
  const hasTasks = documents.some((document) => document.role === "tasks" && hasDocument(names, document));
  return documents.filter((document, at) => {
    if (document.required === "with-tasks") return hasTasks || hasDocument(names, document);
    return document.required === "always" || (document.required === "when-later-exists" && at <= last);
  });
}

/** OpenSpec lets a change name the documents that it is made of; only its default asks for ours. */
function hasOwnSchema({ documents }: SpecBundle): boolean {
  const metadata = documents.find(({ role, file }) => role === "metadata" && file.path.endsWith(".yaml"));
  const schema = /^schema:[ \t]*["']?([\w.-]+)/m.exec(metadata?.source.text.slice(0, 4096) ?? "")?.[1];
  return schema !== undefined && schema !== "spec-driven";
}
