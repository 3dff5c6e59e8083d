import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mergeBase, repositoryRoot } from "../../../src/cli/trees/git.ts";
import { GitCommitTree } from "../../../src/cli/trees/git-commit-tree.ts";
import { LARGEST_FILE } from "../../../src/cli/trees/tree.ts";
import { trackedTree, walkedTree, walkFiles } from "../../../src/cli/trees/working-tree.ts";
import { commitAll, directoryWith, git, repositoryWith, writeFiles } from "../support/directory.ts";

const STRANGE = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xff, 0x00, 0x0a, 0x0a]);

function headOf(root: string): string {
  return git(root, "rev-parse", "HEAD").trim();
}

describe("a commit's tree", () => {
  it("gives the bytes that git stores, under git's own SHA", async () => {
    const root = repositoryWith({ "a/strange.md": STRANGE, "empty.md": "", "same.md": "" });
    const read = await new GitCommitTree(root, headOf(root)).readFiles(["a/strange.md", "empty.md", "same.md"]);
    expect(read.files.map(({ path, bytes }) => [path, [...bytes]])).toEqual([
      ["a/strange.md", [...STRANGE]],
      ["empty.md", []],
      ["same.md", []],
    ]);
    expect(read.files[0]?.blobSha).toBe(git(root, "hash-object", "a/strange.md").trim());
    expect(read.sha).toBe(headOf(root));
  });

  it("lists paths with spaces, quotes and letters beyond ASCII as they are", async () => {
    const paths = ['a "b" c.md', "straße/ü.md"];
    const root = repositoryWith(Object.fromEntries(paths.map((path) => [path, "x"])));
    expect(await new GitCommitTree(root, headOf(root)).listPaths()).toEqual(paths);
  });

  it("says why something is not read", async () => {
    const root = repositoryWith({ "big.md": new Uint8Array(LARGEST_FILE + 1) });
    symlinkSync("big.md", join(root, "link.md"));
    commitAll(root, "link");
    const { unread } = await new GitCommitTree(root, headOf(root)).readFiles(["big.md", "link.md", "gone.md"]);
    expect(unread).toEqual([
      { path: "big.md", reason: "too-large", size: LARGEST_FILE + 1 },
      { path: "link.md", reason: "symlink" },
      { path: "gone.md", reason: "missing" },
    ]);
  });
});

describe("a working tree", () => {
  it("inside git lists what git would, without what is ignored or deleted", async () => {
    const root = repositoryWith({ ".gitignore": "out/\n", "kept.md": "x", "deleted.md": "x" });
    writeFiles(root, { "new.md": "x", "out/built.md": "x" });
    rmSync(join(root, "deleted.md"));
    expect((await trackedTree(root).listPaths()).toSorted()).toEqual([".gitignore", "kept.md", "new.md"]);
  });

  it("outside git lists everything beneath its starting points but installed packages", async () => {
    const root = directoryWith({
      "a/one.md": "x",
      "a/node_modules/p/readme.md": "x",
      ".kiro/two.md": "x",
      "b/three.md": "x",
    });
    const files = await walkFiles([join(root, "a"), join(root, ".kiro"), join(root, "b/three.md")]);
    expect(await walkedTree(root, files).listPaths()).toEqual(["a/one.md", ".kiro/two.md", "b/three.md"]);
  });

  it("reads the bytes on disk and the mode, and follows no link", async () => {
    const root = directoryWith({ "strange.md": STRANGE, "dir.md/inner": "x" });
    chmodSync(join(root, "strange.md"), 0o755);
    symlinkSync("strange.md", join(root, "link.md"));
    const read = await walkedTree(root, []).readFiles(["strange.md", "link.md", "dir.md", "gone.md"]);
    expect(read.files).toMatchObject([{ path: "strange.md", mode: "100755", bytes: STRANGE }]);
    expect(read.unread.map(({ reason }) => reason)).toEqual(["symlink", "directory", "missing"]);
  });
});

describe("git", () => {
  it("finds the root from beneath, and none outside", async () => {
    const root = repositoryWith({ "a/b.md": "x" });
    expect(await repositoryRoot(join(root, "a"))).toBe(root);
    expect(await repositoryRoot(directoryWith({}))).toBeNull();
  });

  it("finds where a branch began", async () => {
    const root = repositoryWith({ "a.md": "x" });
    const start = headOf(root);
    git(root, "checkout", "--quiet", "-b", "topic");
    writeFileSync(join(root, "a.md"), "y");
    commitAll(root, "on the branch");
    expect(await mergeBase(root, "main")).toBe(start);
  });

  it.each(["nowhere", "--all", "main..HEAD"])("refuses %s as a base in one sentence", async (ref) => {
    await expect(mergeBase(repositoryWith({ "a.md": "x" }), ref)).rejects.toThrow(`"${ref}" is not a commit`);
  });
});
