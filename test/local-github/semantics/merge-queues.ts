import { expect } from "vitest";
import { conclude, type Scene, type Semantic } from "./scene.ts";

const QUEUE = `query($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    mergeQueue(branch: "main") {
      entries(first: 10) { nodes { position baseCommit { oid } headCommit { oid } pullRequest { number } } }
    }
  }
}`;

/** Two pull requests into a branch with a queue that asks for the check `spec`, both ready to go. */
async function ready(scene: Scene) {
  const { repository, pullRequest } = scene;
  repository.setRules("main", [
    { type: "merge_queue" },
    { type: "required_status_checks", checks: [{ context: "spec" }] },
  ]);
  repository.commit("other", { "b.txt": "two\n" }, { author: "ada" });
  const other = repository.openPullRequest({ head: "other", author: "ada" });
  await conclude(scene, pullRequest.headSha, "success");
  await conclude(scene, other.headSha, "success");
  await scene.gh.settle();
  scene.receiver.heard.length = 0;
  return { repository, first: pullRequest, second: other };
}

const groups = ({ receiver }: Scene) =>
  receiver.heard
    .filter(({ event }) => event === "merge_group")
    .map(({ payload }) => payload as unknown as MergeGroupPayload);

interface MergeGroupPayload {
  readonly action: string;
  readonly reason?: string;
  readonly merge_group: { readonly head_sha: string; readonly head_ref: string; readonly base_sha: string };
}

export const mergeQueueSemantics: readonly Semantic[] = [
  {
    name: "a queued pull request gets a group branch of its own, and merge_group asks for checks on its tip",
    prove: async (scene) => {
      const { repository, first } = await ready(scene);
      const baseSha = repository.tip();
      first.enqueue();
      await scene.gh.settle();
      expect(groups(scene)).toMatchObject([
        {
          action: "checks_requested",
          merge_group: {
            base_ref: "refs/heads/main",
            base_sha: baseSha,
            head_ref: `refs/heads/gh-readonly-queue/main/pr-${first.number}-${baseSha}`,
            head_sha: first.groupSha,
            head_commit: { id: first.groupSha },
          },
          installation: { id: scene.installation.id },
        },
      ]);
      expect(scene.receiver.names()).toContain("pull_request.enqueued");
    },
  },
  {
    name: "groups are chained: each starts at the tip of the one before, and GraphQL tells which pull request is in it",
    prove: async (scene) => {
      const { repository, first, second } = await ready(scene);
      const base = repository.tip();
      first.enqueue();
      second.enqueue();
      await scene.gh.settle();
      expect(groups(scene).map(({ merge_group }) => merge_group.base_sha)).toEqual([base, first.groupSha]);
      const nodes = [
        { position: 1, baseCommit: { oid: base }, headCommit: { oid: first.groupSha } },
        { position: 2, baseCommit: { oid: first.groupSha }, headCommit: { oid: second.groupSha } },
      ];
      expect(await scene.octokit.graphql(QUEUE, scene.at)).toMatchObject({
        repository: { mergeQueue: { entries: { nodes } } },
      });
    },
  },
  {
    name: "a group may hold several pull requests and is named after the last",
    prove: async (scene) => {
      const { repository, first, second } = await ready(scene);
      const base = repository.tip();
      first.enqueue({ together: [second] });
      await scene.gh.settle();
      expect(groups(scene).map(({ merge_group }) => merge_group.head_ref)).toEqual([
        `refs/heads/gh-readonly-queue/main/pr-${second.number}-${base}`,
      ]);
      expect(first.groupSha).toBe(second.groupSha);
      await conclude(scene, first.groupSha ?? "", "success");
      expect(repository.advanceQueue()).toBe("merged");
      expect([first.isMerged, second.isMerged]).toEqual([true, true]);
    },
  },
  {
    name: "a group merges by moving its base to its tip, and is destroyed as merged",
    prove: async (scene) => {
      const { repository, first } = await ready(scene);
      first.enqueue();
      const groupSha = first.groupSha ?? "";
      expect(repository.advanceQueue()).toBe("waiting");
      await conclude(scene, groupSha, "success");
      expect(repository.advanceQueue()).toBe("merged");
      await scene.gh.settle();
      expect([repository.tip(), first.mergeCommitSha]).toEqual([groupSha, groupSha]);
      expect(groups(scene).at(-1)).toMatchObject({ action: "destroyed", reason: "merged" });
      const closed = scene.receiver.heard.find(({ payload }) => payload.action === "closed");
      expect(closed?.payload).toMatchObject({ pull_request: { merged: true }, sender: { type: "Bot" } });
      expect(repository.tryRead("main", "a.txt")?.toString()).toBe("two\n");
    },
  },
  {
    name: "a group whose required check fails is put out, and those behind it are built anew without it",
    prove: async (scene) => {
      const { repository, first, second } = await ready(scene);
      const base = repository.tip();
      first.enqueue();
      second.enqueue();
      await conclude(scene, first.groupSha ?? "", "failure");
      expect(repository.advanceQueue()).toBe("ejected");
      await scene.gh.settle();
      expect(first.groupSha).toBeNull();
      const ends = groups(scene).map(({ action, reason, merge_group }) => [action, reason, merge_group.base_sha]);
      expect(ends.slice(-3)).toMatchObject([
        ["destroyed", "dequeued", base],
        ["destroyed", "invalidated", expect.any(String)],
        ["checks_requested", undefined, base],
      ]);
      const dequeued = scene.receiver.heard.find(({ payload }) => payload.action === "dequeued");
      expect(dequeued?.payload).toMatchObject({ number: first.number, reason: "CI_FAILURE" });
    },
  },
  {
    name: "a push to the base makes every group be built anew",
    prove: async (scene) => {
      const { repository, first } = await ready(scene);
      first.enqueue();
      const before = first.groupSha;
      const base = repository.commit("main", { "c.txt": "three\n" });
      await scene.gh.settle();
      expect(first.groupSha).not.toBe(before);
      expect(groups(scene).slice(-2)).toMatchObject([
        { action: "destroyed", reason: "invalidated" },
        { action: "checks_requested", merge_group: { base_sha: base } },
      ]);
    },
  },
  {
    name: "a branch without a queue takes none, and a failing head does not get in",
    prove: async (scene) => {
      expect(() => scene.pullRequest.enqueue()).toThrow("No merge queue");
      const { first } = await ready(scene);
      await conclude(scene, first.headSha, "failure");
      expect(() => first.enqueue()).toThrow('Required status check "spec" is failing.');
    },
  },
];
