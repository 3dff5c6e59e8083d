import type { OctokitClient } from "./connection.ts";
import { type GraphQLError, graphqlErrors } from "./graphql-errors.ts";

/**
 * Runs a GraphQL query. A node that is gone makes GitHub answer with an error beside the data; where every error is
 * of that kind the data is returned with null in its place, as the schema says.
 */
export async function runQuery<Data>(
  octokit: OctokitClient,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  try {
    return await octokit.graphql<Data>(document, variables);
  } catch (error) {
    const errors = graphqlErrors(error);
    const { data } = error as { data?: Data | null };
    if (data && errors.length > 0 && errors.every(isMissingNode)) return data;
    throw error;
  }
}

function isMissingNode({ type, path }: GraphQLError): boolean {
  return type === "NOT_FOUND" && path?.[0] === "nodes";
}
