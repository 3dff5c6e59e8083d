/** A path of the API, as the official description writes it: `/repos/{owner}/{repo}/git/ref/{ref}`. */
export interface RouteMatch {
  readonly template: string;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface RequestParts {
  readonly query: Readonly<Record<string, unknown>>;
  /** Undefined when the request has none. */
  readonly body: unknown;
}

/** One error as GitHub's GraphQL answers it: `type` at the top level, e.g. `NOT_FOUND`, `STALE_DATA`. */
export interface GraphqlProblem {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  /** Of a problem with the document: a `code` such as `undefinedField`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface GraphqlAnswer {
  /** Absent where the document or its variables do not validate. */
  readonly data?: unknown;
  readonly errors?: readonly GraphqlProblem[];
}
