import { expect } from "vitest";
import { conclude, type Semantic } from "./scene.ts";

const required = { type: "required_status_checks", checks: [{ context: "spec" }] } as const;

export const requiredCheckSemantics: readonly Semantic[] = [
  {
    name: "a required check counts on the head alone",
    prove: async (scene) => {
      const { repository, pullRequest, octokit, at } = scene;
      repository.setRules("main", [required]);
      await conclude(scene, pullRequest.headSha, "success");
      expect(pullRequest.mergeableState()).toBe("clean");
      pullRequest.push({ "a.txt": "three\n" });
      expect(pullRequest.mergeableState()).toBe("blocked");
      const merge = octokit.rest.pulls.merge({ ...at, pull_number: pullRequest.number });
      await expect(merge).rejects.toMatchObject({
        status: 405,
        message: expect.stringContaining('Required status check "spec" is expected.'),
      });
    },
  },
  {
    name: "of check runs with one name in a suite the newest counts",
    prove: async (scene) => {
      const { repository, pullRequest, octokit, at } = scene;
      repository.setRules("main", [required]);
      await conclude(scene, pullRequest.headSha, "success");
      const newest = await conclude(scene, pullRequest.headSha, "failure");
      expect(pullRequest.mergeableState()).toBe("blocked");
      const { data } = await octokit.rest.checks.listForRef({ ...at, ref: pullRequest.headSha });
      expect(data.check_runs.map(({ id }) => id)).toEqual([newest]);
    },
  },
  {
    name: "neutral and skipped satisfy a required check",
    prove: async (scene) => {
      const { repository, pullRequest } = scene;
      repository.setRules("main", [required]);
      for (const conclusion of ["neutral", "skipped"] as const) {
        await conclude(scene, pullRequest.headSha, conclusion);
        expect(pullRequest.unmetRequiredChecks(), conclusion).toEqual([]);
      }
    },
  },
  {
    name: "a requirement pinned to an App is not met by another",
    prove: async (scene) => {
      const { repository, pullRequest, gh } = scene;
      const checks = [{ context: "spec", integrationId: gh.app.id + 1 }];
      repository.setRules("main", [{ type: "required_status_checks", checks }]);
      await conclude(scene, pullRequest.headSha, "success");
      expect(pullRequest.unmetRequiredChecks()).toEqual(['Required status check "spec" is expected.']);
    },
  },
  {
    name: "of a commit's statuses the newest of each context counts, and none at all is pending",
    prove: async ({ gh, octokit, at, repository, installation, pullRequest }) => {
      gh.install(repository, { permissions: { ...installation.permissions, statuses: "write" } });
      const of = { ...at, ref: pullRequest.headSha };
      const combined = async () => (await octokit.rest.repos.getCombinedStatusForRef(of)).data.state;
      expect(await combined()).toBe("pending");
      const put = (state: "failure" | "success", context: string) =>
        octokit.rest.repos.createCommitStatus({ ...at, sha: pullRequest.headSha, state, context });
      await put("failure", "build");
      await put("success", "lint");
      expect(await combined()).toBe("failure");
      await put("success", "build");
      expect(await combined()).toBe("success");
      expect((await octokit.rest.repos.listCommitStatusesForRef(of)).data).toHaveLength(3);
    },
  },
  {
    name: "a commit status meets a required check of its context",
    prove: async ({ gh, octokit, at, repository, installation, pullRequest }) => {
      gh.install(repository, { permissions: { ...installation.permissions, statuses: "write" } });
      repository.setRules("main", [{ type: "required_status_checks", checks: [{ context: "build" }] }]);
      const build = { ...at, sha: pullRequest.headSha, context: "build" };
      await octokit.rest.repos.createCommitStatus({ ...build, state: "pending" });
      expect(pullRequest.unmetRequiredChecks()).toEqual(['Required status check "build" is in progress.']);
      await octokit.rest.repos.createCommitStatus({ ...build, state: "error" });
      expect(pullRequest.unmetRequiredChecks()).toEqual(['Required status check "build" is failing.']);
      await octokit.rest.repos.createCommitStatus({ ...build, state: "success" });
      expect(pullRequest.unmetRequiredChecks()).toEqual([]);
    },
  },
  {
    name: "where branches must be up to date, a base that moved refuses the merge and sends no event",
    prove: async (scene) => {
      const { repository, pullRequest, gh, receiver } = scene;
      repository.setRules("main", [{ ...required, strict: true }]);
      await conclude(scene, pullRequest.headSha, "success");
      await gh.settle();
      receiver.heard.length = 0;
      repository.commit("main", { "b.txt": "new\n" });
      await gh.settle();
      expect(pullRequest.mergeableState()).toBe("behind");
      expect(() => pullRequest.merge()).toThrow("out of date");
      expect(receiver.heard.map(({ event }) => event)).not.toContain("pull_request");
    },
  },
];
