import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import type { OctokitClient } from "./connection.ts";
import { GitHubError } from "./errors.ts";
import { type GraphQLError, graphqlErrors } from "./graphql-errors.ts";

/**
 * Runs a GraphQL query. A node, or a pull request under an alias `number…`, that is gone makes GitHub answer with an error beside the data; where every error is
 * of that kind the data is returned with null in its place, as the schema says.
 */
async function runQuery<Data>(
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
  const [root, field] = path ?? [];
  return type === "NOT_FOUND" && (root === "nodes" || (root === "repository" && /^number\d+$/.test(String(field))));
}

/** What every answer about one repository holds; null where `databaseId` has outgrown the schema's 32 bits. */
interface RepositoryAnswer {
  readonly repository: object | null;
}

/**
 * Runs a query about one repository. Another repository may have taken the name of one that was renamed or deleted,
 * so the answer has to be about the same id; else it throws `GitHubError` with status 404. Id 0 stands for unknown.
 */
export async function queryRepository<Data extends RepositoryAnswer>(
  octokit: OctokitClient,
  document: string,
  { id, owner, name }: RepositoryRef,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  const data = await runQuery<Data>(octokit, document, { owner, name, ...variables });
  const { databaseId = null } = (data.repository ?? {}) as { readonly databaseId?: number | null };
  if (id === 0 || databaseId === null || databaseId === id) return data;
  const facts = { status: 404, isRetryable: false, requestId: null, reason: "not-found" } as const;
  throw new GitHubError(`${owner}/${name} is another repository by now; the one that was meant is not there`, facts);
}
