import { describe, expect, it } from "vitest";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { ChangedFile } from "../../../src/core/snapshot/change.ts";
import { concernsContext, contextFilter, findContextPaths } from "../../../src/core/snapshot/context-paths.ts";

const changed = (...paths: string[]): ChangedFile[] =>
  paths.map((path) => ({ path, status: "modified", previousPath: null }));

const PATHS = [
  ".specify/memory/constitution.md",
  ".specify/presets/.registry",
  ".specify/templates/overrides/plan-template.md",
  ".specify/templates/spec-template.md",
  "AGENTS.md",
  "CLAUDE.md",
  "apps/a/CLAUDE.md",
  "docs/flow.drawio",
  "docs/flow.png",
  "kb/a.json",
  "kb/b.json",
  "schemas/kb.json",
  "specs/001-a/spec.md",
];
const SETTINGS = { schemas: [{ files: "kb/*.json", schema: "schemas/kb.json" }] };
const BUNDLES = discoverBundles(PATHS);

describe("findContextPaths", () => {
  it("chooses templates and all that schemas describe where nothing is compared", () => {
    expect(findContextPaths(PATHS, BUNDLES, null, SETTINGS).read).toEqual([
      ".specify/presets/.registry",
      ".specify/templates/overrides/plan-template.md",
      ".specify/templates/spec-template.md",
      "kb/a.json",
      "kb/b.json",
      "schemas/kb.json",
    ]);
  });

  it.each<[string, string[], string[]]>([
    ["an instruction file, with those beside it", ["CLAUDE.md"], ["AGENTS.md", "CLAUDE.md"]],
    ["a constitution", [".specify/memory/constitution.md"], [".specify/memory/constitution.md"]],
    ["a document, with its schema", ["kb/b.json"], ["kb/b.json", "schemas/kb.json"]],
    ["a schema, with all its documents", ["schemas/kb.json"], ["kb/a.json", "kb/b.json", "schemas/kb.json"]],
  ])("chooses of a change %s", (_, paths, read) => {
    const found = findContextPaths(PATHS, [], changed(...paths), SETTINGS).read;
    expect(found.filter((path) => path !== "schemas/kb.json" || read.includes(path))).toEqual(read);
  });

  it("asks whether a changed picture has a source", () => {
    const known = (...paths: string[]) => findContextPaths(PATHS, [], changed(...paths), {}).known;
    expect(known("docs/flow.png")).toContain("docs/flow.drawio");
    expect(known("docs/other.png")).not.toContain("docs/flow.drawio");
  });

  it("knows the documents beside one that changed, and of a tree that is compared with nothing all of them", () => {
    const paths = ["work/cart/plan.md", "work/cart/tasks.md", "work/till/plan.md"];
    expect(findContextPaths(paths, [], changed("work/cart/tasks.md"), {}).known).toEqual(paths.slice(0, 2));
    expect(findContextPaths(paths, [], null, {}).known).toEqual(paths);
    expect(paths.every(contextFilter({}))).toBe(true);
  });

  it("tells every path only where a rule asks for them, and of a tree of up to fifty thousand", () => {
    expect(findContextPaths(PATHS, BUNDLES, null, SETTINGS).all).toBeUndefined();
    expect(findContextPaths(PATHS, BUNDLES, null, { ...SETTINGS, asksForPaths: true }).all).toEqual(PATHS);
    const many = Array.from({ length: 50_001 }, (_, at) => `src/${at}.ts`);
    expect(findContextPaths(many, [], null, { asksForPaths: true }).all).toBeUndefined();
  });

  it("chooses nothing that the filter of a reader would have thrown away", () => {
    const isKept = contextFilter(SETTINGS);
    const all = findContextPaths(PATHS, BUNDLES, changed(...PATHS), SETTINGS).read;
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((path) => !isKept(path))).toEqual([]);
  });
});

describe("concernsContext", () => {
  it.each([
    ["apps/a/CLAUDE.md", true],
    ["docs/flow.png", true],
    ["kb/a.json", true],
    ["src/a.ts", false],
    ["work/cart/tasks.md", true],
    ["docs/plan.md", false],
  ])("%s: %s", (path, expected) => {
    expect(concernsContext(changed(path), SETTINGS)).toBe(expected);
  });
});
