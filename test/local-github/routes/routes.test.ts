import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalGitHub } from "../local-github.ts";
import { closeScene, openScene, type Scene } from "../semantics/scene.ts";
import { octokitForApp } from "../support/octokit-for.ts";
import { routes } from "./index.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(() => closeScene(scene));

/** Requests by Octokit that together touch every route; what they answer is held to the schemas on the way. */
async function callEverything({ gh, octokit, at, repository, pullRequest, installation }: Scene): Promise<void> {
  const app = octokitForApp(gh);
  const { checks, git, issues, pulls, reactions, repos, users, rateLimit, apps } = octokit.rest;
  const sha = pullRequest.headSha;

  await app.rest.apps.getAuthenticated();
  await app.rest.apps.listInstallations();
  await app.rest.apps.getInstallation({ installation_id: installation.id });
  await apps.listReposAccessibleToInstallation();
  await users.getByUsername({ username: gh.app.userLogin });
  await rateLimit.get();

  await repos.get(at);
  await repos.getBranch({ ...at, branch: "main" });
  await repos.getCollaboratorPermissionLevel({ ...at, username: "ada" });
  repository.setRules("guarded", [
    { type: "pull_request" },
    { type: "merge_queue" },
    { type: "required_status_checks", checks: [{ context: "a" }, { context: "b", integrationId: 1 }] },
  ]);
  await repos.getBranchRules({ ...at, branch: "guarded" });
  await repos.getCommit({ ...at, ref: sha });
  await repos.compareCommitsWithBasehead({ ...at, basehead: `main...${sha}` });
  await repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: sha });
  await repos.getContent({ ...at, path: "a.txt", mediaType: { format: "raw" } });
  const content = Buffer.from("new\n").toString("base64");
  await repos.createOrUpdateFileContents({ ...at, path: "docs/n.txt", message: "Add", content, branch: "feature" });
  await repos.getContent({ ...at, path: "docs", ref: "feature" });

  const blob = await git.createBlob({ ...at, content, encoding: "base64" });
  await git.getBlob({ ...at, file_sha: blob.data.sha });
  const entry = { path: "x/y.sh", mode: "100755", type: "blob", sha: blob.data.sha } as const;
  const head = await git.getCommit({ ...at, commit_sha: sha });
  const tree = await git.createTree({ ...at, base_tree: head.data.tree.sha, tree: [entry] });
  await git.getTree({ ...at, tree_sha: tree.data.sha, recursive: "1" });
  const made = await git.createCommit({ ...at, message: "Made by hand", tree: tree.data.sha, parents: [sha] });
  await git.createRef({ ...at, ref: "refs/heads/by/hand", sha });
  await git.updateRef({ ...at, ref: "heads/by/hand", sha: made.data.sha });
  await git.getRef({ ...at, ref: "heads/by/hand" });

  const opened = await pulls.create({ ...at, head: "by/hand", base: "main", title: "By hand", body: "b" });
  const pull = { ...at, pull_number: opened.data.number };
  await pulls.list({ ...at, head: "acme:by/hand", state: "all" });
  await pulls.update({ ...pull, title: "By hands" });
  await pulls.listFiles(pull);
  await pulls.listCommits(pull);
  await pulls.get(pull);

  const actions = [{ label: "Go", identifier: "go", description: "Go on." }];
  const annotation = { path: "a.txt", start_line: 1, end_line: 1, annotation_level: "warning", message: "m" } as const;
  const output = { title: "t", summary: "s", text: "x", annotations: [annotation] };
  const run = await checks.create({ ...at, name: "spec", head_sha: sha, status: "in_progress", output, actions });
  const check = { ...at, check_run_id: run.data.id };
  await checks.update({ ...check, status: "completed", conclusion: "failure" });
  await checks.get(check);
  await checks.listAnnotations(check);
  await checks.rerequestRun(check);
  await checks.listForRef({ ...at, ref: "feature" });
  const suites = await checks.listSuitesForRef({ ...at, ref: sha });
  const suite = { ...at, check_suite_id: suites.data.check_suites[0]?.id ?? 0 };
  await checks.getSuite(suite);
  await checks.listForSuite(suite);
  await checks.rerequestSuite(suite);

  const comment = await issues.createComment({ ...at, issue_number: opened.data.number, body: "b" });
  const one = { ...at, comment_id: comment.data.id };
  await issues.listComments({ ...at, issue_number: opened.data.number });
  await issues.getComment(one);
  await issues.updateComment({ ...one, body: "c" });
  const reaction = await reactions.createForIssueComment({ ...one, content: "rocket" });
  await reactions.listForIssueComment(one);
  await reactions.deleteForIssueComment({ ...one, reaction_id: reaction.data.id });
  await issues.deleteComment(one);

  const labelled = { ...at, issue_number: opened.data.number };
  await issues.createLabel({ ...at, name: "good first issue", color: "7057ff", description: "For newcomers" });
  await issues.getLabel({ ...at, name: "good first issue" });
  await issues.addLabels({ ...labelled, labels: ["Good first issue", "docs"] });
  await issues.setLabels({ ...labelled, labels: ["docs", "spec"] });
  await issues.listLabelsForRepo(at);
  await issues.removeLabel({ ...labelled, name: "docs" });
  await issues.update({ ...labelled, body: "By an issue", labels: ["spec", "docs"] });
  await issues.listLabelsOnIssue(labelled);
  await issues.removeAllLabels(labelled);
  await issues.get({ ...at, issue_number: repository.openIssue({ title: "Not a pull request" }).number });

  const remark = { path: "docs/n.txt", line: 1, side: "RIGHT", body: "Why?" };
  await pulls.createReview({ ...pull, pull_number: pullRequest.number, event: "COMMENT", comments: [remark] });
  await pulls.listReviews({ ...at, pull_number: pullRequest.number });
  await pulls.listReviewComments({ ...at, pull_number: pullRequest.number });
  repository.setCollaborator("grace", "write");
  await pulls.requestReviewers({ ...pull, reviewers: ["grace"] });
  await pulls.listRequestedReviewers(pull);
  await repos.listCommits({ ...at, sha: "feature", path: "docs" });
  await repos.listBranches({ ...at, protected: false });
  await app.rest.apps.getRepoInstallation(at);

  await issues.listCommentsForRepo({ ...at, sort: "updated" });
  await reactions.createForIssue({ ...at, issue_number: opened.data.number, content: "heart" });
  await reactions.listForIssue({ ...at, issue_number: opened.data.number });

  gh.install(repository, { permissions: { ...installation.permissions, statuses: "write" } });
  await repos.createCommitStatus({ ...at, sha, state: "success", context: "ci", target_url: "https://ci.test/1" });
  await repos.getCombinedStatusForRef({ ...at, ref: "feature" });
  await repos.listCommitStatusesForRef({ ...at, ref: sha });

  await pulls.merge({ ...pull, merge_method: "rebase" });
  await pulls.checkIfMerged(pull);
  await git.deleteRef({ ...at, ref: "heads/by/hand" });

  await gh.settle();
  const deliveries = await app.rest.apps.listWebhookDeliveries();
  const delivery = { delivery_id: deliveries.data[0]?.id ?? 0 };
  await app.rest.apps.getWebhookDelivery(delivery);
  await app.rest.apps.redeliverWebhookDelivery(delivery);
  await gh.settle();
}

