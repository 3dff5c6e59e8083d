import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { UserError } from "../../core/errors.ts";
import type { SourceFile, TreeFiles, UnreadFile } from "../../core/snapshot/source-file.ts";
import { git } from "./git.ts";
import { readSourceFile } from "./read-source-file.ts";
import type { Tree } from "./tree.ts";

const NEVER_ENTERED = new Set([".git", "node_modules"]);

/** A directory with more files than this is not walked; inside git, git lists the files instead. */
const MOST_FILES = 200_000;

/** The files on disk beneath a directory. */
export class WorkingTree implements Tree {
  readonly root: string;
  readonly listPaths: () => Promise<readonly string[]>;

  constructor(root: string, listPaths: () => Promise<readonly string[]>) {
    this.root = root;
    this.listPaths = listPaths;
  }

  async readFiles(paths: readonly string[]): Promise<TreeFiles> {
    const read = await Promise.all(paths.map((path) => readSourceFile(this.root, path)));
    const files = read.filter((file): file is SourceFile => "bytes" in file);
    const unread = read.filter((file): file is UnreadFile => "reason" in file);
    return { sha: null, files, unread };
  }
}

/** What git tracks or would track in the repository at `root`. */
export function trackedTree(root: string): WorkingTree {
  return new WorkingTree(root, () => listTracked(root));
}

/** Files that were walked to, given by their absolute paths. */
export function walkedTree(root: string, files: readonly string[]): WorkingTree {
  return new WorkingTree(root, async () => files.map((path) => relative(root, path).split(sep).join("/")));
}

/** Absolute paths of all files beneath the starting points, without git's own and installed packages. */
export async function walkFiles(starts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const start of starts) await walkInto(start, found);
  return found;
}

async function listTracked(root: string): Promise<string[]> {
  const list = async (...flags: string[]) =>
    (await git(root, ["ls-files", "-z", ...flags])).toString("utf8").split("\0").filter(Boolean);
  const [present, deleted] = await Promise.all([
    list("--cached", "--others", "--exclude-standard", "--deduplicate"),
    list("--deleted"),
  ]);
  const gone = new Set(deleted);
  return present.filter((path) => !gone.has(path));
}

async function walkInto(path: string, found: string[]): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    found.push(path);
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NEVER_ENTERED.has(entry.name)) continue;
    if (entry.isDirectory()) await walkInto(join(path, entry.name), found);
    else found.push(join(path, entry.name));
  }
  if (found.length > MOST_FILES) {
    const hint = "Name the directory of the spec bundles, or run it inside a git repository.";
    throw new UserError("too-many-files", `There are more than ${MOST_FILES} files here.`, hint);
  }
}
