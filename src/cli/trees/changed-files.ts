import type { ChangedFile } from "../../core/snapshot/change.ts";
import { git } from "./git.ts";

const STATUSES: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  C: "copied",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "changed",
};

/** What differs between a commit and the working tree; files that git does not track yet are not among it. */
export async function readChangedFiles(root: string, sha: string): Promise<readonly ChangedFile[]> {
  return parseNameStatus((await git(root, ["diff", "--name-status", "-z", "-M", sha])).toString("utf8"));
}

/** Reads what `git diff --name-status -z` prints: a status, one path, and a second one for renames and copies. */
export function parseNameStatus(output: string): readonly ChangedFile[] {
  const parts = output.split("\0").values();
  const files: ChangedFile[] = [];
  for (const written of parts) {
    const status = STATUSES[written.charAt(0)];
    if (status === undefined) continue;
    const first = parts.next().value ?? "";
    const isMoved = status === "renamed" || status === "copied";
    const path = isMoved ? (parts.next().value ?? "") : first;
    files.push({ path, status, previousPath: isMoved ? first : null });
  }
  return files;
}
