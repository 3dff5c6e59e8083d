/** What a small world would say: one repository, one pull request, one check run. Only fields that are never made up. */

const SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
const BASE = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432";
const WHEN = "2026-02-03T04:05:06Z";

export const user = { id: 7, node_id: "U_7", login: "ada", type: "User" };

const bot = { id: 8, node_id: "BOT_8", login: "spec-kit-enforce[bot]", type: "Bot" };

export const app = {
  id: 41,
  node_id: "A_41",
  slug: "spec-kit-enforce",
  name: "spec-kit-enforce",
  owner: user,
  permissions: { checks: "write", contents: "write", metadata: "read" },
  events: ["pull_request", "issue_comment"],
};

export const repository = {
  id: 101,
  node_id: "R_101",
  name: "shop",
  full_name: "ada/shop",
  owner: user,
  private: false,
  fork: false,
  archived: false,
  size: 12,
  default_branch: "main",
};

const person = { name: "Ada", email: "ada@example.test", date: WHEN };

export const gitCommit = {
  sha: SHA,
  node_id: "C_1",
  author: person,
  committer: person,
  message: "Price a basket",
  tree: { sha: BASE },
  parents: [{ sha: BASE }],
};

export const commit = {
  sha: SHA,
  node_id: "C_1",
  commit: { author: person, committer: person, message: "Price a basket", tree: { sha: BASE } },
  author: user,
  committer: bot,
  parents: [{ sha: BASE }],
};

export const pullRequest = {
  id: 501,
  node_id: "PR_501",
  number: 12,
  state: "open",
  draft: false,
  title: "Price a basket",
  body: "Implements T001.",
  user,
  head: { label: "ada:cart", ref: "cart", sha: SHA, user, repo: repository },
  base: { label: "ada:main", ref: "main", sha: BASE, user, repo: repository },
  merged: false,
  mergeable: null,
  merge_commit_sha: null,
  merged_at: null,
  closed_at: null,
  commits: 1,
  additions: 3,
  deletions: 1,
  changed_files: 1,
};

export const pullRequestInList = {
  ...pullRequest,
  labels: [{ id: 3, node_id: "LA_3", name: "spec", color: "ededed", default: false, description: "" }],
};

export const checkRun = {
  id: 901,
  node_id: "CR_901",
  name: "spec-kit-enforce",
  head_sha: SHA,
  external_id: "pr:12",
  status: "completed",
  conclusion: "failure",
  started_at: WHEN,
  completed_at: WHEN,
  output: { title: "2 findings", summary: "**2** findings", text: null, annotations_count: 2 },
  check_suite: { id: 801 },
  app,
  pull_requests: [],
};

export const checkSuite = {
  id: 801,
  node_id: "CS_801",
  head_branch: "cart",
  head_sha: SHA,
  before: BASE,
  after: SHA,
  status: "completed",
  conclusion: "failure",
  app,
  pull_requests: [],
};

export const headCommit = {
  id: SHA,
  tree_id: BASE,
  message: "Price a basket",
  timestamp: WHEN,
  author: person,
  committer: person,
};

export const comment = {
  id: 701,
  node_id: "IC_701",
  user,
  body: "/spec status",
  created_at: WHEN,
  updated_at: WHEN,
  performed_via_github_app: null,
};

export const issue = {
  id: 502,
  node_id: "I_502",
  number: 12,
  title: "Price a basket",
  body: "Implements T001.",
  state: "open",
  locked: false,
  user,
  closed_at: null,
  pull_request: {},
};

export const installation = {
  id: 301,
  node_id: "MDIz",
  account: user,
  app_id: 41,
  app_slug: "spec-kit-enforce",
  target_id: 7,
  target_type: "User",
  repository_selection: "all",
  suspended_at: null,
  permissions: { checks: "write" },
  events: ["pull_request"],
};

export const installationRepository = {
  id: 101,
  node_id: "R_101",
  name: "shop",
  full_name: "ada/shop",
  private: false,
};

export const gitRef = { ref: "refs/heads/cart", node_id: "REF_1", object: { type: "commit", sha: SHA } };

export const tree = {
  sha: BASE,
  truncated: false,
  tree: [
    { path: "specs", mode: "040000", type: "tree", sha: SHA },
    { path: "specs/001-cart/tasks.md", mode: "100644", type: "blob", sha: SHA, size: 12 },
  ],
};

export const blob = { sha: SHA, node_id: "B_1", size: 3, encoding: "base64", content: "YWJj" };

export const fileContent = { ...blob, type: "file", name: "tasks.md", path: "specs/001-cart/tasks.md" };

export const reaction = { id: 601, node_id: "REA_601", user, content: "eyes" };
