import { appOf } from "../auth/actor.ts";
import { textField, textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import { deleteBranch } from "../world/delete-branch.ts";
import { moveBranch } from "../world/move-branch.ts";
import { notFound, unprocessable } from "../world/refusal.ts";
import { refusalsOfPush, violationText } from "../world/rules.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

/** Branches only: nothing here tags. */
export const referenceRoutes: readonly Route[] = [
  repositoryRoute("GET", "/git/ref/{ref}", { contents: "read" }, ({ show, repository, params }) => {
    const branch = branchOf(textParam(params, "ref"));
    const sha = repository.branches.get(branch);
    if (sha === undefined) throw notFound();
    return reply(200, show.commits.reference(repository, `refs/heads/${branch}`, sha));
  }),
  repositoryRoute("POST", "/git/refs", { contents: "write" }, create),
  repositoryRoute("PATCH", "/git/refs/{ref}", { contents: "write" }, update),
  repositoryRoute("DELETE", "/git/refs/{ref}", { contents: "write" }, remove),
];

function branchOf(ref: string): string {
  const branch = /^(?:refs\/)?heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) throw notFound();
  return branch;
}

function create(exchange: RepositoryExchange): Reply {
  const { world, repository, body, show } = exchange;
  const ref = textField(body, "ref");
  const sha = textField(body, "sha");
  if (!ref.startsWith("refs/heads/"))
    throw unprocessable("Reference name must start with 'refs/' and have at least two slashes.");
  const branch = branchOf(ref);
  if (repository.branches.has(branch)) throw unprocessable("Reference already exists");
  if (repository.git.readCommit(sha) === undefined) throw unprocessable("Object does not exist");
  moveBranch(world, repository, branch, sha, writerOf(exchange));
  return reply(201, show.commits.reference(repository, ref, sha));
}

function update(exchange: RepositoryExchange): Reply {
  const { world, repository, body, show, params, actor } = exchange;
  const branch = branchOf(textParam(params, "ref"));
  const sha = textField(body, "sha");
  const tip = repository.branches.get(branch);
  if (tip === undefined) throw unprocessable("Reference does not exist");
  if (repository.git.readCommit(sha) === undefined) throw unprocessable("Object does not exist");
  if (body.force !== true && !repository.git.isAncestor(tip, sha)) {
    throw unprocessable("Update is not a fast forward");
  }
  const refusals = refusalsOfPush(repository, branch, sha, appOf(actor));
  if (refusals.length > 0) throw unprocessable(violationText(refusals));
  moveBranch(world, repository, branch, sha, writerOf(exchange));
  return reply(200, show.commits.reference(repository, `refs/heads/${branch}`, sha));
}

function remove(exchange: RepositoryExchange): Reply {
  const branch = branchOf(textParam(exchange.params, "ref"));
  if (!exchange.repository.branches.has(branch)) throw unprocessable("Reference does not exist");
  deleteBranch(exchange.world, exchange.repository, branch, writerOf(exchange));
  return complete(204, undefined);
}
