import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { STICKY_MARKER } from "../../../src/core/report/comment.ts";
import type { GitHubError } from "../../../src/github/errors.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { CHECK_NAME, installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;

let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

beforeEach(async () => {
  const files = { ".github/spec-kit-enforce.yml": "version: 1\n", "a.md": "a\n" };
  local = gh.createRepository({ name: `specs-${repositories++}`, files });
  client = await installOn(gh, local);
});

afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

function open(head = "feature", base = "main") {
  local.commit(head, { "b.md": `${head}\n` }, { author: "ada" });
  return local.openPullRequest({ head, base, title: "Build it", body: "Completes T001", author: "ada" });
}

const output = {
  conclusion: "success",
  title: "Fine",
  summary: "Fine.",
  text: null,
  annotations: [],
  actions: [],
} as const;

const publish = (headSha: string, externalId: string) =>
  client.github.apply({
    kind: "publish-check-run",
    repository: client.repository,
    headSha,
    name: CHECK_NAME,
    externalId,
    update: null,
    output,
  });

/** Each test has a repository of its own, whose configuration nobody has read yet. */
const CONFIG_ONCE = ["CommitConfig"];

describe("a pull request's facts", () => {
  test("say when its description was edited last, and when it was merged", async () => {
    const pull = open();
    pull.edit({ title: "Build it well" });
    const read = () => client.github.readPullRequest(client.ref(pull.number), []);
    expect((await read()).lastEditedAt).toBeNull();
    pull.edit({ body: "Completes T002" });
    pull.merge();
    const { lastEditedAt, mergedAt } = await read();
    expect(lastEditedAt).toMatch(/^\d{4}-.*Z$/);
    expect(mergedAt).toMatch(/^\d{4}-.*Z$/);
  });

  test("of another repository that took the name are not given", async () => {
    const pull = open();
    const ref = { ...client.ref(pull.number), repository: { ...client.repository, id: client.repository.id + 1 } };
    const error: GitHubError = await client.github.readPullRequest(ref, []).then(
      () => expect.unreachable("it must fail"),
      (thrown: GitHubError) => thrown,
    );
    expect(error).toMatchObject({ reason: "not-found", status: 404, isRetryable: false });
    await expect(client.github.readBranch(ref.repository, "main", [])).rejects.toThrow("another repository by now");
    await expect(client.github.readOpen(ref.repository)).rejects.toThrow("another repository by now");
  });

  test("come with one request, and the configuration's text with another where it is new", async () => {
    const pull = open();
    const from = gh.requests.length;
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(requestsSince(gh, from)).toEqual(["PullRequest", ...CONFIG_ONCE]);
    expect(facts).toMatchObject({
      title: "Build it",
      body: "Completes T001",
      author: { login: "ada", isBot: false },
      draft: false,
      state: "open",
      locked: false,
      mergedBy: null,
      headSha: pull.headSha,
      headRef: "feature",
      fromFork: false,
      baseRef: "main",
      baseSha: local.tip("main"),
      mergeCommitSha: null,
      mergedAt: null,
      lastEditedAt: null,
      changedFileCount: 1,
      config: { path: ".github/spec-kit-enforce.yml", text: "version: 1\n" },
      checkRun: null,
      comment: null,
      siblings: [],
      commandComments: [],
    });
  });

  test("say who merged it and into which commit", async () => {
    const pull = open();
    pull.merge({ by: "grace" });
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(facts).toMatchObject({ state: "merged", mergedBy: "grace", mergeCommitSha: pull.mergeCommitSha });
  });

  test("take the configuration from the tip of the base, however old the pull request is", async () => {
    const pull = open();
    const tip = local.commit("main", { ".github/spec-kit-enforce.yml": "version: 1\nmode: enforce\n" });
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(facts).toMatchObject({ baseSha: tip, config: { text: "version: 1\nmode: enforce\n" } });
  });

  test("know a configuration named .yaml, and prefer .yml", async () => {
    local.commit("main", { ".github/spec-kit-enforce.yaml": "version: 2\n" });
    const pull = open();
    expect((await client.github.readPullRequest(client.ref(pull.number), [])).config?.text).toBe("version: 1\n");
    local.commit("main", { ".github/spec-kit-enforce.yml": null });
    const { config } = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(config).toMatchObject({ path: ".github/spec-kit-enforce.yaml", text: "version: 2\n" });
  });

  test("give a binary configuration a text that cannot be parsed, for an empty one would be lenient", async () => {
    local.commit("main", { ".github/spec-kit-enforce.yml": Buffer.from([0, 1, 2]) });
    const { config } = await client.github.readPullRequest(client.ref(open().number), []);
    expect(config?.text).toBe("\0");
  });

  test("know the newest check run of ours on the head, since when there is one, and none of an older head", async () => {
    const pull = open();
    await publish(pull.headSha, "first");
    const after = gh.world.timestamp();
    gh.world.advance(60_000);
    const second = await publish(pull.headSha, "second");
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(facts.checkRun).toEqual({
      id: second.checkRunId,
      headSha: pull.headSha,
      status: "completed",
      conclusion: "success",
      externalId: "second",
      since: expect.any(String),
    });
    expect((facts.checkRun?.since ?? "z") <= after).toBe(true);
    pull.push({ "b.md": "more\n" });
    expect((await client.github.readPullRequest(client.ref(pull.number), [])).checkRun).toBeNull();
  });

  test("find our comment by its marker, not one that somebody else pasted it into", async () => {
    const pull = open();
    pull.comment(`${STICKY_MARKER} mine`, "mallory");
    const repository = client.repository;
    const body = `${STICKY_MARKER}\nProgress`;
    const effect = { kind: "upsert-comment", repository, issueNumber: pull.number, update: null, body } as const;
    const { commentId } = await client.github.apply(effect);
    const { comment } = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(comment).toEqual({ id: commentId, body });
  });

  test("find our comment behind a hundred others, with a second request", async () => {
    const pull = open();
    for (let index = 0; index < 101; index++) pull.comment(`chatter ${index}`);
    const body = `${STICKY_MARKER}\nProgress`;
    const { repository } = client;
    await client.github.apply({ kind: "upsert-comment", repository, issueNumber: pull.number, update: null, body });
    const from = gh.requests.length;
    expect((await client.github.readPullRequest(client.ref(pull.number), [])).comment?.body).toBe(body);
    expect(requestsSince(gh, from)).toEqual(["PullRequest", ...CONFIG_ONCE, "Comments"]);
  });

  test("bring the comments asked for, tell edited ones, and leave deleted ones out", async () => {
    const pull = open();
    const ids = [pull.comment("/spec status", "grace"), pull.comment("/spec help"), pull.comment("gone")];
    const [first = "", second = "", third = ""] = pull.comments().map(({ nodeId }) => nodeId);
    pull.editComment(ids[1] ?? 0, "/spec recheck", "grace");
    pull.deleteComment(ids[2] ?? 0);
    const createdAt = expect.stringMatching(/^\d{4}-.*Z$/);
    const from = gh.requests.length;
    const { commandComments } = await client.github.readPullRequest(client.ref(pull.number), [first, second, third]);
    expect(commandComments).toEqual([
      {
        ...{ id: ids[0], nodeId: first, surface: "comment", body: "/spec status", edited: false, createdAt },
        author: { login: "grace", isBot: false },
      },
      {
        ...{ id: ids[1], nodeId: second, surface: "comment", body: "/spec recheck", edited: true, createdAt },
        author: { login: "ada", isBot: false },
      },
    ]);
    expect(requestsSince(gh, from)).toEqual(["PullRequest", ...CONFIG_ONCE]);
  });

  test("bring reviews and remarks asked for with the commit that they are about, also where the branch moved on", async () => {
    const pull = open();
    const commitSha = pull.headSha;
    const review = pull.review("grace", { body: "/spec help", remarks: [{ path: "b.md", body: "/spec why T1" }] });
    const [remark] = pull.state.pull.reviewComments;
    pull.editReview(review, "/spec tick T1", "ada");
    pull.push({ "later.txt": "later\n" });
    const asked = [review.nodeId, remark?.nodeId ?? ""];
    const { commandComments } = await client.github.readPullRequest(client.ref(pull.number), asked);
    expect(commandComments).toMatchObject([
      { id: review.id, surface: "review", commitSha, body: "/spec tick T1", edited: true },
      { id: remark?.id, surface: "review-comment", commitSha, body: "/spec why T1", edited: false },
    ]);
  });

  test("bring the newest opinion of each reviewer, in the same request", async () => {
    const pull = open();
    const commitSha = pull.headSha;
    pull.review("grace", { state: "CHANGES_REQUESTED", body: "No." });
    const approval = pull.approve("grace");
    pull.review("grace", { body: "By the way." });
    gh.createUser("helper[bot]", "Bot");
    const dismissed = pull.approve("helper[bot]");
    pull.dismissReview(dismissed);
    const from = gh.requests.length;
    const { opinions } = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(opinions).toEqual([
      { id: approval.id, author: { login: "grace", isBot: false }, state: "approved", commitSha },
      { id: dismissed.id, author: { login: "helper[bot]", isBot: true }, state: "dismissed", commitSha },
    ]);
    expect(requestsSince(gh, from)).toEqual(["PullRequest", ...CONFIG_ONCE]);
  });

  test("name the other open pull requests with the same head, and only those", async () => {
    local.branch("lenient");
    const pull = open();
    const sibling = local.openPullRequest({ head: "feature", base: "lenient" });
    local.branch("ahead", "feature");
    local.commit("ahead", { "c.md": "c\n" });
    local.openPullRequest({ head: "ahead" });
    local.branch("third");
    local.openPullRequest({ head: "feature", base: "third" }).close();
    const { siblings } = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(siblings).toEqual([sibling.number]);
  });

  test("name the siblings of a fork's head as well, and survive a fork that is gone", async () => {
    const fork = local.fork("zoe");
    fork.commit("idea", { "z.md": "z\n" });
    local.branch("lenient");
    const pull = local.openPullRequest({ head: "idea", headRepository: fork });
    const sibling = local.openPullRequest({ head: "idea", headRepository: fork, base: "lenient" });
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(facts).toMatchObject({ fromFork: true, siblings: [sibling.number] });
    fork.delete();
    expect(await client.github.readPullRequest(client.ref(pull.number), [])).toMatchObject({ fromFork: true });
  });

  test("survive a base branch that was deleted, with the configuration it had", async () => {
    local.branch("release");
    const pull = open("feature", "release");
    const baseSha = local.tip("release");
    local.deleteBranch("release");
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    expect(facts).toMatchObject({ baseSha, config: { text: "version: 1\n" } });
  });

  test("of a pull request that does not exist are an error with status 404", async () => {
    const error = await client.github.readPullRequest(client.ref(99), []).catch((thrown: GitHubError) => thrown);
    expect(error).toMatchObject({ name: "GitHubError", status: 404, reason: "not-found", isRetryable: false });
  });
});
