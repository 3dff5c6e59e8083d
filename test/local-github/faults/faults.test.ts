import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeScene, openScene, type Scene } from "../semantics/scene.ts";
import { isSignedWith } from "../support/webhook-receiver.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(async () => {
  await closeScene(scene);
  expect(scene.gh.violations).toEqual([]);
});

const creating = { method: "POST", path: "/repos/{owner}/{repo}/issues/{issue_number}/comments" };

function comment(body = "hello") {
  const { octokit, at, pullRequest } = scene;
  return octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body });
}

function bodies(): string[] {
  return scene.pullRequest.comments().map(({ body }) => body);
}

describe("a fault that strikes a request", () => {
  it("answers a status before GitHub did anything, or after it did all", async () => {
    scene.gh.faults.add({ match: creating, effect: { kind: "status", status: 502 } });
    await expect(comment("lost")).rejects.toMatchObject({ status: 502 });
    expect(bodies()).toEqual([]);
    scene.gh.faults.add({ match: creating, effect: { kind: "status", status: 502, when: "after" } });
    await expect(comment("done")).rejects.toMatchObject({ status: 502 });
    expect(bodies()).toEqual(["done"]);
  });

  it("strikes once unless told otherwise, after those it lets pass", async () => {
    scene.gh.faults.add({ match: creating, skip: 1, times: 2, effect: { kind: "status", status: 503 } });
    const outcomes: string[] = [];
    for (const body of ["1", "2", "3", "4"]) {
      outcomes.push(
        await comment(body).then(
          () => "ok",
          () => "fault",
        ),
      );
    }
    expect(outcomes).toEqual(["ok", "fault", "fault", "ok"]);
  });

  it("strikes by chance in the same places for the same seed", async () => {
    const play = async () => {
      const lift = scene.gh.faults.add({
        match: { method: "GET", path: /^\/repos/ },
        probability: 0.5,
        seed: 7,
        effect: { kind: "status", status: 500 },
      });
      const outcomes: boolean[] = [];
      for (let count = 0; count < 12; count += 1) {
        const isFine = scene.octokit.rest.repos.get(scene.at).then(
          () => true,
          () => false,
        );
        outcomes.push(await isFine);
      }
      lift();
      return outcomes;
    };
    const first = await play();
    expect(new Set(first)).toEqual(new Set([true, false]));
    expect(await play()).toEqual(first);
  });

  it("speaks of rate limits as GitHub does", async () => {
    scene.gh.faults.add({ match: creating, effect: { kind: "secondary-rate-limit", retryAfterSeconds: 7 } });
    await expect(comment()).rejects.toMatchObject({
      status: 403,
      message: expect.stringMatching(/secondary rate/),
      response: { headers: { "retry-after": "7" } },
    });
    scene.gh.faults.add({ match: creating, effect: { kind: "primary-rate-limit", resetInSeconds: 60 } });
    await expect(comment()).rejects.toMatchObject({
      status: 403,
      response: { headers: { "x-ratelimit-remaining": "0" } },
    });
  });

  it("cuts the connection before or after the effect", async () => {
    scene.gh.faults.add({ match: creating, effect: { kind: "reset" } });
    await expect(comment("before")).rejects.toThrow();
    scene.gh.faults.add({ match: creating, effect: { kind: "reset", when: "after" } });
    await expect(comment("after")).rejects.toThrow();
    expect(bodies()).toEqual(["after"]);
  });

  it("ends the answer half-way, which Octokit shows as a success without data", async () => {
    scene.gh.faults.add({ match: creating, effect: { kind: "truncate" } });
    expect(await comment("cut")).toMatchObject({ status: 201, data: "" });
    scene.gh.faults.add({ match: { path: "/repos/{owner}/{repo}" }, effect: { kind: "truncate" } });
    const response = await fetch(`${scene.gh.url}/repos/acme/rockets`);
    await expect(response.text()).rejects.toThrow();
    expect(bodies()).toEqual(["cut"]);
  });

  it("hangs until the caller gives up", async () => {
    scene.gh.faults.add({ match: creating, effect: { kind: "hang" } });
    const { octokit, at, pullRequest } = scene;
    const request = { signal: AbortSignal.timeout(50) };
    const call = octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body: "b", request });
    await expect(call).rejects.toThrow();
    expect(bodies()).toEqual([]);
  });

  it("revokes the token that was used", async () => {
    await comment("before");
    scene.gh.faults.add({ match: creating, effect: { kind: "revoke-token" } });
    const { value } = [...scene.gh.world.tokens.values()].at(-1) ?? { value: "" };
    const headers = { authorization: `Bearer ${value}` };
    const url = `${scene.gh.url}/repos/acme/rockets/issues/${scene.pullRequest.number}/comments`;
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ body: "b" }) });
    expect(response.status).toBe(401);
    expect(bodies()).toEqual(["before"]);
  });

  it("moves a head between a read and the write that was decided on it", async () => {
    const { gh, octokit, repository } = scene;
    const act = () => void repository.commit("main", { "other.txt": "o\n" });
    gh.faults.add({ match: { operation: "Tick" }, effect: { kind: "meanwhile", act } });
    const tick = octokit.graphql(
      "mutation Tick($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }",
      {
        input: {
          branch: { repositoryNameWithOwner: repository.fullName, branchName: "main" },
          message: { headline: "Tick" },
          expectedHeadOid: repository.tip(),
          fileChanges: { additions: [{ path: "a.txt", contents: "dGlja2VkCg==" }] },
        },
      },
    );
    await expect(tick).rejects.toMatchObject({ errors: [{ type: "STALE_DATA" }] });
  });
});

describe("a fault that strikes a delivery", () => {
  const match = { event: "issue_comment.created" };

  it("loses it, or sends it twice with one GUID", async () => {
    const { gh, pullRequest, receiver } = scene;
    gh.faults.add({ match, effect: { kind: "drop" } });
    pullRequest.comment("lost");
    gh.faults.add({ match, effect: { kind: "duplicate" } });
    pullRequest.comment("doubled");
    await gh.settle();
    expect(receiver.names()).toEqual(["issue_comment.created", "issue_comment.created"]);
    expect(new Set(receiver.heard.map(({ guid }) => guid)).size).toBe(1);
    expect(gh.deliveries.filter(({ status }) => status === "lost")).toHaveLength(1);
  });

  it("holds it back until another has been heard", async () => {
    const { gh, pullRequest, receiver } = scene;
    gh.faults.add({ match, effect: { kind: "reorder" } });
    pullRequest.comment("first");
    pullRequest.edit({ title: "second" });
    await gh.settle();
    expect(receiver.names()).toEqual(["pull_request.edited", "issue_comment.created"]);
  });

  it("signs it wrongly, or adds one that somebody else signed", async () => {
    const { gh, pullRequest, receiver } = scene;
    gh.faults.add({ match, effect: { kind: "wrong-signature" } });
    pullRequest.comment("wrong");
    gh.faults.add({ match, effect: { kind: "forge", secret: "development", payload: { action: "created" } } });
    pullRequest.comment("true");
    await gh.settle();
    const isTrue = receiver.heard.map((heard) => isSignedWith(heard, gh.app.webhookSecret));
    expect(isTrue.filter(Boolean)).toHaveLength(1);
    expect(receiver.heard.filter((heard) => isSignedWith(heard, "development"))).toHaveLength(1);
  });
});
