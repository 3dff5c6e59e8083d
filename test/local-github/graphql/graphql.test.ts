import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeScene, openScene, type Scene } from "../semantics/scene.ts";
import { octokitWith } from "../support/octokit-for.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(async () => {
  await closeScene(scene);
  expect(scene.gh.violations).toEqual([]);
});

function inRepository(fields: string): string {
  return `query Read($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${fields} } }`;
}

describe("the graph", () => {
  it("shows a pull request with its ends, files, checks and comments", async () => {
    const { octokit, at, pullRequest } = scene;
    pullRequest.comment("hello", "bob");
    await octokit.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha, external_id: "pr:1" });
    const answer = await octokit.graphql(
      inRepository(`
        nameWithOwner isArchived defaultBranchRef { name }
        pullRequest(number: 1) {
          author { __typename login ... on User { databaseId } }
          isCrossRepository headRefName baseRef { target { ... on Commit { oid file(path: "a.txt") { mode oid } } } }
          headRef { associatedPullRequests(states: OPEN, first: 5) { nodes { number } } }
          files(first: 10) { nodes { path changeType additions deletions } pageInfo { hasNextPage } }
          commits(last: 1) { nodes { commit {
            messageHeadline
            checkSuites(first: 5, filterBy: { checkName: "spec" }) { nodes {
              app { slug } status
              checkRuns(last: 5, filterBy: { checkType: LATEST }) { nodes { name status conclusion externalId } }
            } }
          } } }
          comments(first: 5) { totalCount nodes { body viewerDidAuthor author { login } lastEditedAt } }
          mergeCommit { oid } mergedBy { login } state
        }`),
      at,
    );
    expect(answer).toMatchObject({
      repository: {
        nameWithOwner: "acme/rockets",
        defaultBranchRef: { name: "main" },
        pullRequest: {
          author: { __typename: "User", login: "ada", databaseId: expect.any(Number) },
          isCrossRepository: false,
          baseRef: { target: { oid: scene.repository.tip(), file: { mode: 33_188 } } },
          headRef: { associatedPullRequests: { nodes: [{ number: 1 }] } },
          files: { nodes: [{ path: "a.txt", changeType: "MODIFIED", additions: 1, deletions: 1 }] },
          commits: {
            nodes: [
              {
                commit: {
                  checkSuites: {
                    nodes: [
                      {
                        app: { slug: "spec-kit-enforce" },
                        status: "QUEUED",
                        checkRuns: {
                          nodes: [{ name: "spec", status: "QUEUED", conclusion: null, externalId: "pr:1" }],
                        },
                      },
                    ],
                  },
                },
              },
            ],
          },
          comments: { totalCount: 1, nodes: [{ body: "hello", viewerDidAuthor: false, lastEditedAt: null }] },
          mergeCommit: null,
          state: "OPEN",
        },
      },
    });
  });

  it("shows trees with decimal modes, and what stands at a path", async () => {
    const { octokit, at, repository } = scene;
    repository.commit("main", {
      "s/run.sh": { mode: "100755", content: "x" },
      "s/to": { mode: "120000", content: "y" },
    });
    const tree = `tree: object(expression: "main:s") { ... on Tree { entries { name path mode type } } }`;
    expect(await octokit.graphql(inRepository(`${tree} none: object(expression: "main:gone") { oid }`), at)).toEqual({
      repository: {
        tree: {
          entries: [
            { name: "run.sh", path: "s/run.sh", mode: 33_261, type: "blob" },
            { name: "to", path: "s/to", mode: 40_960, type: "blob" },
          ],
        },
        none: null,
      },
    });
  });

  it("answers what it can of several nodes, and an error for the others", async () => {
    const { octokit, pullRequest } = scene;
    pullRequest.comment("here");
    const [comment] = pullRequest.comments();
    const ids = [comment?.nodeId ?? "", "IC_gone"];
    const query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { body } } }";
    await expect(octokit.graphql(query, { ids })).rejects.toMatchObject({
      data: { nodes: [{ body: "here" }, null] },
      errors: [{ type: "NOT_FOUND", path: ["nodes", 1] }],
    });
  });

  it("keeps from an App what it was not granted", async () => {
    const { gh, octokit, at, repository } = scene;
    gh.install(repository, { permissions: { metadata: "read", pull_requests: "read" } });
    const query = inRepository(`pullRequest(number: 1) { title } object(expression: "main") { oid }`);
    await expect(octokit.graphql(query, at)).rejects.toMatchObject({
      data: { repository: { pullRequest: { title: "Merge feature" }, object: null } },
      errors: [{ type: "FORBIDDEN", path: ["repository", "object"] }],
    });
  });

  it("is open to a person's token as far as that person may read", async () => {
    const { gh, at } = scene;
    gh.createRepository({ owner: "acme", name: "secret", files: { "a.txt": "a\n" }, private: true });
    const person = octokitWith(gh, gh.createUserToken("bob"));
    expect(await person.graphql(inRepository("name viewerless: id"), at)).toMatchObject({
      repository: { name: "rockets" },
    });
    const hidden = person.graphql(inRepository("name"), { ...at, repo: "secret" });
    await expect(hidden).rejects.toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
  });

  it("tells of a field that GitHub has and this one has not, instead of answering null", async () => {
    const { gh, octokit, at } = scene;
    expect(await octokit.graphql(inRepository("pushedAt"), at)).toEqual({ repository: { pushedAt: null } });
    expect(gh.takeViolations()).toEqual([
      { where: "GraphQL Repository.pushedAt", problem: "this GitHub has no such field" },
    ]);
  });

  it("refuses a document that GitHub's schema does not allow, and tells of it", async () => {
    const { gh, octokit, at } = scene;
    await expect(octokit.graphql(inRepository("nonsense"), at)).rejects.toThrow(
      "Field 'nonsense' doesn't exist on type",
    );
    expect(gh.takeViolations().map(({ where }) => where)).toContain("GraphQL Read");
  });
});
