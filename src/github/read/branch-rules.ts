import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

/** Rules that no commit pushed by us can satisfy, with what they ask for. A new commit never has a check beforehand. */
const REFUSING: Readonly<Record<string, string>> = {
  pull_request: "its rules ask for a pull request",
  merge_queue: "changes go through its merge queue",
  required_status_checks: "its rules ask for checks that a new commit cannot have yet",
  required_deployments: "its rules ask for deployments that a new commit cannot have yet",
  workflows: "its rules ask for workflows that a new commit cannot have run yet",
  code_scanning: "its rules ask for code scanning results that a new commit cannot have yet",
  update: "its rules restrict who may update it",
};

/**
 * Why a direct commit to a branch would be refused, in plain words, or null. Rulesets can be read with `metadata:
 * read`; who may bypass them and classic branch protection cannot, so there the first refusal decides.
 */
export async function readRefusal(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
): Promise<string | null> {
  const route = "GET /repos/{owner}/{repo}/rules/branches/{branch}";
  const { data } = await octokit.request(route, { owner, repo: name, branch, per_page: 100 });
  const types = new Set(data.map(({ type }) => type as string));
  const rule = Object.keys(REFUSING).find((type) => types.has(type));
  return rule ? `Direct commits to ${branch} are refused: ${REFUSING[rule]}.` : null;
}
