import { optionalText } from "../http/parameters.ts";
import { type Reply, reply } from "../http/reply.ts";
import { type Issue, isPullRequest } from "../world/issue.ts";
import { editPullRequest, reopenPullRequest } from "../world/issues.ts";
import { setLabels } from "../world/labels.ts";
import { closePullRequest } from "../world/move-branch.ts";
import { editIssue, setIssueState } from "../world/plain-issues.ts";
import type { User } from "../world/user.ts";
import { issueOf, readsIssues, requireFor, writesIssues } from "./issue-exchange.ts";
import { labelNames } from "./labels.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

/** A pull request is an issue, too. */
export const issueRoutes: readonly Route[] = [
  repositoryRoute("GET", "/issues/{issue_number}", readsIssues, (exchange) =>
    reply(200, exchange.show.issues.issue(issueOf(exchange))),
  ),
  repositoryRoute("PATCH", "/issues/{issue_number}", writesIssues, update, "read"),
];

function update(exchange: RepositoryExchange): Reply {
  const { world, body, show, actor } = exchange;
  const issue = issueOf(exchange);
  const isAuthor = actor.kind === "user" && actor.user === issue.author;
  requireFor(exchange, issue, isAuthor ? "read" : "triage");
  const sender = writerOf(exchange);
  const title = optionalText(body, "title");
  const text = body.body === null ? "" : optionalText(body, "body");
  const edit = { ...(title === undefined ? {} : { title }), ...(text === undefined ? {} : { body: text }) };
  if (isPullRequest(issue)) editPullRequest(world, issue, edit, sender);
  else editIssue(world, issue, edit);
  if (Array.isArray(body.labels)) setLabels(world, issue, labelNames(body.labels), sender);
  if (body.state === "open" || body.state === "closed") changeState(exchange, issue, body.state, sender);
  return reply(200, show.issues.issue(issue));
}

function changeState(
  { world }: Pick<RepositoryExchange, "world">,
  issue: Issue,
  state: "open" | "closed",
  sender: User,
): void {
  if (issue.state === state) return;
  if (!isPullRequest(issue)) setIssueState(world, issue, state);
  else if (state === "closed") closePullRequest(world, issue, sender);
  else reopenPullRequest(world, issue, sender);
}
