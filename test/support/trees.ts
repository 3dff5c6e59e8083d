import { createHash } from "node:crypto";
import type { SourceFile, TreeFiles } from "../../src/core/snapshot/source-file.ts";

/** A tree of text files, with true blob SHAs. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): TreeFiles {
  return { sha: null, files: Object.entries(files).map(([path, content]) => sourceFile(path, content)), unread: [] };
}

export function sourceFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const blobSha = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return { path, blobSha, mode: "100644", bytes };
}
