import { describe, expect, test } from "vitest";
import { documentPaths, touchedDirectories } from "../../../src/github/read/bundle-paths.ts";
import { changesBetween } from "../../../src/github/read/judged-side.ts";
import type { TreeEntries } from "../../../src/github/read/tree.ts";

const tree = (shas: Readonly<Record<string, string>>, mode = "100644"): TreeEntries =>
  new Map(Object.entries(shas).map(([path, sha]) => [path, { path, sha, mode, size: 1 }]));

describe("the bundles that a list of files touches", () => {
  test("are those of old names and new ones", () => {
    const renamed = { path: "specs/002-b/spec.md", status: "renamed", previousPath: "specs/001-a/spec.md" } as const;
    expect([...touchedDirectories([renamed])]).toEqual(["specs/002-b", "specs/001-a"]);
  });

  test("are none where only code changes", () => {
    expect(touchedDirectories([{ path: "src/a.ts", status: "modified", previousPath: null }]).size).toBe(0);
  });
});

describe("the bundles that differ between two trees", () => {
  test("are those with a file that was added, removed, changed or given another mode", () => {
    const head = tree({ "specs/001-a/spec.md": "1", "specs/002-b/spec.md": "2", "specs/003-c/spec.md": "3" });
    const base = tree({ "specs/001-a/spec.md": "1", "specs/002-b/spec.md": "9", "specs/004-d/spec.md": "4" });
    expect([...touchedDirectories(changesBetween(base, head))].sort()).toEqual([
      "specs/002-b",
      "specs/003-c",
      "specs/004-d",
    ]);
    const executable = tree({ "specs/001-a/spec.md": "1" }, "100755");
    expect([...touchedDirectories(changesBetween(tree({ "specs/001-a/spec.md": "1" }), executable))]).toEqual([
      "specs/001-a",
    ]);
  });
});

describe("the documents that a bundle can have", () => {
  test("are all that its layout knows, so that a deleted one is looked for as well", () => {
    const bundle = { path: "specs/001-a", slug: "001-a", layout: "spec-kit", documents: ["specs/001-a/spec.md"] };
    expect(documentPaths(bundle)).toEqual(["specs/001-a/spec.md", "specs/001-a/plan.md", "specs/001-a/tasks.md"]);
  });
});
