import type { ChangedFile } from "./change.ts";
import type { TreeFiles } from "./source-file.ts";

/**
 * What rules look at outside of the spec bundles: constitution and templates, instruction files for agents, schemas and
 * what they describe, and which sources of diagrams there are. Chosen by `findContextPaths`.
 */
export interface RepositoryContext {
  readonly head: TreeFiles;
  /** The same paths at the merge base; null where there is none. */
  readonly base: TreeFiles | null;
  /** Paths that exist at the head, of those whose existence alone is asked for. */
  readonly known: readonly string[];
  /** Every path of the head, where a rule asks whether files exist; absent where none does, and where there are too many. */
  readonly paths?: readonly string[];
  /** Files that differ between merge base and head; null where nothing is compared. */
  readonly changes: readonly ChangedFile[] | null;
}

/** Where nobody read anything outside of the spec bundles. */
export const NO_CONTEXT: RepositoryContext = {
  head: { sha: null, files: [], unread: [] },
  base: null,
  known: [],
  changes: null,
};

/** The same as it was at the merge base, where nothing had changed yet. */
export function contextBefore({ base, known, paths }: RepositoryContext): RepositoryContext {
  return { head: base ?? NO_CONTEXT.head, base: null, known, changes: null, ...(paths ? { paths } : {}) };
}
