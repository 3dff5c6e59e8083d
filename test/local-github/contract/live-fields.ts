/**
 * Fields that are never made up, because somebody decides by them: a plausible default would hide that the world
 * forgot to say. What is not listed here (addresses, counters, flags of the repository's settings) is filled.
 */
const LIVE = new Set([
  // Identity.
  ...["id", "node_id", "number", "login", "slug", "type", "guid", "token", "external_id", "tree_id", "app_id"],
  ...["installation_id", "target_id", "target_type", "repository_selection", "permission", "role_name"],
  // Revisions and what they hold.
  ...["sha", "head_sha", "base_sha", "before", "after", "merge_commit_sha", "base_commit", "merge_base_commit"],
  ...["head", "base", "head_commit", "commit", "tree", "parents", "object"],
  ...["ref", "head_ref", "base_ref", "head_branch", "default_branch"],
  ...["path", "filename", "mode", "content", "encoding", "size", "truncated", "additions", "deletions", "changes"],
  // States.
  ...["action", "state", "status", "conclusion", "draft", "merged", "mergeable", "private", "archived", "fork"],
  ...["forced", "created", "deleted", "protected", "suspended_at", "expires_at", "merged_at", "closed_at"],
  // What people and apps wrote.
  ...["name", "full_name", "title", "body", "message", "author", "committer", "user", "owner", "sender"],
  ...["event", "identifier", "start_line", "end_line", "annotation_level", "output"],
  // Lists that would look empty.
  ...["total_count", "check_runs", "check_suites", "pull_requests", "repositories", "commits", "annotations_count"],
]);

/** Where a listed name is only decoration. */
const FILLED = new Set(["reactions.total_count", "output.annotations_count", "_links.commits"]);

/** Whether a field must come from the world; `path` is dotted, without indexes: `pull_request.head.sha`. */
export function mustBeLive(path: string): boolean {
  const names = path.split(".");
  return LIVE.has(names.at(-1) ?? "") && !FILLED.has(names.slice(-2).join("."));
}
