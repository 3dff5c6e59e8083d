import { expect } from "vitest";
import type { BranchRule } from "../world/rules.ts";
import { commit } from "./commits.ts";
import type { Scene, Semantic } from "./scene.ts";

/** Tries a direct commit in all three ways and expects the text each time. */
async function refused(scene: Scene, rule: BranchRule, text: string): Promise<void> {
  const { octokit, at, repository } = scene;
  repository.setRules("main", [rule]);
  const tip = repository.tip();
  const message = expect.stringContaining(text);
  await expect(commit(scene, "main")).rejects.toMatchObject({ errors: [{ type: "UNPROCESSABLE", message }] });
  const content = Buffer.from("x").toString("base64");
  const put = octokit.rest.repos.createOrUpdateFileContents({ ...at, path: "n.txt", message: "m", content });
  await expect(put).rejects.toMatchObject({ status: 409, message });
  const sha = await danglingCommit(scene, tip);
  const patch = octokit.rest.git.updateRef({ ...at, ref: "heads/main", sha });
  await expect(patch).rejects.toMatchObject({ status: 422, message });
  expect(repository.tip()).toBe(tip);
}

async function danglingCommit({ octokit, at, repository }: Scene, parent: string): Promise<string> {
  const { data: read } = await octokit.rest.git.getCommit({ ...at, commit_sha: repository.tip() });
  const made = await octokit.rest.git.createCommit({ ...at, message: "m", tree: read.tree.sha, parents: [parent] });
  return made.data.sha;
}

export const branchRuleSemantics: readonly Semantic[] = [
  {
    name: "a rule that asks for pull requests refuses direct commits in REST and GraphQL",
    prove: (scene) => refused(scene, { type: "pull_request" }, "Changes must be made through a pull request."),
  },
  {
    name: "a merge queue refuses direct commits",
    prove: (scene) => refused(scene, { type: "merge_queue" }, "Changes must be made through the merge queue"),
  },
  {
    name: "a required check refuses direct commits, for a new commit cannot have it",
    prove: (scene) => {
      const checks = [{ context: "spec" }, { context: "build" }];
      const text = "2 of 2 required status checks are expected.";
      return refused(scene, { type: "required_status_checks", checks }, text);
    },
  },
  {
    name: "a rule does not bind an App on its bypass list",
    prove: async (scene) => {
      const { repository, gh } = scene;
      repository.setRules("main", [{ type: "pull_request", bypass: [gh.app.id] }]);
      const { createCommitOnBranch } = await commit(scene, "main");
      expect(repository.tip()).toBe(createCommitOnBranch.commit.oid);
    },
  },
  {
    name: "the rules of a branch are read with access to metadata alone",
    prove: async ({ gh, octokit, at, repository }) => {
      repository.setRules("main", [{ type: "pull_request" }, { type: "merge_queue" }]);
      gh.install(repository, { permissions: { metadata: "read" } });
      const { data } = await octokit.rest.repos.getBranchRules({ ...at, branch: "main" });
      expect(data.map(({ type }) => type)).toEqual(["pull_request", "merge_queue"]);
    },
  },
];
