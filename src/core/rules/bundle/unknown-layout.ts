import { z } from "zod";
import { discoverBundles } from "../../layouts/discover-bundles.ts";
import { isIgnoredDirectory } from "../../layouts/ignored-directory.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const NAMES = new Set([
  "constitution.md",
  "design.md",
  "plan.md",
  "prd.md",
  "proposal.md",
  "requirements.md",
  "spec.md",
  "specification.md",
  "tasks.md",
]);

export const unknownLayout = defineRule({
  id: "bundle/unknown-layout",
  input: "repository",
  summary: "Disallow directories that look like a spec bundle of no known layout",
  rationale: "What is taken for no spec bundle is not checked, and nobody is told.",
  level: "off",
  nursery: {
    level: "info",
    because:
      "`check` names directories with tasks that lie in no layout by itself, and archives, templates and pages of a site look like them",
  },
  options: z.strictObject({}),
  messages: {
    unknown:
      "{directory} has {documents}, but is in no layout that is known, so nothing in it is checked. Declare it under `layouts` in .github/spec-kit-enforce.yml.",
  },
  guard: "Two documents at least, tasks.md among them; templates, examples, archives and fixtures are not looked at.",
  examples: [
    {
      name: "Plan and tasks in a place of their own",
      kind: "invalid",
      files: { "work/cart/plan.md": "# Plan\n", "work/cart/tasks.md": "- [ ] T001 Cart\n" },
      reports: [
        "1: work/cart has plan.md and tasks.md, but is in no layout that is known, so nothing in it is checked. Declare it under `layouts` in .github/spec-kit-enforce.yml.",
      ],
      looked: "1/1",
    },
    {
      name: "A declared layout",
      kind: "valid",
      files: { "work/cart/plan.md": "# Plan\n", "work/cart/tasks.md": "- [ ] T001 Cart\n" },
      config: { layouts: [{ root: "work/*", documents: [{ name: "tasks.md", required: true, sections: [] }] }] },
      reports: [],
    },
    {
      name: "A lone design document",
      kind: "false-positive",
      files: { "docs/cart/design.md": "# Design\n", "docs/cart/api.md": "# API\n" },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ context, config }) {
    const bundles = new Set(discoverBundles(context.known, config.layouts).map(({ path }) => path));
    const directories = Map.groupBy(context.known.filter(isNamedLikeOne), directoryOf);
    const suspects = [...directories].filter(
      ([directory, paths]) =>
        paths.length > 1 && paths.some(isTasks) && !bundles.has(directory) && !isIgnoredDirectory(directory),
    );
    yield { examined: suspects.length, of: suspects.length, unit: "directories" };
    for (const [directory, paths] of suspects) {
      const [first = directory] = paths;
      const values = { directory, documents: listWords(paths.map((path) => path.slice(directory.length + 1)).sort()) };
      yield { message: "unknown", values, at: { path: first, line: 1, endLine: 1 }, key: directory };
    }
  },
});

function isNamedLikeOne(path: string): boolean {
  return path.includes("/") && NAMES.has(path.slice(path.lastIndexOf("/") + 1));
}

function isTasks(path: string): boolean {
  return path.endsWith("/tasks.md");
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
