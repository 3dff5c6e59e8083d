import { spawn } from "node:child_process";
import type { SourceFile, TreeFiles, UnreadFile } from "../../core/snapshot/source-file.ts";
import { parseBatch } from "./cat-file-batch.ts";
import { git } from "./git.ts";
import { LARGEST_FILE, type Tree } from "./tree.ts";

interface Entry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number;
}

/** A commit of the repository at `root`. */
export class GitCommitTree implements Tree {
  readonly root: string;
  readonly #sha: string;
  #entries: Promise<ReadonlyMap<string, Entry>> | undefined;

  constructor(root: string, sha: string) {
    this.root = root;
    this.#sha = sha;
  }

  async listPaths(): Promise<readonly string[]> {
    return [...(await this.#list()).keys()];
  }

  async readFiles(paths: readonly string[]): Promise<TreeFiles> {
    const entries = await this.#list();
    const unread: UnreadFile[] = [];
    const wanted: [path: string, entry: Entry][] = [];
    for (const path of paths) {
      const entry = entries.get(path);
      const refused = unreadReason(path, entry);
      if (refused !== null) unread.push(refused);
      else if (entry) wanted.push([path, entry]);
    }
    const blobs = await readBlobs(
      this.root,
      wanted.map(([, entry]) => entry.sha),
    );
    const files = wanted.flatMap(([path, entry]): SourceFile[] => {
      const bytes = blobs.get(entry.sha);
      const mode = entry.mode === "100755" ? "100755" : "100644";
      return bytes ? [{ path, blobSha: entry.sha, mode, bytes }] : [];
    });
    return { sha: this.#sha, files, unread };
  }

  #list(): Promise<ReadonlyMap<string, Entry>> {
    this.#entries ??= git(this.root, ["ls-tree", "-r", "-z", "-l", "--full-tree", this.#sha]).then(parseEntries);
    return this.#entries;
  }
}

function unreadReason(path: string, entry: Entry | undefined): UnreadFile | null {
  if (entry === undefined) return { path, reason: "missing" };
  if (entry.mode === "120000") return { path, reason: "symlink" };
  if (entry.type !== "blob") return { path, reason: "submodule" };
  return entry.size > LARGEST_FILE ? { path, reason: "too-large", size: entry.size } : null;
}

function parseEntries(output: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of output.toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
    if (tab > 0 && mode && type && sha) entries.set(line.slice(tab + 1), { mode, type, sha, size: Number(size) || 0 });
  }
  return entries;
}

async function readBlobs(root: string, shas: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (shas.length === 0) return new Map();
  const child = spawn("git", ["cat-file", "--batch"], { cwd: root, stdio: ["pipe", "pipe", "ignore"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => child.on("error", reject).on("close", () => resolve()));
  child.stdin.end(`${[...new Set(shas)].join("\n")}\n`);
  await ended;
  return parseBatch(Buffer.concat(chunks));
}
