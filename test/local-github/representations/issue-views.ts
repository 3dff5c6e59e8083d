import type { Comment, Reaction } from "../world/comment.ts";
import type { Issue } from "../world/issue.ts";
import type { Label } from "../world/label.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { isAtLeast, roleOf } from "../world/roles.ts";
import type { AppViews } from "./app-views.ts";
import { labelView } from "./label-view.ts";
import type { UserViews } from "./user-views.ts";

export class IssueViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;
  readonly #apps: AppViews;

  constructor(baseUrl: string, users: UserViews, apps: AppViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
    this.#apps = apps;
  }

  issue(issue: Issue): Record<string, unknown> {
    const url = this.#urlOf(issue);
    const html = this.#htmlOf(issue);
    const pullUrl = `${this.#baseUrl}/repos/${fullNameOf(issue.repository)}/pulls/${issue.number}`;
    return {
      id: issue.id,
      node_id: issue.nodeId,
      number: issue.number,
      title: issue.title,
      body: issue.body === "" ? null : issue.body,
      user: this.#users.user(issue.author),
      state: issue.state,
      locked: issue.locked,
      comments: issue.comments.length,
      labels: issue.labels.map((label) => this.label(issue.repository, label)),
      assignees: [],
      author_association: association(issue, issue.author),
      url,
      html_url: html,
      repository_url: `${this.#baseUrl}/repos/${fullNameOf(issue.repository)}`,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      reactions: reactionCounts(issue.reactions, `${url}/reactions`),
      timeline_url: `${url}/timeline`,
      created_at: issue.createdAt,
      updated_at: issue.updatedAt,
      closed_at: issue.closedAt,
      ...(issue.pull === null
        ? {}
        : {
            draft: issue.pull.draft,
            pull_request: {
              url: pullUrl,
              html_url: html,
              diff_url: `${html}.diff`,
              patch_url: `${html}.patch`,
              merged_at: issue.pull.merged?.at ?? null,
            },
          }),
    };
  }

  label(repository: Repository, label: Label): Record<string, unknown> {
    return labelView(this.#baseUrl, repository, label);
  }

  comment(comment: Comment): Record<string, unknown> {
    const { issue } = comment;
    const api = `${this.#baseUrl}/repos/${fullNameOf(issue.repository)}/issues/comments/${comment.id}`;
    return {
      id: comment.id,
      node_id: comment.nodeId,
      body: comment.body,
      user: this.#users.user(comment.author),
      author_association: association(issue, comment.author),
      url: api,
      html_url: `${this.#htmlOf(issue)}#issuecomment-${comment.id}`,
      issue_url: this.#urlOf(issue),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      reactions: reactionCounts(comment.reactions, `${api}/reactions`),
      performed_via_github_app: comment.app === null ? null : this.#apps.app(comment.app),
    };
  }

  reaction(reaction: Reaction): Record<string, unknown> {
    return {
      id: reaction.id,
      node_id: reaction.nodeId,
      user: this.#users.user(reaction.user),
      content: reaction.content,
      created_at: reaction.createdAt,
    };
  }

  #htmlOf(issue: Issue): string {
    const kind = issue.pull === null ? "issues" : "pull";
    return `${this.#baseUrl}/${fullNameOf(issue.repository)}/${kind}/${issue.number}`;
  }

  #urlOf(issue: Issue): string {
    return `${this.#baseUrl}/repos/${fullNameOf(issue.repository)}/issues/${issue.number}`;
  }
}

export function reactionCounts(reactions: readonly Reaction[], url: string): Record<string, unknown> {
  const contents = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;
  const counts = contents.map((content) => [content, reactions.filter((r) => r.content === content).length]);
  return { url, total_count: reactions.length, ...Object.fromEntries(counts) };
}

/** What GitHub tells without regard to private membership; nobody should decide by it. */
export function association(issue: Issue, user: Issue["author"]): string {
  if (user === issue.repository.owner) return "OWNER";
  return isAtLeast(roleOf(issue.repository, user), "write") ? "COLLABORATOR" : "NONE";
}
