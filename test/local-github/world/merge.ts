import { signatureOf, webFlow } from "./commit-files.ts";
import type { PullRequest } from "./issue.ts";
import { isBehind, mergedTree } from "./mergeability.ts";
import { closePullRequest, moveBranch } from "./move-branch.ts";
import { Refusal } from "./refusal.ts";
import { tipOf, treeOf } from "./revisions.ts";
import { isStrict, rulesOn, unmetRequiredChecks } from "./rules.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

export type MergeMethod = "merge" | "squash" | "rebase";

export interface MergeOptions {
  readonly method: MergeMethod;
  readonly by: User;
  readonly expectedHead?: string;
  readonly title?: string;
  readonly message?: string;
}

/** Merges, or throws the 405 or 409 that the merge endpoint answers. Answers the SHA that the base ends at. */
export function mergePullRequest(world: World, pull: PullRequest, options: MergeOptions): string {
  const tree = refuseUnmergeable(pull, options);
  const sha = writeMerge(world, pull, options, tree);
  pull.pull.merged = { at: world.timestamp(), by: options.by, sha };
  pull.state = "closed";
  moveBranch(world, pull.repository, pull.pull.baseRef, sha, options.by);
  closePullRequest(world, pull, options.by);
  return sha;
}

function refuseUnmergeable(pull: PullRequest, options: MergeOptions): string {
  if (pull.state !== "open") throw new Refusal(405, "Pull Request is not mergeable");
  if (pull.pull.draft) throw new Refusal(405, "Pull Request is still a draft");
  if (options.expectedHead !== undefined && options.expectedHead !== pull.pull.headSha) {
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  }
  const tree = mergedTree(pull);
  if (tree === null) throw new Refusal(405, "Pull Request is not mergeable");
  refuseByRules(pull);
  return tree;
}

function refuseByRules(pull: PullRequest): void {
  const { repository } = pull;
  const branch = pull.pull.baseRef;
  const unmet = unmetRequiredChecks(repository, branch, pull.pull.headSha);
  if (unmet.length > 0) throw new Refusal(405, unmet.join(" "));
  if (isStrict(repository, branch) && isBehind(pull)) {
    throw new Refusal(405, "Head branch is out of date with the base branch. Update it and try again.");
  }
  if (rulesOn(repository, branch).some((rule) => rule.type === "merge_queue")) {
    throw new Refusal(405, "Changes must be made through the merge queue");
  }
}

function writeMerge(world: World, pull: PullRequest, options: MergeOptions, tree: string): string {
  const base = tipOf(pull.repository, pull.pull.baseRef);
  if (options.method === "rebase") return rebase(world, pull, base);
  const isSquash = options.method === "squash";
  const title = options.title ?? (isSquash ? `${pull.title} (#${pull.number})` : mergeTitle(pull));
  const body = options.message ?? (isSquash ? "" : pull.title);
  return pull.repository.git.writeCommit({
    tree,
    parents: isSquash ? [base] : [base, pull.pull.headSha],
    message: body === "" ? title : `${title}\n\n${body}`,
    author: signatureOf(world, isSquash ? pull.author : options.by),
    committer: webFlow(world),
  });
}

function mergeTitle(pull: PullRequest): string {
  return `Merge pull request #${pull.number} from ${pull.pull.headOwner.login}/${pull.pull.headRef}`;
}

/** Replays each commit of the head on the base, merges left out, as GitHub's rebase button does. */
function rebase(world: World, pull: PullRequest, base: string): string {
  const { git } = pull.repository;
  let tip = base;
  for (const sha of git.commitsBetween(base, pull.pull.headSha)) {
    const commit = git.readCommit(sha);
    const [parent, ...others] = commit?.parents ?? [];
    if (commit === undefined || parent === undefined || others.length > 0) continue;
    const merged = git.mergeTrees(treeOf(pull.repository, parent), treeOf(pull.repository, tip), commit.tree);
    if (!merged.clean) throw new Refusal(405, "This branch can't be rebased");
    tip = git.writeCommit({
      tree: merged.tree,
      parents: [tip],
      message: commit.message,
      author: commit.author,
      committer: signatureOf(world, pull.author),
    });
  }
  return tip;
}