describe("the routes", () => {
  it("all answer Octokit in the shapes of the official description", async () => {
    const said: string[] = [];
    scene.octokit.hook.after("request", ({ data }) => void said.push(JSON.stringify(data)));
    await callEverything(scene);
    const told = [...said, ...scene.gh.deliveries.map(({ body }) => body)].join("\n");
    expect([...new Set(told.match(/[^"]*":"https:\/\/filled\.invalid[^"]*/g))]).toEqual([]);
    const called = new Set(scene.gh.requests.map(({ method, template }) => `${method} ${template}`));
    const uncalled = routes.filter(({ method, template }) => !called.has(`${method} ${template}`));
    expect(uncalled.map(({ method, template }) => `${method} ${template}`)).toEqual([]);
    expect(scene.gh.requests.filter(({ status }) => status === null || status >= 400)).toEqual([]);
    expect(scene.gh.violations).toEqual([]);
  });

  it("are where the links of a pull request and of its issue lead", async () => {
    const { gh, octokit, at, pullRequest } = scene;
    const { token } = (await octokit.auth({ type: "installation" })) as { token: string };
    const request = await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number });
    const issue = await octokit.rest.issues.get({ ...at, issue_number: pullRequest.number });
    const links = Object.values(request.data._links).map(({ href }) => href);
    const urls = [request.data, issue.data].flatMap((data) => [
      ...Object.entries(data).flatMap(([name, url]) => (name.endsWith("_url") || name === "url" ? [String(url)] : [])),
    ]);
    const filled = [...links, ...urls].map((url) => url.replace(/\{[^}]*\}$/, ""));
    const followed = new Set(filled.filter((url) => url.startsWith(`${gh.url}/repos/`)));
    const lost: string[] = [];
    for (const url of followed) {
      const { ok } = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      if (!ok) lost.push(url.slice(url.indexOf("/rockets/")));
    }
    expect(followed.size).toBeGreaterThan(8);
    // No event of an issue and no remark by its number is served here.
    expect(lost.toSorted()).toEqual([
      "/rockets/issues/1/events",
      "/rockets/issues/1/timeline",
      "/rockets/pulls/comments",
    ]);
    gh.takeViolations();
  });

  it("are served below /api/v3 too, where an Enterprise server has them", async () => {
    const { gh, at } = scene;
    const response = await fetch(`${gh.url}/api/v3/repos/${at.owner}/${at.repo}`);
    expect(response.status).toBe(200);
    const graphql = await fetch(`${gh.url}/api/graphql`, { method: "POST", body: '{"query":"{viewer{login}}"}' });
    expect(graphql.status).toBe(401);
  });

  it("tell of an unknown one as a violation, not as something that merely is not there", async () => {
    const { octokit, at, gh } = scene;
    await expect(octokit.request("GET /repos/{owner}/{repo}/stargazers", at)).rejects.toMatchObject({ status: 404 });
    expect(gh.takeViolations()).toEqual([
      { where: "GET /repos/acme/rockets/stargazers", problem: "this GitHub has no such route" },
    ]);
  });

  it("know which of GitHub's operations they would swallow, and tell of those as unknown", async () => {
    const { octokit, at, gh } = scene;
    const read = octokit.rest.repos.listCommentsForCommit({ ...at, commit_sha: "main" });
    await expect(read).rejects.toMatchObject({ status: 404 });
    expect(gh.takeViolations().map(({ problem }) => problem)).toEqual(["this GitHub has no such route"]);
  });

  it("forgive what GitHub ignores where a caller is not strict", async () => {
    const gh = await LocalGitHub.start({ strict: false });
    const { status } = await fetch(`${gh.url}/rate_limit?colour=blue&page=abc`);
    await gh.stop();
    expect(status).toBe(200);
    expect(gh.violations).toEqual([]);
  });

  it("refuse a request that the official description does not allow, and tell of it", async () => {
    const { octokit, at, gh } = scene;
    const path = `POST /repos/${at.owner}/${at.repo}/check-runs`;
    const request = octokit.request(path, { name: 1, head_sha: true });
    await expect(request).rejects.toMatchObject({ status: 422 });
    expect(gh.takeViolations().map(({ where }) => where)).toContain("POST /repos/{owner}/{repo}/check-runs");
  });

  it("carry GitHub's headers: request id and what is left of the rate limit", async () => {
    const { octokit, at } = scene;
    const first = await octokit.rest.repos.get(at);
    const second = await octokit.rest.repos.get(at);
    expect(first.headers["x-github-request-id"]).toMatch(/^[0-9A-F]+$/);
    const left = [first, second].map(({ headers }) => Number(headers["x-ratelimit-remaining"]));
    expect((left[0] ?? 0) - (left[1] ?? 0)).toBe(1);
  });
});
