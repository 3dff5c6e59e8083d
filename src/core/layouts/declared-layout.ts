import picomatch from "picomatch/posix.js";
import { z } from "zod";
import { innerPath } from "./inner-path.ts";
import { defineLayout, type Layout } from "./layout.ts";

const DOCUMENT = z.strictObject({
  name: innerPath("the spec bundle", "plan.md").describe("File name, or path inside the spec bundle's directory."),
  role: z.string().min(1).max(40).optional().describe("What it is: `tasks`, `spec`, `plan`; by default its name."),
  required: z.boolean().default(true).describe("Whether a spec bundle must have it."),
  sections: z.array(z.string().min(1).max(200)).max(50).default([]).describe("Headings that it must have."),
});

/** A layout as the configuration declares it, in the order in which its documents are written. */
export const declaredLayoutSchema = z.strictObject({
  root: innerPath("the repository", "docs/rfcs/*").describe(
    "Glob of the directories that are spec bundles, such as `docs/rfcs/*`.",
  ),
  documents: z.array(DOCUMENT).min(1).max(30).describe("The documents of such a spec bundle."),
});

export type DeclaredLayout = z.output<typeof declaredLayoutSchema>;

const kept = new WeakMap<DeclaredLayout, Layout>();

/** The layout that a configuration declares. A directory is one of its bundles when it matches and has a document. */
export function layoutFrom(declared: DeclaredLayout): Layout {
  const known = kept.get(declared);
  if (known) return known;
  const layout = buildLayout(declared);
  kept.set(declared, layout);
  return layout;
}

function buildLayout({ root, documents }: DeclaredLayout): Layout {
  const isRoot = picomatch(root.replace(/\/+$/, ""), { dot: true });
  return defineLayout({
    id: root,
    summary: `Declared in the configuration: ${root}`,
    documents: documents.map(({ name, role, required, sections }) => ({
      name,
      role: role ?? name.replace(/\.md$/, ""),
      required: required ? "always" : "never",
      sections,
    })),
    directoryOf: (path) => ancestorsOf(path).find((directory) => isRoot(directory)) ?? null,
    isBundle: (names) => documents.some(({ name }) => names.has(name)),
  });
}

/** Directories around a path, outermost first. */
function ancestorsOf(path: string): string[] {
  const found: string[] = [];
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
    found.push(path.slice(0, slash));
  return found;
}
