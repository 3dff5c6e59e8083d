import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitObjects } from "./git-objects.ts";
import { diffLines } from "./line-diff.ts";
import { mergeLines } from "./merge-lines.ts";
import { treeOf } from "./tree-builder.ts";

const objects = new GitObjects();

function merge(base: Record<string, string>, ours: Record<string, string>, theirs: Record<string, string>) {
  const [a, b, c] = [base, ours, theirs].map((files) => treeOf(objects, files));
  return objects.mergeTrees(a ?? null, b ?? "", c ?? "");
}

function files(tree: string): Record<string, string> {
  const paths = [...objects.pathsOf(tree)];
  return Object.fromEntries(
    paths.map(([path, { sha }]) => [path, Buffer.from(objects.readBlob(sha) ?? []).toString()]),
  );
}

const tasks = "- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c\n";

describe("merging trees", () => {
  it("takes each side's own files", () => {
    const result = merge({ a: "1", b: "2" }, { a: "changed", b: "2", c: "3" }, { a: "1", "d/e": "4" });
    expect(result.clean && files(result.tree)).toEqual({ a: "changed", c: "3", "d/e": "4" });
  });

  it("joins changes of different lines of the same file", () => {
    const result = merge(
      { "tasks.md": tasks },
      { "tasks.md": tasks.replace("[ ] T001", "[x] T001") },
      { "tasks.md": tasks.replace("[ ] T003", "[x] T003") },
    );
    expect(result.clean && files(result.tree)).toEqual({ "tasks.md": "- [x] T001 a\n- [ ] T002 b\n- [x] T003 c\n" });
  });

  it("names the files that both changed differently, and only those", () => {
    const result = merge({ a: "1\n", b: "1\n" }, { a: "2\n", b: "2\n" }, { a: "3\n", b: "2\n" });
    expect(result).toEqual({ clean: false, conflicts: ["a"] });
  });

  it("has a conflict where one side deleted what the other changed", () => {
    expect(merge({ a: "1\n", k: "" }, { k: "" }, { a: "2\n", k: "" })).toEqual({ clean: false, conflicts: ["a"] });
  });

  it("has a conflict where a file and a directory meet, from either side", () => {
    expect(merge({ k: "" }, { k: "", a: "1" }, { k: "", "a/b": "2" })).toEqual({ clean: false, conflicts: ["a/b"] });
    expect(merge({ k: "" }, { k: "", "a/b": "2" }, { k: "", a: "1" })).toEqual({ clean: false, conflicts: ["a"] });
  });

  it("lets one side put a file where a directory was, and both a directory where a file was", () => {
    const replaced = merge({ k: "", "a/b": "1" }, { k: "2", "a/b": "1" }, { k: "", a: "3" });
    expect(replaced.clean && files(replaced.tree)).toEqual({ k: "2", a: "3" });
    const opened = merge({ k: "", a: "1" }, { k: "", "a/b": "2" }, { k: "", "a/c": "3" });
    expect(opened.clean && files(opened.tree)).toEqual({ k: "", "a/b": "2", "a/c": "3" });
  });

  it("has a conflict when both sides added different files of one name", () => {
    expect(merge({ k: "" }, { k: "", a: "1" }, { k: "", a: "2" })).toEqual({ clean: false, conflicts: ["a"] });
  });

  it("carries an edit to the new name of a file that the other side renamed, from either side", () => {
    const edited = { "specs/tasks.md": tasks.replace("[ ] T001", "[x] T001") };
    const renamed = { "archive/tasks.md": tasks };
    for (const [ours, theirs] of [
      [edited, renamed],
      [renamed, edited],
    ] as const) {
      const result = merge({ "specs/tasks.md": tasks }, ours, theirs);
      expect(result.clean && files(result.tree)).toEqual({ "archive/tasks.md": edited["specs/tasks.md"] });
    }
  });

  it("has a conflict when a file that one side renamed was deleted or renamed differently by the other", () => {
    const deleted = merge({ k: "", "tasks.md": tasks }, { k: "", "a.md": tasks }, { k: "" });
    expect(deleted).toEqual({ clean: false, conflicts: ["tasks.md"] });
    const result = merge({ "tasks.md": tasks }, { "a.md": tasks }, { "b.md": tasks });
    expect(result).toEqual({ clean: false, conflicts: ["tasks.md"] });
  });

  it("never merges binary files line by line", () => {
    expect(merge({ a: "\0\n1\n2\n3\n" }, { a: "\0\nx\n2\n3\n" }, { a: "\0\n1\n2\ny\n" }).clean).toBe(false);
  });
});

describe("merging lines beside git merge-file", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "merge-lines-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function gitMerge(texts: readonly string[]): string | null {
    const paths = ["ours", "base", "theirs"].map((name) => join(folder, name));
    for (const [index, path] of paths.entries()) writeFileSync(path, texts[index] ?? "");
    try {
      return execFileSync("git", ["merge-file", "-p", ...paths], { encoding: "utf8", stdio: "pipe" });
    } catch {
      return null;
    }
  }

  it("agrees on random edits of distinct lines", () => {
    const edits = fc.array(fc.constantFrom("keep", "drop", "change", "insert"), { minLength: 8, maxLength: 8 });
    const apply = (steps: readonly string[], mark: string) =>
      steps
        .map(
          (step, line) =>
            ({ keep: `${line}\n`, drop: "", change: `${line}${mark}\n`, insert: `${mark}${line}\n${line}\n` })[step],
        )
        .join("");
    fc.assert(
      fc.property(edits, edits, (left, right) => {
        const [base, ours, theirs] = [apply(Array(8).fill("keep"), ""), apply(left, "l"), apply(right, "r")];
        const [a, b, c] = [Buffer.from(base), Buffer.from(ours), Buffer.from(theirs)];
        const merged = mergeLines(a, b, c);
        expect(merged && Buffer.from(merged).toString()).toBe(gitMerge([ours, base, theirs]));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe("changes between lines", () => {
  it("turn one text into the other, whatever the texts", () => {
    const text = fc.array(fc.constantFrom("a\n", "b\n", "c\n"), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rebuilt = [...before];
        for (const change of diffLines(before, after).toReversed()) {
          const lines = after.slice(change.afterStart, change.afterEnd);
          rebuilt.splice(change.beforeStart, change.beforeEnd - change.beforeStart, ...lines);
        }
        expect(rebuilt).toEqual(after);
      }),
    );
  });
});
