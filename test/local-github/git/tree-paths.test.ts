import { describe, expect, it } from "vitest";
import { GitObjects } from "./git-objects.ts";
import { treeOf } from "./tree-builder.ts";

const objects = new GitObjects();
const pathsIn = (tree: string) => [...objects.pathsOf(tree).keys()];
const file = (text: string) => ({ mode: "100644", sha: objects.writeBlob(text) }) as const;

describe("changing paths of a tree", () => {
  const start = treeOf(objects, { "a.md": "a", "specs/one/tasks.md": "1", "specs/two/tasks.md": "2" });

  it("adds, replaces and deletes in one go, and leaves the rest as it is", () => {
    const changed = objects.applyChanges(
      start,
      new Map([
        ["a.md", null],
        ["specs/one/tasks.md", file("changed")],
        ["deep/er/new.md", file("new")],
      ]),
    );
    expect(pathsIn(changed)).toEqual(["deep/er/new.md", "specs/one/tasks.md", "specs/two/tasks.md"]);
    expect(objects.entryAt(changed, "specs/two")).toEqual(objects.entryAt(start, "specs/two"));
    expect(objects.entryAt(changed, "specs/one/tasks.md")?.sha).toBe(objects.writeBlob("changed"));
  });

  it("lets a directory vanish with its last entry", () => {
    const changed = objects.applyChanges(start, new Map([["specs/one/tasks.md", null]]));
    expect(objects.entryAt(changed, "specs/one")).toBeUndefined();
  });

  it("deletes a whole directory by its path", () => {
    expect(pathsIn(objects.applyChanges(start, new Map([["specs", null]])))).toEqual(["a.md"]);
  });

  it("ends with git's empty tree when nothing is left", () => {
    const nothing = objects.applyChanges(
      start,
      new Map([
        ["a.md", null],
        ["specs", null],
      ]),
    );
    expect(nothing).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  });

  it("puts a directory where a file stood, but deletes nothing below a file", () => {
    expect(pathsIn(objects.applyChanges(start, new Map([["a.md/b", file("b")]])))).toContain("a.md/b");
    expect(objects.applyChanges(start, new Map([["a.md/b", null]]))).toBe(start);
  });
});

describe("looking up a path", () => {
  const tree = treeOf(objects, { "specs/one/tasks.md": "1" });

  it("finds files, directories and the tree itself", () => {
    expect(objects.entryAt(tree, "specs/one/tasks.md")).toEqual(file("1"));
    expect(objects.entryAt(tree, "specs/one")?.mode).toBe("040000");
    expect(objects.entryAt(tree, "")).toEqual({ mode: "040000", sha: tree });
  });

  it("finds nothing below a file or beside the entries", () => {
    expect(objects.entryAt(tree, "specs/one/tasks.md/x")).toBeUndefined();
    expect(objects.entryAt(tree, "specs/three")).toBeUndefined();
  });
});
