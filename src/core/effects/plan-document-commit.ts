import type { BranchSnapshot } from "../snapshot/branch-snapshot.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import type { CommitFiles, FileBytes } from "./effect.ts";
import { encodeProse } from "./plan-command-edits.ts";
import { encodeName } from "./tick-message.ts";

/** A document that is to be changed, or begun where there was none. */
export interface DocumentChange {
  readonly path: string;
  /** What it was planned on; null for a document that must not be there. */
  readonly before: SourceFile | null;
  readonly after: Uint8Array;
}

export interface DocumentCommitInput {
  readonly branch: BranchSnapshot;
  readonly changes: readonly DocumentChange[];
  readonly headline: string;
  /** What was done, a line each; words in them may come from documents. */
  readonly lines: readonly string[];
  readonly actor: string;
  readonly pullRequest: number;
}

/** Longer bodies are read by nobody. */
const MOST_LINES = 50;

/** One commit on a branch for changes of documents, or why it must not be made: the branch holds other bytes. */
export function planDocumentCommit(input: DocumentCommitInput): CommitFiles | { readonly refused: string } {
  const { branch, changes, headline, lines, actor, pullRequest } = input;
  const files: FileBytes[] = [];
  for (const { path, before, after } of changes) {
    const file = branch.tree.files.find((one) => one.path === path);
    if (before === null && file) return { refused: `\`${path}\` is there by now.` };
    if (before !== null && file?.blobSha !== before.blobSha) {
      return { refused: `\`${path}\` is another on the branch than the one that was judged. Update the branch first.` };
    }
    files.push({ path, mode: file?.mode ?? "100644", bytes: after });
  }
  const shown = lines.slice(0, MOST_LINES).map((line) => `- ${encodeProse(line)}`);
  const more = lines.length > MOST_LINES ? [`- ${lines.length - MOST_LINES} more`] : [];
  return {
    kind: "commit-files",
    repository: branch.repository,
    branch: branch.branch,
    expectedHeadSha: branch.tipSha,
    headline,
    body: [`Asked for by ${encodeName(actor)} in #${pullRequest}.`, "", ...shown, ...more].join("\n"),
    files,
  };
}
