import { describe, expect, it } from "vitest";
import { GitObjects } from "./git-objects.ts";
import { treeOf } from "./tree-builder.ts";

const objects = new GitObjects();

/** `status path`, or `renamed old -> new`. */
function diff(before: Record<string, string>, after: Record<string, string>): string[] {
  return objects
    .diffTrees(treeOf(objects, before), treeOf(objects, after))
    .map(
      (change) => `${change.status} ${change.status === "renamed" ? `${change.previousPath} -> ` : ""}${change.path}`,
    );
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `task number ${from + index}\n`).join("");

describe("differences between trees", () => {
  it("are none between equal trees", () => {
    expect(diff({ "a/b": "1" }, { "a/b": "1" })).toEqual([]);
  });

  it("are added, removed and modified files, in path order", () => {
    expect(diff({ "a/b": "1\n", "a/c": "2\n", z: "\n" }, { "a/b": "x\n", "a/d": "3\n", z: "\n" })).toEqual([
      "modified a/b",
      "removed a/c",
      "added a/d",
    ]);
  });

  it("are a rename when the blob moved, from the file of the same name if there are several", () => {
    expect(diff({ "a/tasks.md": "same", "b/plan.md": "same" }, { "c/plan.md": "same" })).toEqual([
      "removed a/tasks.md",
      "renamed b/plan.md -> c/plan.md",
    ]);
  });

  it("are a rename when half of the lines moved, and two changes when fewer did", () => {
    expect(diff({ a: lines(0, 10) }, { b: lines(4, 14) })).toEqual(["renamed a -> b"]);
    expect(diff({ a: lines(0, 10) }, { b: lines(6, 16) })).toEqual(["removed a", "added b"]);
  });

  it("are a change of kind when a file became a symbolic link, and a mere modification when it became executable", () => {
    const sha = objects.writeBlob("target");
    const as = (mode: "100644" | "100755" | "120000") => objects.writeTree([{ name: "a", mode, sha }]);
    expect(objects.diffTrees(as("100644"), as("120000"))[0]?.status).toBe("changed");
    expect(objects.diffTrees(as("100644"), as("100755"))[0]?.status).toBe("modified");
  });

  it("are removals and additions when a file became a directory", () => {
    expect(diff({ a: "1" }, { "a/b": "2" })).toEqual(["removed a", "added a/b"]);
  });

  it("count from nothing for a first commit", () => {
    expect(objects.diffTrees(null, treeOf(objects, { a: "1" })).map(({ status }) => status)).toEqual(["added"]);
  });
});
