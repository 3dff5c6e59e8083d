import type { Scene } from "../semantics/scene.ts";
import { octokitForApp } from "../support/octokit-for.ts";

/** Requests by Octokit that together touch every route; what they answer is held to the schemas on the way. */
export async function callEverything({ gh, octokit, at, repository, pullRequest, installation }: Scene): Promise<void> {
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
  await repos.listActivities({ ...at, ref: "feature" });
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
  const remarks = await pulls.listReviewComments({ ...at, pull_number: pullRequest.number });
  await pulls.listReviewCommentsForRepo(at);
  const onRemark = { ...at, comment_id: remarks.data[0]?.id ?? 0 };
  await pulls.getReviewComment(onRemark);
  await reactions.createForPullRequestReviewComment({ ...onRemark, content: "eyes" });
  await reactions.listForPullRequestReviewComment(onRemark);
  const approved = await pulls.createReview({ ...pull, pull_number: pullRequest.number, event: "APPROVE" });
  const review = { ...pull, pull_number: pullRequest.number, review_id: approved.data.id };
  await pulls.dismissReview({ ...review, message: "Look again", event: "DISMISS" });
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
