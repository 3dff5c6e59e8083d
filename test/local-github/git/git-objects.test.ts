import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitObjects } from "./git-objects.ts";
import type { PathEntry } from "./types.ts";

const FILES: Readonly<Record<string, string>> = {
  "README.md": "# Order service\n",
  "specs/001-cart/tasks.md": "- [ ] T001 Price a basket\r\n",
  "specs/001-cart.md": "sorts between the directory and its file names\n",
  "specs/001-cart0": "a name that sorts after the directory\n",
  "docs/größe.md": "not ASCII in its name\n",
  empty: "",
};

const identity = { name: "Ada Reviewer", email: "ada@example.test", date: "2026-02-03T04:05:06+02:00" };

describe("objects beside the git command", () => {
  let folder = "";
  const objects = new GitObjects();

  const git = (...args: string[]) => {
    const environment = {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: identity.name,
      GIT_AUTHOR_EMAIL: identity.email,
      GIT_AUTHOR_DATE: identity.date,
      GIT_COMMITTER_NAME: identity.name,
      GIT_COMMITTER_EMAIL: identity.email,
      GIT_COMMITTER_DATE: identity.date,
    };
    return execFileSync("git", args, { cwd: folder, encoding: "utf8", env: environment }).trim();
  };

  /** Takes the message from a file, because `-m` ends it with a newline. */
  const commitTree = (tree: string, parents: readonly string[], message: string) => {
    const path = join(folder, ".git", "message");
    writeFileSync(path, message);
    return git("commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", path);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "git-objects-"));
    git("init", "--quiet", "--initial-branch=main");
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, "run.sh"), "exit 0\n", { mode: 0o755 });
    symlinkSync("specs", join(folder, "plans"));
    git("add", ".");
    git("commit", "--quiet", "--message", "Add the cart\n\nWith a body.");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const writeSameTree = () => {
    const changes = new Map<string, PathEntry>(
      Object.entries(FILES).map(([path, text]) => [path, { mode: "100644", sha: objects.writeBlob(text) }]),
    );
    changes.set("run.sh", { mode: "100755", sha: objects.writeBlob("exit 0\n") });
    changes.set("plans", { mode: "120000", sha: objects.writeBlob("specs") });
    return objects.applyChanges(null, changes);
  };

  it("gives a blob git's SHA", () => {
    expect(objects.writeBlob(FILES["docs/größe.md"] ?? "")).toBe(git("rev-parse", "HEAD:docs/größe.md"));
    expect(objects.writeBlob("")).toBe(git("hash-object", "-t", "blob", "/dev/null"));
  });

  it("gives nested trees git's SHA, whatever the order of their names", () => {
    expect(writeSameTree()).toBe(git("rev-parse", "HEAD^{tree}"));
  });

  it("gives a commit, and a merge commit, git's SHA", () => {
    const tree = writeSameTree();
    const first = objects.writeCommit({
      tree,
      parents: [],
      message: "Add the cart\n\nWith a body.\n",
      author: identity,
      committer: identity,
    });
    expect(first).toBe(git("rev-parse", "HEAD"));
    const second = { tree, parents: [first], message: "no newline at its end", author: identity, committer: identity };
    expect(objects.writeCommit(second)).toBe(commitTree(tree, [first], second.message));
    const merge = { ...second, parents: [first, objects.writeCommit(second)], message: "Merge" };
    expect(objects.writeCommit(merge)).toBe(commitTree(tree, merge.parents, merge.message));
  });

  it("lists paths in the order of git ls-tree", () => {
    const listed = git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "HEAD").split("\n");
    expect([...objects.pathsOf(writeSameTree()).keys()]).toEqual(listed);
  });
});

describe("objects by themselves", () => {
  const objects = new GitObjects();

  it("refuse a tree with a doubled or slashed name", () => {
    const sha = objects.writeBlob("x");
    const entry = { name: "a", mode: "100644", sha } as const;
    expect(() => objects.writeTree([entry, entry])).toThrow("same name twice");
    expect(() => objects.writeTree([{ ...entry, name: "a/b" }])).toThrow("one name");
  });

  it("refuse a date that git could not store", () => {
    const who = { ...identity, date: "yesterday" };
    const commit = { tree: objects.writeTree([]), parents: [], message: "", author: who, committer: who };
    expect(() => objects.writeCommit(commit)).toThrow('"yesterday" is not an ISO 8601 date');
  });

  it("know nothing of a SHA that was never written", () => {
    expect(objects.readBlob("0".repeat(40))).toBeUndefined();
    expect(objects.readTree("0".repeat(40))).toBeUndefined();
    expect(() => objects.pathsOf("0".repeat(40))).toThrow("There is no tree");
  });
});
