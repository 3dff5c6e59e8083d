import { expect } from "vitest";
import type { Scene, Semantic } from "./scene.ts";

const mutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

interface Committed {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
}

/** A commit by the App through GraphQL, on the tip of the branch unless told otherwise. */
export function commit(
  { octokit, repository }: Scene,
  branch: string,
  change: { readonly path?: string; readonly contents?: string; readonly expectedHeadOid?: string } = {},
): Promise<Committed> {
  const contents = change.contents ?? Buffer.from("ticked\n").toString("base64");
  const input = {
    branch: { repositoryNameWithOwner: repository.fullName, branchName: branch },
    message: { headline: "Tick" },
    expectedHeadOid: change.expectedHeadOid ?? repository.tip(branch),
    fileChanges: { additions: [{ path: change.path ?? "a.txt", contents }] },
  };
  return octokit.graphql<Committed>(mutation, { input });
}

export const commitSemantics: readonly Semantic[] = [
  {
    name: "createCommitOnBranch on a moved branch is STALE_DATA, with status 200 and no commit",
    prove: async (scene) => {
      const { repository, gh } = scene;
      const before = repository.tip();
      const moved = repository.commit("main", { "b.txt": "other\n" });
      await expect(commit(scene, "main", { expectedHeadOid: before })).rejects.toMatchObject({
        errors: [
          {
            type: "STALE_DATA",
            path: ["createCommitOnBranch"],
            message: `Expected branch to point to "${before}" but it did not.  Pull and try again.`,
          },
        ],
      });
      expect(repository.tip()).toBe(moved);
      expect(gh.requests.at(-1)).toMatchObject({ operation: "Commit", status: 200 });
    },
  },
  {
    name: "createCommitOnBranch writes every file as 100644",
    prove: async (scene) => {
      const { repository } = scene;
      repository.commit("main", { "run.sh": { mode: "100755", content: "#!/bin/sh\n" } });
      await commit(scene, "main", { path: "run.sh" });
      expect(repository.mode("main", "run.sh")).toBe("100644");
    },
  },
  {
    name: "createCommitOnBranch takes base64 with its padding only, and keeps every byte",
    prove: async (scene) => {
      const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff, 0x00);
      const contents = Buffer.from(bytes).toString("base64");
      await expect(commit(scene, "main", { contents: contents.replaceAll("=", "") })).rejects.toThrow("base64");
      await commit(scene, "main", { contents });
      expect(Uint8Array.from(scene.repository.read("main", "a.txt"))).toEqual(bytes);
    },
  },
  {
    name: "the App's own commit on a head comes back as push and synchronize from its bot",
    prove: async (scene) => {
      const { gh, receiver, pullRequest } = scene;
      const { createCommitOnBranch } = await commit(scene, "feature");
      await gh.settle();
      expect(pullRequest.headSha).toBe(createCommitOnBranch.commit.oid);
      const told = receiver.heard.filter(({ event }) => event === "push" || event === "pull_request");
      expect(told.map(({ payload }) => payload.action ?? "push")).toEqual(["push", "synchronize"]);
      for (const { payload } of told) {
        expect(payload.sender).toMatchObject({ type: "Bot", login: "spec-kit-enforce[bot]" });
        expect(payload.after).toBe(pullRequest.headSha);
      }
    },
  },
  {
    name: "a commit by the App shows its bot as author and GitHub as committer",
    prove: async (scene) => {
      const { octokit, at } = scene;
      const { createCommitOnBranch } = await commit(scene, "main");
      const { data } = await octokit.rest.git.getCommit({ ...at, commit_sha: createCommitOnBranch.commit.oid });
      expect(data.author.name).toBe("spec-kit-enforce[bot]");
      expect(data.committer).toMatchObject({ name: "GitHub", email: "noreply@github.com" });
    },
  },
];
