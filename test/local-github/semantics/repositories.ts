import { expect } from "vitest";
import type { Semantic } from "./scene.ts";

export const repositorySemantics: readonly Semantic[] = [
  {
    name: "a renamed repository tells its former name and keeps its id",
    prove: async ({ gh, repository, receiver }) => {
      repository.rename("boats");
      await gh.settle();
      expect(receiver.heard.at(-1)?.payload).toMatchObject({
        action: "renamed",
        repository: { id: repository.id, full_name: "acme/boats" },
        changes: { repository: { name: { from: "rockets" } } },
      });
    },
  },
  {
    name: "a transferred repository is told of to installations of its new owner alone",
    prove: async ({ gh, repository, receiver, installation }) => {
      gh.createUser("globex", "Organization");
      const there = gh.install("globex");
      await gh.settle();
      receiver.heard.length = 0;
      repository.transfer("globex");
      await gh.settle();
      expect(receiver.heard).toHaveLength(1);
      expect(receiver.heard[0]?.payload).toMatchObject({
        action: "transferred",
        repository: { id: repository.id, full_name: "globex/rockets" },
        installation: { id: there.id },
        changes: { owner: { from: { organization: { login: "acme" } } } },
      });
      expect(there.id).not.toBe(installation.id);
    },
  },
  {
    name: "another default branch is an edit of the repository that tells the former one",
    prove: async ({ gh, repository, receiver }) => {
      repository.branch("develop");
      repository.setDefaultBranch("develop");
      await gh.settle();
      expect(receiver.heard.at(-1)?.payload).toMatchObject({
        action: "edited",
        repository: { default_branch: "develop" },
        changes: { default_branch: { from: "main" } },
      });
    },
  },
  {
    name: "a repository that is shown to everybody, hidden again, archived and brought back tells each",
    prove: async ({ gh, repository, receiver }) => {
      repository.setPrivate(true);
      repository.setPrivate(false);
      repository.archive();
      repository.unarchive();
      await gh.settle();
      expect(receiver.names().toSorted()).toEqual([
        "repository.archived",
        "repository.privatized",
        "repository.publicized",
        "repository.unarchived",
      ]);
    },
  },
  {
    name: "open pull requests follow a branch that is renamed, and its former name leads to the new one",
    prove: async ({ gh, repository, receiver, pullRequest, octokit, at }) => {
      repository.renameBranch("main", "trunk");
      await gh.settle();
      expect(pullRequest.state.pull.baseRef).toBe("trunk");
      const edited = receiver.heard.find(({ event }) => event === "pull_request");
      expect(edited?.payload).toMatchObject({ action: "edited", changes: { base: { ref: { from: "main" } } } });
      const { data } = await octokit.rest.repos.getBranch({ ...at, branch: "main" });
      expect([data.name, data.commit.sha]).toEqual(["trunk", repository.tip("trunk")]);
    },
  },
];
