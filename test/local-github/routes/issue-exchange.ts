import { requirePermission } from "../auth/permissions.ts";
import { numberParam } from "../http/parameters.ts";
import type { Issue } from "../world/issue.ts";
import { notFound } from "../world/refusal.ts";
import type { Role } from "../world/repository.ts";
import type { RepositoryExchange } from "./route.ts";

/** Either permission opens a route that serves issues and pull requests; `requireFor` then asks for the right one. */
export const readsIssues = { issues: "read", pull_requests: "read" };
export const writesIssues = { issues: "write", pull_requests: "write" };

export function issueOf({ repository, params }: RepositoryExchange): Issue {
  const issue = repository.issues.get(numberParam(params, "issue_number"));
  if (issue === undefined) throw notFound();
  return issue;
}

/** On a pull request it is the permission for pull requests that counts, on an issue the one for issues. */
export function requireFor({ actor, repository }: RepositoryExchange, issue: Issue, role: Role = "read"): void {
  const name = issue.pull === null ? "issues" : "pull_requests";
  requirePermission(actor, repository, { anyOf: { [name]: "write" }, role });
}
