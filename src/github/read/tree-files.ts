import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { FoundFile } from "./documents.ts";

/** What was found at a commit, parted into what was read and what was not. */
export function collectFiles(sha: string, found: readonly FoundFile[]): TreeFiles {
  return {
    sha,
    files: found.flatMap((one) => (one && "file" in one ? one.file : [])),
    unread: found.flatMap((one) => (one && "unread" in one ? one.unread : [])),
  };
}
