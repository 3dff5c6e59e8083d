import type { Issue, PullRequest, PullState } from "./issue.ts";
import { forgetMergeability, openPullRequests } from "./move-branch.ts";
import { refuseLongBody } from "./plain-issues.ts";
import { invalid, invalidField, Refusal, unprocessable } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { tipOf } from "./revisions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

export interface IssueDraft {
  readonly title: string;
  readonly body: string;
  readonly author: User;
}

export interface PullRequestDraft extends IssueDraft {
  readonly head: string;
  readonly headRepository: Repository;
  readonly base: string;
  readonly draft: boolean;
}

export function createIssue(world: World, repository: Repository, draft: IssueDraft): Issue {
  const issue = newIssue(world, repository, draft, null);
  world.remember(issue.nodeId, "Issue", issue);
  return issue;
}

/** Opens a pull request, or throws the 422 that GitHub answers where there is nothing to merge. */
export function openPullRequest(world: World, repository: Repository, draft: PullRequestDraft): PullRequest {
  if (!draft.headRepository.branches.has(draft.head)) throw invalidField("PullRequest", "head");
  if (!repository.branches.has(draft.base)) throw invalidField("PullRequest", "base");
  const headSha = tipOf(draft.headRepository, draft.head);
  const baseSha = tipOf(repository, draft.base);
  refuseFruitless(world, repository, draft, headSha, baseSha);
  const id = world.nextId();
  const state: PullState = {
    id,
    nodeId: world.nodeId("PR", id),
    draft: draft.draft,
    lastEditedAt: null,
    merged: null,
    headRepository: draft.headRepository,
    headOwner: draft.headRepository.owner,
    headRef: draft.head,
    headSha,
    baseRef: draft.base,
    baseSha,
    mergeability: null,
    mergeabilityAsked: false,
    reviews: [],
    reviewComments: [],
    requestedReviewers: [],
  };
  const pullRequest = { ...newIssue(world, repository, draft, state), pull: state };
  repository.issues.set(pullRequest.number, pullRequest);
  world.remember(state.nodeId, "PullRequest", pullRequest);
  world.publish({ name: "pull_request", action: "opened", repository, pullRequest, sender: draft.author });
  return pullRequest;
}

function refuseFruitless(
  world: World,
  repository: Repository,
  draft: PullRequestDraft,
  headSha: string,
  baseSha: string,
): void {
  if (repository.git.isAncestor(headSha, baseSha)) {
    throw invalid("PullRequest", "base", `No commits between ${draft.base} and ${draft.head}`);
  }
  for (const other of openPullRequests(world)) {
    const { headRepository, headRef, baseRef } = other.pull;
    const isSame = headRepository === draft.headRepository && headRef === draft.head && baseRef === draft.base;
    if (isSame && other.repository === repository) {
      const head = `${draft.headRepository.owner.login}:${draft.head}`;
      throw new Refusal(422, "Validation Failed", {
        errors: [{ resource: "PullRequest", code: "custom", message: `A pull request already exists for ${head}.` }],
      });
    }
  }
}

function newIssue(world: World, repository: Repository, draft: IssueDraft, pull: PullState | null): Issue {
  refuseLongBody(draft.body);
  const id = world.nextId();
  const number = Math.max(0, ...repository.issues.keys()) + 1;
  const issue: Issue = {
    id,
    nodeId: world.nodeId("I", id),
    number,
    repository,
    author: draft.author,
    createdAt: world.timestamp(),
    comments: [],
    reactions: [],
    labels: [],
    title: draft.title,
    body: draft.body,
    state: "open",
    locked: false,
    updatedAt: world.timestamp(),
    closedAt: null,
    pull,
  };
  repository.issues.set(number, issue);
  return issue;
}

export interface PullRequestEdit {
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
}

/** Changes what differs and tells it in one `edited`; nothing that differs, nothing told. */
export function editPullRequest(world: World, pull: PullRequest, edit: PullRequestEdit, sender: User): void {
  refuseLongBody(edit.body ?? "");
  const changes: Record<string, unknown> = {};
  if (edit.title !== undefined && edit.title !== pull.title) {
    changes.title = { from: pull.title };
    pull.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== pull.body) {
    changes.body = { from: pull.body };
    pull.body = edit.body;
    pull.pull.lastEditedAt = world.timestamp();
  }
  if (edit.base !== undefined && edit.base !== pull.pull.baseRef) changes.base = retarget(pull, edit.base);
  if (Object.keys(changes).length === 0) return;
  pull.updatedAt = world.timestamp();
  const { repository } = pull;
  world.publish({ name: "pull_request", action: "edited", repository, pullRequest: pull, sender, changes });
}

function retarget(pull: PullRequest, base: string): unknown {
  if (!pull.repository.branches.has(base)) throw invalidField("PullRequest", "base");
  const from = { ref: { from: pull.pull.baseRef }, sha: { from: pull.pull.baseSha } };
  pull.pull.baseRef = base;
  pull.pull.baseSha = tipOf(pull.repository, base);
  forgetMergeability(pull);
  return from;
}

export function reopenPullRequest(world: World, pull: PullRequest, sender: User): void {
  if (pull.pull.merged !== null) throw unprocessable("Validation Failed");
  const tip = pull.pull.headRepository?.branches.get(pull.pull.headRef);
  if (tip === undefined) {
    throw invalid("PullRequest", "state", `state cannot be changed. The ${pull.pull.headRef} branch has been deleted.`);
  }
  pull.state = "open";
  pull.closedAt = null;
  pull.pull.headSha = tip;
  pull.updatedAt = world.timestamp();
  forgetMergeability(pull);
  const { repository } = pull;
  world.publish({ name: "pull_request", action: "reopened", repository, pullRequest: pull, sender });
}

export function setDraft(world: World, pull: PullRequest, draft: boolean, sender: User): void {
  if (pull.pull.draft === draft) return;
  pull.pull.draft = draft;
  pull.updatedAt = world.timestamp();
  const action = draft ? "converted_to_draft" : "ready_for_review";
  world.publish({ name: "pull_request", action, repository: pull.repository, pullRequest: pull, sender });
}

/** `owner:branch` as the API takes it, or a branch of the repository itself. */
export function findHead(
  world: World,
  repository: Repository,
  head: string,
): { repository: Repository; branch: string } {
  const colon = head.indexOf(":");
  if (colon === -1) return { repository, branch: head };
  const owner = head.slice(0, colon).toLowerCase();
  const inNetwork = [...world.repositories.values()].find(
    (candidate) => candidate.git === repository.git && candidate.owner.login.toLowerCase() === owner,
  );
  if (inNetwork === undefined) throw invalidField("PullRequest", "head");
  return { repository: inNetwork, branch: head.slice(colon + 1) };
}
