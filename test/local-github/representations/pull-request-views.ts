import type { PullRequest } from "../world/issue.ts";
import { mergeableState, readMergeability } from "../world/mergeability.ts";
import { changedFiles, commitsOf, lineCounts } from "../world/pull-request-changes.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { association } from "./issue-views.ts";
import { labelView } from "./label-view.ts";
import type { RepositoryViews } from "./repository-views.ts";
import type { UserViews } from "./user-views.ts";

export class PullRequestViews {
  readonly #world: World;
  readonly #baseUrl: string;
  readonly #users: UserViews;
  readonly #repositories: RepositoryViews;

  constructor(world: World, baseUrl: string, users: UserViews, repositories: RepositoryViews) {
    this.#world = world;
    this.#baseUrl = baseUrl;
    this.#users = users;
    this.#repositories = repositories;
  }

  /** As lists show it. */
  simple(request: PullRequest): Record<string, unknown> {
    const { pull } = request;
    return {
      id: pull.id,
      node_id: pull.nodeId,
      number: request.number,
      title: request.title,
      body: request.body === "" ? null : request.body,
      user: this.#users.user(request.author),
      state: request.state,
      locked: request.locked,
      draft: pull.draft,
      labels: request.labels.map((label) => labelView(this.#baseUrl, request.repository, label)),
      requested_reviewers: pull.requestedReviewers.map((user) => this.#users.user(user)),
      requested_teams: [],
      author_association: association(request, request.author),
      created_at: request.createdAt,
      updated_at: request.updatedAt,
      closed_at: request.closedAt,
      merged_at: pull.merged?.at ?? null,
      merge_commit_sha: pull.merged?.sha ?? pull.mergeability?.testMergeSha ?? null,
      head: this.#end(pull.headRef, pull.headSha, pull.headRepository, pull.headOwner),
      base: this.#end(pull.baseRef, pull.baseSha, request.repository, request.repository.owner),
      ...this.#links(request),
    };
  }

  /** Alone; reading it sets off the computation of `mergeable`. */
  full(request: PullRequest): Record<string, unknown> {
    return this.#complete(request, readMergeability(this.#world, request));
  }

  /** As webhooks carry it: nothing has asked for mergeability yet. */
  inWebhook(request: PullRequest): Record<string, unknown> {
    return this.#complete(request, request.pull.mergeability);
  }

  /** As check runs and suites name it. */
  minimal(request: PullRequest): Record<string, unknown> {
    const { pull } = request;
    return {
      id: pull.id,
      number: request.number,
      url: `${this.#baseUrl}/repos/${fullNameOf(request.repository)}/pulls/${request.number}`,
      head: { ref: pull.headRef, sha: pull.headSha, repo: this.#tiny(pull.headRepository ?? request.repository) },
      base: { ref: pull.baseRef, sha: pull.baseSha, repo: this.#tiny(request.repository) },
    };
  }

  #complete(request: PullRequest, mergeability: PullRequest["pull"]["mergeability"]): Record<string, unknown> {
    const { pull } = request;
    const files = changedFiles(request);
    return {
      ...this.simple(request),
      merged: pull.merged !== null,
      mergeable: mergeability?.mergeable ?? null,
      mergeable_state: mergeableState(request, mergeability),
      merged_by: pull.merged === null ? null : this.#users.user(pull.merged.by),
      comments: request.comments.length,
      review_comments: request.pull.reviewComments.length,
      commits: commitsOf(request).length,
      changed_files: files.length,
      ...lineCounts(request, files),
    };
  }

  #tiny(repository: Repository): Record<string, unknown> {
    const { id, name } = repository;
    return { id, name, url: `${this.#baseUrl}/repos/${fullNameOf(repository)}` };
  }

  #end(ref: string, sha: string, repository: Repository | null, owner: Repository["owner"]): Record<string, unknown> {
    const repo = repository === null ? null : this.#repositories.repository(repository);
    return { label: `${owner.login}:${ref}`, ref, sha, user: this.#users.user(owner), repo };
  }

  #links(request: PullRequest): Record<string, unknown> {
    const name = fullNameOf(request.repository);
    const url = `${this.#baseUrl}/repos/${name}/pulls/${request.number}`;
    const html = `${this.#baseUrl}/${name}/pull/${request.number}`;
    const issue = `${this.#baseUrl}/repos/${name}/issues/${request.number}`;
    const parts = {
      issue,
      comments: `${issue}/comments`,
      review_comments: `${url}/comments`,
      review_comment: `${this.#baseUrl}/repos/${name}/pulls/comments{/number}`,
      commits: `${url}/commits`,
      statuses: `${this.#baseUrl}/repos/${name}/statuses/${request.pull.headSha}`,
    };
    const links = Object.entries({ self: url, html, ...parts }).map(([link, href]) => [link, { href }]);
    return {
      url,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      ...Object.fromEntries(Object.entries(parts).map(([part, href]) => [`${part}_url`, href])),
      _links: Object.fromEntries(links),
    };
  }
}
