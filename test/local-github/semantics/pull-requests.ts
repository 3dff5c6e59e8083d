import { expect } from "vitest";
import { octokitWith } from "../support/octokit-for.ts";
import type { Semantic } from "./scene.ts";

export const pullRequestSemantics: readonly Semantic[] = [
  {
    name: "mergeable is null until it was computed, which the first reader sets off",
    prove: async ({ octokit, at, repository, pullRequest }) => {
      const read = async () => (await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number })).data;
      expect(await read()).toMatchObject({ mergeable: null, mergeable_state: "unknown" });
      expect(await read()).toMatchObject({ mergeable: true, mergeable_state: "clean" });
      repository.commit("main", { "a.txt": "three\n" });
      expect(await read()).toMatchObject({ mergeable: null });
      expect(await read()).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
    },
  },
  {
    name: "merge_commit_sha is the test merge before merging, and what the base became afterwards",
    prove: async ({ octokit, at, repository }) => {
      for (const method of ["merge", "squash", "rebase"] as const) {
        repository.commit(`by-${method}`, { [`${method}-1.txt`]: "1\n" });
        repository.commit(`by-${method}`, { [`${method}-2.txt`]: "2\n" });
        const pullRequest = repository.openPullRequest({ head: `by-${method}` });
        const target = { ...at, pull_number: pullRequest.number };
        await octokit.rest.pulls.get(target);
        const before = (await octokit.rest.pulls.get(target)).data.merge_commit_sha;
        const { data } = await octokit.rest.pulls.merge({ ...target, merge_method: method });
        const after = (await octokit.rest.pulls.get(target)).data.merge_commit_sha;
        expect(before, method).not.toBe(after);
        expect([data.sha, repository.tip()], method).toEqual([after, after]);
      }
      expect(repository.log().map(({ paths }) => paths.length)).toContain(2);
    },
  },
  {
    name: "a merge names the head it means, and is refused when that has moved",
    prove: async ({ octokit, at, pullRequest }) => {
      const sha = pullRequest.headSha;
      pullRequest.push({ "a.txt": "three\n" });
      const merge = octokit.rest.pulls.merge({ ...at, pull_number: pullRequest.number, sha });
      await expect(merge).rejects.toMatchObject({ status: 409 });
    },
  },
  {
    name: "a changed base is told as edited with the former one, and leaves the head's checks alone",
    prove: async ({ gh, repository, pullRequest, receiver }) => {
      const headSha = pullRequest.headSha;
      repository.branch("release");
      pullRequest.edit({ base: "release" });
      await gh.settle();
      const told = receiver.heard.find(({ payload }) => payload.action === "edited");
      expect(told?.payload.changes).toMatchObject({ base: { ref: { from: "main" } } });
      expect(pullRequest.headSha).toBe(headSha);
    },
  },
  {
    name: "a pull request whose fork was deleted keeps its head SHA and loses its head repository",
    prove: async ({ gh, octokit, at, repository, receiver }) => {
      const fork = repository.fork("eve");
      const headSha = fork.commit("patch", { "a.txt": "fork\n" });
      const pullRequest = repository.openPullRequest({ head: "patch", headRepository: fork });
      fork.delete();
      const { data } = await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number });
      expect(data.head.repo).toBeNull();
      expect(data.head.sha).toBe(headSha);
      pullRequest.close();
      await gh.settle();
      expect(receiver.names()).toContain("pull_request.closed");
    },
  },
  {
    name: "a pull request into a branch that was merged and deleted follows to where it was merged",
    prove: async ({ gh, repository, pullRequest, receiver }) => {
      repository.branch("stacked", "feature");
      repository.commit("stacked", { "c.txt": "c\n" });
      const stacked = repository.openPullRequest({ head: "stacked", base: "feature" });
      pullRequest.merge();
      repository.deleteBranch("feature");
      await gh.settle();
      expect(stacked.state).toMatchObject({ state: "open", pull: { baseRef: "main" } });
      expect(receiver.names()).toContain("pull_request.edited");
      repository.deleteBranch("stacked");
      expect(stacked.state.state).toBe("closed");
    },
  },
  {
    name: "a pull request without commits of its own, or a second one for a branch, is refused",
    prove: async ({ octokit, at, repository }) => {
      repository.branch("same");
      const open = (head: string) => octokit.rest.pulls.create({ ...at, head, base: "main", title: "t" });
      await expect(open("same")).rejects.toMatchObject({ status: 422 });
      await expect(open("feature")).rejects.toThrow("A pull request already exists for acme:feature.");
    },
  },
  {
    name: "a pull request from or into a branch that is not there names the field as invalid",
    prove: async ({ octokit, at }) => {
      const open = (head: string, base: string) => octokit.rest.pulls.create({ ...at, head, base, title: "t" });
      const errors = (field: string) => ({
        response: { data: { errors: [{ resource: "PullRequest", field, code: "invalid" }] } },
      });
      await expect(open("nowhere", "main")).rejects.toMatchObject(errors("head"));
      await expect(open("stranger:main", "main")).rejects.toMatchObject(errors("head"));
      await expect(open("feature", "nowhere")).rejects.toMatchObject(errors("base"));
    },
  },
  {
    name: "commits of a pull request that were pushed to its base close it as merged",
    prove: async ({ repository, pullRequest }) => {
      repository.forcePush("main", pullRequest.headSha);
      expect(pullRequest.isMerged).toBe(true);
      expect(pullRequest.state.state).toBe("closed");
    },
  },
  {
    name: "a label that the repository lacks is made when it is put on, and each is told of by itself",
    prove: async ({ gh, octokit, at, pullRequest, receiver }) => {
      const on = { ...at, issue_number: pullRequest.number };
      const { data } = await octokit.rest.issues.addLabels({ ...on, labels: ["spec", "docs"] });
      expect(data).toMatchObject([{ name: "spec", color: "ededed" }, { name: "docs" }]);
      await octokit.rest.issues.setLabels({ ...on, labels: ["DOCS"] });
      await expect(octokit.rest.issues.removeLabel({ ...on, name: "spec" })).rejects.toThrow("Label does not exist");
      await gh.settle();
      const told = receiver.heard.map(({ payload }) => [payload.action, (payload.label as { name: string }).name]);
      expect(told.toSorted()).toEqual([
        ["labeled", "docs"],
        ["labeled", "spec"],
        ["unlabeled", "spec"],
      ]);
    },
  },
  {
    name: "a pull request is an issue too, and is closed and retitled as one",
    prove: async ({ octokit, at, pullRequest }) => {
      const on = { ...at, issue_number: pullRequest.number };
      const { data } = await octokit.rest.issues.update({ ...on, title: "As an issue", state: "closed" });
      expect(data).toMatchObject({ title: "As an issue", state: "closed", pull_request: { merged_at: null } });
      expect(pullRequest.state.pull.merged).toBeNull();
      expect((await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number })).data.state).toBe("closed");
    },
  },
  {
    name: "nobody approves their own pull request, and a review answers what its author was asked for",
    prove: async ({ gh, octokit, at, repository, pullRequest }) => {
      repository.setCollaborator("grace", "write");
      const on = { ...at, pull_number: pullRequest.number };
      const own = octokitWith(gh, gh.createUserToken("ada")).rest.pulls;
      await expect(own.createReview({ ...on, event: "APPROVE" })).rejects.toMatchObject({
        response: { data: { errors: ["Can not approve your own pull request"] } },
      });
      await octokit.rest.pulls.requestReviewers({ ...on, reviewers: ["grace"] });
      const asked = async () => (await octokit.rest.pulls.listRequestedReviewers(on)).data.users;
      expect(await asked()).toMatchObject([{ login: "grace" }]);
      await octokitWith(gh, gh.createUserToken("grace")).rest.pulls.createReview({ ...on, event: "APPROVE" });
      expect(await asked()).toEqual([]);
      expect((await octokit.rest.pulls.listReviews(on)).data).toMatchObject([{ state: "APPROVED" }]);
    },
  },
  {
    name: "reviews are asked of collaborators alone, and never of the author",
    prove: async ({ octokit, at, pullRequest, gh }) => {
      gh.createUser("passer-by");
      const ask = (login: string) =>
        octokit.rest.pulls.requestReviewers({ ...at, pull_number: pullRequest.number, reviewers: [login] });
      await expect(ask("passer-by")).rejects.toThrow("Reviews may only be requested from collaborators.");
      await expect(ask("ada")).rejects.toThrow("Review cannot be requested from pull request author.");
    },
  },
  {
    name: "a review's remark needs a path that the pull request changes",
    prove: async ({ octokit, at, pullRequest }) => {
      const on = { ...at, pull_number: pullRequest.number };
      const remark = (path: string) =>
        octokit.rest.pulls.createReview({ ...on, event: "COMMENT", comments: [{ path, line: 1, body: "Why?" }] });
      await expect(remark("elsewhere.txt")).rejects.toMatchObject({ status: 422 });
      expect((await octokit.rest.pulls.listReviews(on)).data).toEqual([]);
      await remark("a.txt");
      const { data } = await octokit.rest.pulls.listReviewComments(on);
      expect(data).toMatchObject([{ path: "a.txt", line: 1, commit_id: pullRequest.headSha }]);
    },
  },
  {
    name: "files list a rename by its former path, which GraphQL does not have",
    prove: async ({ octokit, at, repository, pullRequest }) => {
      pullRequest.push({ "a.txt": null, "b.txt": "two\n" });
      repository.commit("main", { "unrelated.txt": "u\n" });
      const { data } = await octokit.rest.pulls.listFiles({ ...at, pull_number: pullRequest.number });
      expect(data.map(({ filename }) => filename).toSorted()).not.toContain("unrelated.txt");
      repository.commit("rename", { "a.txt": null, "moved.txt": "one\n" });
      const moved = repository.openPullRequest({ head: "rename" });
      const files = await octokit.rest.pulls.listFiles({ ...at, pull_number: moved.number });
      expect(files.data).toMatchObject([{ status: "renamed", filename: "moved.txt", previous_filename: "a.txt" }]);
    },
  },
];
