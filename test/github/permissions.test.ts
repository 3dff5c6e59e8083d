import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Effect } from "../../src/core/effects/effect.ts";
import type { GitHubError } from "../../src/github/errors.ts";
import type { GitHub } from "../../src/github/github.ts";
import { type AppPermission, effectPermissions, readerPermissions } from "../../src/github/permissions.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import { CHECK_NAME, type LocalClient, openLocalApp } from "../support/github/local-app.ts";

let gh: LocalGitHub;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

/** A repository with a pull request, where the App was granted exactly the given permissions. */
async function granted(permissions: readonly AppPermission[]) {
  const name = `granted-${repositories++}`;
  const documents = { "specs/001-a/spec.md": "# A\n", "specs/001-a/tasks.md": "- [ ] T001 A\n" };
  const local = gh.createRepository({ owner: `org-${name}`, name, files: documents });
  const installation = gh.install(local);
  local.commit("feature", { "specs/001-a/tasks.md": "- [x] T001 A\n" });
  const pull = local.openPullRequest({ head: "feature" });
  const commentId = pull.comment("/spec help");
  local.setCollaborator("grace", "write");
  installation.permissions = Object.fromEntries([
    ["metadata", "read"],
    ...permissions.map((one) => [one.name, one.access]),
  ]);
  const installationId = installation.id;
  const github = await openLocalApp(gh).installation(installationId);
  const repository = { id: local.id, owner: local.owner, name: local.name };
  const client: LocalClient = { github, repository, ref: (number) => ({ installationId, repository, number }) };
  return { client, pull, commentId, tip: local.tip("main") };
}

type Scene = Awaited<ReturnType<typeof granted>>;

/** The facts that `readBundles` needs, as a reader with all permissions would have found them. */
function factsOf({ client }: Scene, pull: LocalPullRequest, baseSha: string) {
  const text = { title: "", body: "", author: { login: "ada", isBot: false }, draft: false, locked: false } as const;
  const ends = { headSha: pull.headSha, headRef: "feature", fromFork: false, baseRef: "main", baseSha } as const;
  const nothing = { config: null, checkRun: null, comment: null, siblings: [], commandComments: [] } as const;
  const merge = {
    state: "open",
    mergedBy: null,
    mergeCommitSha: null,
    mergedAt: null,
    lastEditedAt: null,
    changedFileCount: 1,
  } as const;
  return { ref: client.ref(pull.number), ...text, ...ends, ...nothing, ...merge };
}

const readers: Readonly<Record<Exclude<keyof GitHub, "apply">, (scene: Scene) => Promise<unknown>>> = {
  readPullRequest: ({ client, pull }) => client.github.readPullRequest(client.ref(pull.number), []),
  readBundles: (scene) => scene.client.github.readBundles(factsOf(scene, scene.pull, scene.tip)),
  readMergeGroup: async ({ client, pull, tip }) => {
    pull.state.repository.rules.set("main", [{ type: "merge_queue" }]);
    pull.enqueue();
    const { repository } = client;
    const { installationId } = client.ref(pull.number);
    const ref = { installationId, repository, headSha: pull.groupSha ?? "", baseSha: tip };
    return client.github.readMergeGroup({ ...ref, branch: `gh-readonly-queue/main/pr-${pull.number}-${tip}` });
  },
  readBranch: ({ client }) => client.github.readBranch(client.repository, "main", ["specs/001-a/tasks.md"]),
  readRenamedBranch: async ({ client }) => {
    const renamed = await client.github.readRenamedBranch(client.repository, "main");
    return renamed ?? "none";
  },
  readSuite: ({ client, pull }) => client.github.readSuite(client.repository, suiteOf(pull), pull.headSha),
  readOpen: ({ client }) => client.github.readOpen(client.repository),
  readChangedSince: async ({ client, tip }) =>
    (await client.github.readChangedSince(client.repository, tip, tip)) ?? Promise.reject(new Error("nothing")),
  readOpenWithHead: ({ client, pull }) =>
    client.github.readOpenWithHead(client.repository, [pull.number], pull.headSha),
  readRepositories: ({ client }) => client.github.readRepositories(),
  readPermission: ({ client }) => client.github.readPermission(client.repository, "grace"),
  readPusher: ({ client, pull }) => client.github.readPusher(client.repository, "feature", pull.headSha),
  readPushes: async ({ client, pull }) =>
    (await client.github.readPushes(client.repository, "feature", pull.headSha)) ??
    Promise.reject(new Error("no list")),
  findComment: ({ client, pull }) => client.github.findComment(client.repository, pull.number, "marker"),
};

