import { pageReply } from "../http/pagination.ts";
import { optionalText, textField, textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import type { Issue } from "../world/issue.ts";
import { addLabels, createLabel, findLabel, removeLabel, setLabels } from "../world/labels.ts";
import { notFound } from "../world/refusal.ts";
import { issueOf, readsIssues, requireFor, writesIssues } from "./issue-exchange.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

const onIssue = "/issues/{issue_number}/labels";

export const labelRoutes: readonly Route[] = [
  repositoryRoute("GET", "/labels", readsIssues, (exchange) =>
    pageReply(exchange, [...exchange.repository.labels.values()], (label) =>
      exchange.show.issues.label(exchange.repository, label),
    ),
  ),
  repositoryRoute("POST", "/labels", writesIssues, create),
  repositoryRoute("GET", "/labels/{name}", readsIssues, ({ show, repository, params }) => {
    const label = findLabel(repository, textParam(params, "name"));
    if (label === undefined) throw notFound();
    return reply(200, show.issues.label(repository, label));
  }),
  repositoryRoute("GET", onIssue, readsIssues, (exchange) =>
    pageReply(exchange, issueOf(exchange).labels, (label) => exchange.show.issues.label(exchange.repository, label)),
  ),
  repositoryRoute("POST", onIssue, writesIssues, changing(addLabels), "triage"),
  repositoryRoute("PUT", onIssue, writesIssues, changing(setLabels), "triage"),
  repositoryRoute("DELETE", onIssue, writesIssues, removeAll, "triage"),
  repositoryRoute("DELETE", `${onIssue}/{name}`, writesIssues, removeOne, "triage"),
];

function create(exchange: RepositoryExchange): Reply {
  const { world, repository, body, show } = exchange;
  const color = optionalText(body, "color");
  const description = optionalText(body, "description");
  const label = createLabel(world, repository, {
    name: textField(body, "name"),
    ...(color === undefined ? {} : { color }),
    ...(description === undefined ? {} : { description }),
  });
  return reply(201, show.issues.label(repository, label));
}

/** Names as text or as objects with a `name`, as the API takes both. */
export function labelNames(labels: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(labels) ? labels : [];
  return entries.flatMap((entry) => {
    const name = typeof entry === "object" && entry !== null && "name" in entry ? entry.name : entry;
    return typeof name === "string" ? [name] : [];
  });
}

function changing(change: typeof addLabels): (exchange: RepositoryExchange) => Reply {
  return (exchange) => {
    const issue = writableIssue(exchange);
    change(exchange.world, issue, labelNames(exchange.body.labels), writerOf(exchange));
    return labelsReply(exchange, issue);
  };
}

function writableIssue(exchange: RepositoryExchange): Issue {
  const issue = issueOf(exchange);
  requireFor(exchange, issue, "triage");
  return issue;
}

function labelsReply({ show, repository }: RepositoryExchange, issue: Issue): Reply {
  return reply(
    200,
    issue.labels.map((label) => show.issues.label(repository, label)),
  );
}

function removeOne(exchange: RepositoryExchange): Reply {
  const issue = writableIssue(exchange);
  removeLabel(exchange.world, issue, textParam(exchange.params, "name"), writerOf(exchange));
  return labelsReply(exchange, issue);
}

function removeAll(exchange: RepositoryExchange): Reply {
  setLabels(exchange.world, writableIssue(exchange), [], writerOf(exchange));
  return complete(204, undefined);
}
