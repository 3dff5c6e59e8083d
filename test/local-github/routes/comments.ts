import { appOf } from "../auth/actor.ts";
import { pageReply } from "../http/pagination.ts";
import { numberParam, textField } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import type { Comment, Reaction, ReactionContent } from "../world/comment.ts";
import { addReaction, createComment, deleteComment, editComment, findComment } from "../world/comments.ts";
import { notFound, Refusal, unprocessable } from "../world/refusal.ts";
import { isAtLeast, roleOf } from "../world/roles.ts";
import { issueOf, readsIssues, requireFor, writesIssues } from "./issue-exchange.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

const one = "/issues/comments/{comment_id}";

export const commentRoutes: readonly Route[] = [
  repositoryRoute("GET", "/issues/{issue_number}/comments", readsIssues, (exchange) =>
    pageReply(exchange, issueOf(exchange).comments, (comment) => exchange.show.issues.comment(comment)),
  ),
  repositoryRoute("POST", "/issues/{issue_number}/comments", writesIssues, create, "read"),
  repositoryRoute("GET", "/issues/comments", readsIssues, listAll),
  repositoryRoute("GET", one, readsIssues, (exchange) => reply(200, exchange.show.issues.comment(commentOf(exchange)))),
  repositoryRoute("PATCH", one, writesIssues, update, "read"),
  repositoryRoute("DELETE", one, writesIssues, remove, "read"),
  repositoryRoute("GET", `${one}/reactions`, { issues: "read" }, (exchange) =>
    pageReply(exchange, commentOf(exchange).reactions, (reaction) => exchange.show.issues.reaction(reaction)),
  ),
  repositoryRoute(
    "POST",
    `${one}/reactions`,
    { issues: "write" },
    (exchange) => react(exchange, commentOf(exchange)),
    "read",
  ),
  repositoryRoute("GET", "/issues/{issue_number}/reactions", readsIssues, (exchange) =>
    pageReply(exchange, issueOf(exchange).reactions, (reaction) => exchange.show.issues.reaction(reaction)),
  ),
  repositoryRoute("POST", "/issues/{issue_number}/reactions", writesIssues, reactToIssue, "read"),
  repositoryRoute("DELETE", `${one}/reactions/{reaction_id}`, { issues: "write" }, unreact, "read"),
];

function commentOf({ repository, params }: RepositoryExchange): Comment {
  return findComment(repository, numberParam(params, "comment_id"));
}

/** Comments of all conversations: oldest first, by number, unless a sorting is asked for. */
function listAll(exchange: RepositoryExchange): Reply {
  const { query, repository, show } = exchange;
  const since = query.get("since") ?? "";
  const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const found = [...repository.comments.values()].filter(({ updatedAt }) => updatedAt >= since);
  const sorted = found.toSorted((a, b) => a[key].localeCompare(b[key]) || a.id - b.id);
  // GitHub heeds the direction only where a sorting is named.
  const isDescending = query.has("sort") && query.get("direction") !== "asc";
  return pageReply(exchange, isDescending ? sorted.toReversed() : sorted, (comment) => show.issues.comment(comment));
}

function create(exchange: RepositoryExchange): Reply {
  const { world, actor, body, show } = exchange;
  const issue = issueOf(exchange);
  requireFor(exchange, issue);
  const comment = createComment(world, issue, textField(body, "body"), writerOf(exchange), appOf(actor));
  return reply(201, show.issues.comment(comment));
}

function update(exchange: RepositoryExchange): Reply {
  const comment = commentOf(exchange);
  requireFor(exchange, comment.issue);
  refuseStranger(exchange, comment);
  editComment(exchange.world, comment, textField(exchange.body, "body"), writerOf(exchange));
  return reply(200, exchange.show.issues.comment(comment));
}

function remove(exchange: RepositoryExchange): Reply {
  const comment = commentOf(exchange);
  requireFor(exchange, comment.issue);
  refuseStranger(exchange, comment);
  deleteComment(exchange.world, comment, writerOf(exchange));
  return complete(204, undefined);
}

/** People change the comments of others only with write access. */
function refuseStranger({ actor, repository }: RepositoryExchange, comment: Comment): void {
  if (actor.kind !== "user" || actor.user === comment.author) return;
  if (!isAtLeast(roleOf(repository, actor.user), "write"))
    throw new Refusal(403, "Must have admin rights to Repository.");
}

const contents: readonly string[] = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"];

function isContent(text: string): text is ReactionContent {
  return contents.includes(text);
}

export function react(exchange: RepositoryExchange, to: { readonly reactions: Reaction[] }): Reply {
  const content = textField(exchange.body, "content");
  if (!isContent(content)) throw unprocessable("Validation Failed");
  const { reaction, isNew } = addReaction(exchange.world, to, content, writerOf(exchange));
  return reply(isNew ? 201 : 200, exchange.show.issues.reaction(reaction));
}

function reactToIssue(exchange: RepositoryExchange): Reply {
  const issue = issueOf(exchange);
  requireFor(exchange, issue);
  return react(exchange, issue);
}

function unreact(exchange: RepositoryExchange): Reply {
  const { reactions } = commentOf(exchange);
  const index = reactions.findIndex(({ id }) => id === numberParam(exchange.params, "reaction_id"));
  if (index === -1) throw notFound();
  reactions.splice(index, 1);
  return complete(204, undefined);
}
