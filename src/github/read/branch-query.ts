import { CONFIG_SELECTION, type ConfiguredCommit } from "./config-text.ts";
import { ENTRY_SELECTION, type EntryNode, NAMED_ENTRY_SELECTION } from "./documents-query.ts";

type Tip = ConfiguredCommit & Readonly<Record<string, EntryNode | null | undefined>>;

export interface BranchData {
  readonly repository: { readonly isArchived: boolean; readonly ref: BranchRef | null } | null;
}

interface BranchRef {
  /** The open ones that have it as their head. */
  readonly associatedPullRequests: { readonly totalCount: number } | null;
  readonly target: Tip | null;
}

export interface BranchQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The tip of a branch, its configuration and files in one query, without their texts where `isKnown`. Paths go in as
 * variables: they come from strangers.
 */
export function buildBranchQuery(branch: string, paths: readonly string[], isKnown = false): BranchQuery {
  const selection = isKnown ? NAMED_ENTRY_SELECTION : ENTRY_SELECTION;
  const aliases = paths.map((_, index) => fileAlias(index));
  const parameters = [
    "$owner: String!",
    "$name: String!",
    "$ref: String!",
    ...aliases.map((one) => `$${one}: String!`),
  ];
  return {
    document: `query Branch(${parameters.join(", ")}) {
  repository(owner: $owner, name: $name) {
    databaseId
    isArchived
    ref(qualifiedName: $ref) {
      associatedPullRequests(states: OPEN, first: 1) { totalCount }
      target {
        ... on Commit {
          oid
          ${CONFIG_SELECTION}
          ${aliases.map((alias) => `${alias}: file(path: $${alias}) ${selection}`).join("\n          ")}
        }
      }
    }
  }
}`,
    variables: {
      ref: `refs/heads/${branch}`,
      ...Object.fromEntries(paths.map((path, index) => [fileAlias(index), path])),
    },
  };
}

/** Entry of the path at `index`, or null where the tip has no such file. */
export function findBranchFile(tip: Tip, index: number): EntryNode | null {
  return tip[fileAlias(index)] ?? null;
}

function fileAlias(index: number): string {
  return `p${index}`;
}
