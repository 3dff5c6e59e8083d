import type { Effect } from "../core/effects/effect.ts";
import type { GitHub } from "./github.ts";

/** A permission of an App, as `app.yml` and GitHub's documentation name it. */
export interface AppPermission {
  readonly name: "checks" | "contents" | "issues" | "merge_queues" | "metadata" | "pull_requests";
  readonly access: "read" | "write";
}

const read = (name: AppPermission["name"]): AppPermission => ({ name, access: "read" });
const write = (name: AppPermission["name"]): AppPermission => ({ name, access: "write" });

/** What each reader needs (docs.github.com: permissions required for GitHub Apps). */
export const readerPermissions: Readonly<Record<Exclude<keyof GitHub, "apply">, readonly AppPermission[]>> = {
  readPullRequest: [read("metadata"), read("pull_requests"), read("contents"), read("checks")],
  readBundles: [read("contents"), read("pull_requests")],
  readMergeGroup: [read("contents"), read("checks"), read("merge_queues"), read("metadata")],
  readBranch: [read("contents"), read("metadata"), read("pull_requests")],
  readRenamedBranch: [read("contents")],
  readSuite: [read("checks"), read("pull_requests")],
  readChangedSince: [read("contents")],
  readOpen: [read("pull_requests"), read("contents")],
  readOpenWithHead: [read("pull_requests")],
  readRepositories: [read("metadata")],
  readPermission: [read("metadata")],
  readPusher: [read("contents")],
  readPushes: [read("contents")],
  findComment: [read("pull_requests")],
};

/**
 * What each effect needs. A comment on a pull request takes `pull_requests`, although its route says issues; a
 * reaction to a comment takes `issues`, one to a review or a remark in it the `pull_requests` of comments.
 */
export const effectPermissions: Readonly<Record<Effect["kind"], readonly AppPermission[]>> = {
  "publish-check-run": [write("checks")],
  "upsert-comment": [write("pull_requests")],
  "add-reaction": [write("issues")],
  "commit-files": [write("contents")],
  "propose-files": [write("contents"), write("pull_requests")],
  "withdraw-proposal": [write("contents")],
};
