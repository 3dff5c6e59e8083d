/** One entry of `errors` in a GraphQL answer. */
export interface GraphQLError {
  readonly type?: string;
  readonly message?: string;
  readonly path?: readonly (string | number)[];
}

/** The entries of an error that `octokit.graphql` threw, or none. */
export function graphqlErrors(error: unknown): readonly GraphQLError[] {
  if (!(error instanceof Error) || error.name !== "GraphqlResponseError") return [];
  return (error as { errors?: readonly GraphQLError[] }).errors ?? [];
}
