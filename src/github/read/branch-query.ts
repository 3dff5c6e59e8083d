import { ENTRY_SELECTION, type EntryNode } from "./documents-query.ts";
import type { ConfiguredCommit } from "./pull-request-query.ts";

type Tip = ConfiguredCommit & Readonly<Record<string, EntryNode | null | undefined>>;

export interface BranchData {
  readonly repository: { readonly ref: { readonly target: Tip | null } | null } | null;
}

export interface BranchQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The tip of a branch, its configuration and files in one query. Paths go in as variables: they come from strangers. */
export function buildBranchQuery(owner: string, name: string, branch: string, paths: readonly string[]): BranchQuery {
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
    ref(qualifiedName: $ref) {
      target {
        ... on Commit {
          oid
          yml: file(path: ".github/spec-kit-enforce.yml") { path object { ... on Blob { oid text } } }
          yaml: file(path: ".github/spec-kit-enforce.yaml") { path object { ... on Blob { oid text } } }
          ${aliases.map((alias) => `${alias}: file(path: $${alias}) ${ENTRY_SELECTION}`).join("\n          ")}
        }
      }
    }
  }
}`,
    variables: {
      owner,
      name,
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
