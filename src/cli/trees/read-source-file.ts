import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile, UnreadFile } from "../../core/snapshot/source-file.ts";
import { blobSha } from "./blob-sha.ts";
import { LARGEST_FILE } from "./tree.ts";

/** The file at `path` beneath `root`, or why it is not read. Links are not followed: git stores them as links too. */
export async function readSourceFile(root: string, path: string): Promise<SourceFile | UnreadFile> {
  const absolute = join(root, path);
  const stat = await lstat(absolute).catch(() => null);
  if (stat === null) return { path, reason: "missing" };
  if (stat.isSymbolicLink()) return { path, reason: "symlink" };
  if (!stat.isFile()) return { path, reason: "directory" };
  if (stat.size > LARGEST_FILE) return { path, reason: "too-large", size: stat.size };
  const bytes = new Uint8Array(await readFile(absolute));
  return { path, blobSha: blobSha(bytes), mode: stat.mode & 0o100 ? "100755" : "100644", bytes };
}
