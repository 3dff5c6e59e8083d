import { expect } from "vitest";
import { conclude, type Semantic } from "./scene.ts";

export const checkSuiteSemantics: readonly Semantic[] = [
  {
    name: "an App has one check suite per commit",
    prove: async (scene) => {
      const { octokit, at, pullRequest } = scene;
      await conclude(scene, pullRequest.headSha, "success", "one");
      await conclude(scene, pullRequest.headSha, "success", "two");
      const { data } = await octokit.rest.checks.listSuitesForRef({ ...at, ref: pullRequest.headSha });
      expect(data.total_count).toBe(1);
      expect(data.check_suites[0]?.latest_check_runs_count).toBe(2);
    },
  },
  {
    name: "a suite is told as completed once all its check runs are",
    prove: async (scene) => {
      const { gh, octokit, at, pullRequest, receiver } = scene;
      const pending = await octokit.rest.checks.create({ ...at, name: "slow", head_sha: pullRequest.headSha });
      await conclude(scene, pullRequest.headSha, "success");
      await gh.settle();
      expect(receiver.names()).not.toContain("check_suite.completed");
      await octokit.rest.checks.update({ ...at, check_run_id: pending.data.id, conclusion: "failure" });
      await gh.settle();
      const told = receiver.heard.find(({ payload }) => payload.action === "completed" && "check_suite" in payload);
      expect(told?.payload.check_suite).toMatchObject({ status: "completed", conclusion: "failure" });
    },
  },
  {
    name: "a re-run of a suite leaves its check runs as they are",
    prove: async (scene) => {
      const { gh, octokit, at, pullRequest, receiver } = scene;
      const id = await conclude(scene, pullRequest.headSha, "failure");
      pullRequest.rerunSuite("ada");
      await gh.settle();
      expect(receiver.names()).toContain("check_suite.rerequested");
      const { data } = await octokit.rest.checks.get({ ...at, check_run_id: id });
      expect(data).toMatchObject({ status: "completed", conclusion: "failure" });
      const suites = await octokit.rest.checks.listSuitesForRef({ ...at, ref: pullRequest.headSha });
      expect(suites.data.check_suites[0]).toMatchObject({ status: "queued", conclusion: null });
    },
  },
  {
    name: "a re-run and a button reach only the App that owns the check",
    prove: async (scene) => {
      const { gh, octokit, at, repository, pullRequest } = scene;
      const actions = [{ label: "Go", identifier: "go", description: "Go." }];
      const name = { ...at, name: "spec", head_sha: pullRequest.headSha };
      await octokit.rest.checks.create({ ...name, conclusion: "success", actions });
      const owner = gh.app.slug;
      gh.registerApp({ name: "Other", default_permissions: { checks: "write" }, default_events: [] });
      gh.install(repository);
      pullRequest.rerunCheck("spec");
      pullRequest.pressButton("go", "ada");
      const told = gh.deliveries.filter(({ action }) => action === "rerequested" || action === "requested_action");
      expect(told.map(({ app, action }) => `${app.slug} ${action}`)).toEqual([
        `${owner} rerequested`,
        `${owner} requested_action`,
      ]);
      expect(told[1]?.payload).toMatchObject({ requested_action: { identifier: "go" } });
    },
  },
  {
    name: "checks on a fork's head list no pull requests",
    prove: async (scene) => {
      const { octokit, at, repository, pullRequest } = scene;
      const fork = repository.fork("eve");
      fork.commit("patch", { "a.txt": "fork\n" });
      const fromFork = repository.openPullRequest({ head: "patch", headRepository: fork });
      const own = await octokit.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha });
      const foreign = await octokit.rest.checks.create({ ...at, name: "spec", head_sha: fromFork.headSha });
      expect(own.data.pull_requests.map(({ number }) => number)).toEqual([pullRequest.number]);
      expect(foreign.data.pull_requests).toEqual([]);
      const pulls = { ...at, commit_sha: fromFork.headSha };
      expect((await octokit.rest.repos.listPullRequestsAssociatedWithCommit(pulls)).data).toEqual([]);
    },
  },
  {
    name: "a commit whose message ends with skip-checks: true asks for no suite",
    prove: async ({ gh, pullRequest, receiver }) => {
      pullRequest.push({ "a.txt": "x\n" }, { message: "Quiet\n\nskip-checks: true" });
      await gh.settle();
      expect(receiver.names()).not.toContain("check_suite.requested");
      pullRequest.push({ "a.txt": "y\n" }, { message: "Loud [skip ci]" });
      await gh.settle();
      expect(receiver.names()).toContain("check_suite.requested");
    },
  },
];
