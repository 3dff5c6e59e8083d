/** A file wanted at a commit. */
export interface WantedFile {
  readonly commitSha: string;
  readonly path: string;
}

/** A tree entry with its text, where it is a file with one. `mode` is decimal. */
export interface EntryNode {
  readonly mode: number;
  readonly type: string;
  readonly size: number;
  readonly object: {
    readonly oid?: string;
    readonly text?: string | null;
    readonly isTruncated?: boolean;
    readonly isBinary?: boolean | null;
    readonly byteSize?: number;
  } | null;
}

/** By commit alias, then by file alias; a commit is null where GitHub does not know it yet. */
export interface DocumentsData {
  readonly repository: Readonly<Record<string, Readonly<Record<string, EntryNode | null>> | null>> | null;
}

export interface DocumentsQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The answer's entry for a wanted file: undefined where its commit is not known, null where it has no such file. */
  find(data: DocumentsData, file: WantedFile): EntryNode | null | undefined;
}

export const ENTRY_SELECTION = "{ mode type size object { ... on Blob { oid text isTruncated isBinary byteSize } } }";

/** The same without the text, which is read where the blob is not known. */
export const NAMED_ENTRY_SELECTION = "{ mode type size object { ... on Blob { oid byteSize } } }";

/** One query for files of one or more commits. Paths go in as variables: they come from strangers. */
export function buildDocumentsQuery(files: readonly WantedFile[]): DocumentsQuery {
  const commits = [...new Set(files.map(({ commitSha }) => commitSha))];
  const paths = [...new Set(files.map(({ path }) => path))];
  const commitAlias = (sha: string) => `c${commits.indexOf(sha)}`;
  const pathAlias = (path: string) => `p${paths.indexOf(path)}`;
  const fields = commits.map((sha) => {
    const own = files.filter(({ commitSha }) => commitSha === sha).map(({ path }) => pathAlias(path));
    const entries = own.map((alias) => `${alias}: file(path: $${alias}) ${ENTRY_SELECTION}`);
    return `${commitAlias(sha)}: object(oid: $${commitAlias(sha)}) { ... on Commit { ${entries.join(" ")} } }`;
  });
  const parameters = [
    ...commits.map((sha) => `$${commitAlias(sha)}: GitObjectID!`),
    ...paths.map((path) => `$${pathAlias(path)}: String!`),
  ];
  return {
    document: `query Documents($owner: String!, $name: String!, ${parameters.join(", ")}) {
  repository(owner: $owner, name: $name) { databaseId ${fields.join("\n    ")} }
}`,
    variables: {
      ...Object.fromEntries(commits.map((sha) => [commitAlias(sha), sha])),
      ...Object.fromEntries(paths.map((path) => [pathAlias(path), path])),
    },
    find: (data, { commitSha, path }) => {
      const commit = data.repository?.[commitAlias(commitSha)];
      return commit ? (commit[pathAlias(path)] ?? null) : undefined;
    },
  };
}