function suiteOf(pull: LocalPullRequest): number {
  const suites = pull.state.repository.checkSuites.filter(({ headSha }) => headSha === pull.headSha);
  return suites[0]?.id ?? 0;
}

const output = {
  conclusion: "success",
  title: "Fine",
  summary: "Fine.",
  text: null,
  annotations: [],
  actions: [],
} as const;
const files = [{ path: "specs/001-a/tasks.md", mode: "100644", bytes: Buffer.from("- [x] T001 A\n") }] as const;

const effects: { readonly [Kind in Effect["kind"]]: (scene: Scene) => Effect } = {
  "publish-check-run": ({ client: { repository }, pull: { headSha } }) => ({
    kind: "publish-check-run",
    repository,
    headSha,
    name: CHECK_NAME,
    externalId: "x",
    update: null,
    output,
  }),
  "upsert-comment": ({ client: { repository }, pull }) => ({
    kind: "upsert-comment",
    repository,
    issueNumber: pull.number,
    update: null,
    body: "hello",
  }),
  "add-reaction": ({ client: { repository }, commentId }) => ({
    kind: "add-reaction",
    repository,
    commentId,
    content: "eyes",
  }),
  "commit-files": ({ client: { repository }, tip }) => ({
    kind: "commit-files",
    repository,
    branch: "main",
    expectedHeadSha: tip,
    headline: "Tick",
    body: "",
    files,
  }),
  "propose-files": ({ client: { repository }, tip }) => ({
    kind: "propose-files",
    repository,
    baseBranch: "main",
    baseSha: tip,
    branch: "ticks",
    headline: "Tick",
    commitBody: "",
    title: "Tick",
    body: "T001",
    files,
  }),
  "withdraw-proposal": ({ client: { repository }, pull }) => ({
    kind: "withdraw-proposal",
    repository,
    baseSha: pull.headSha,
    branch: "feature",
  }),
};

const cases = [
  ...Object.entries(readers).map(
    ([name, run]) => [name, readerPermissions[name as keyof typeof readers], run] as const,
  ),
  ...Object.values(effects).map((build) => {
    const kind = build.name as Effect["kind"];
    return [kind, effectPermissions[kind], (scene: Scene) => scene.client.github.apply(build(scene))] as const;
  }),
];

/** Needed by GitHub's documentation in cases that these scenes do not have, or that the local GitHub lets pass. */
const unprovable: Readonly<Record<string, readonly AppPermission["name"][]>> = {
  // It hands out a base branch's files with the pull request, whatever is granted.
  readPullRequest: ["contents"],
  readOpen: ["contents"],
  // Where it may not be known whether the branch is the head of a pull request, it counts as none.
  readBranch: ["pull_requests"],
  // Only where the comparison lists too few files.
  readBundles: ["pull_requests"],
};

describe.each(cases)("%s", (name, permissions, run) => {
  test("works with the permissions of its table", async () => {
    await expect(run(await granted(permissions))).resolves.toBeDefined();
  });

  const droppable = permissions.filter((one) => one.name !== "metadata" && !unprovable[name]?.includes(one.name));
  test.skipIf(droppable.length === 0)("is refused without any one of them", async () => {
    for (const dropped of droppable) {
      const scene = await granted(permissions.filter((one) => one !== dropped));
      const error = await run(scene).then(
        () => null,
        (thrown: GitHubError) => thrown,
      );
      expect(error, `without ${dropped.name}`).toMatchObject({ reason: expect.stringMatching(/forbidden|not-found/) });
    }
  });
});
