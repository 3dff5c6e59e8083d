import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAppAuth } from "@octokit/auth-app";
import { ProbotOctokit } from "probot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalGitHub } from "./local-github.ts";

let gh: LocalGitHub;

beforeEach(async () => {
  gh = await LocalGitHub.start();
});

afterEach(async () => {
  await gh.stop();
});

/** Octokit as the product uses it: an installation token from the App's key, no waiting between writes. */
function octokitFor(installationId: number) {
  const Octokit = ProbotOctokit.defaults((options: object) => ({
    ...options,
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
  return new Octokit({
    baseUrl: gh.url,
    authStrategy: createAppAuth,
    auth: { appId: gh.app.id, privateKey: gh.app.privateKey, installationId },
  });
}

describe("a pull request's life as an App sees it", () => {
  it("is opened, read by GraphQL, checked, commented on, merged and told of by signed deliveries", async () => {
    const heard: { event: string; isSigned: boolean }[] = [];
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const hmac = createHmac("sha256", gh.app.webhookSecret).update(Buffer.concat(chunks)).digest("hex");
        const isSigned = request.headers["x-hub-signature-256"] === `sha256=${hmac}`;
        heard.push({ event: String(request.headers["x-github-event"]), isSigned });
        response.end("ok");
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    gh.webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;

    const repository = gh.createRepository({ name: "rockets", files: { "tasks.md": "- [ ] T001 Build it\n" } });
    const installation = gh.install(repository);
    repository.commit("feature", { "tasks.md": "- [x] T001 Build it\n" }, { author: "ada" });
    const pullRequest = repository.openPullRequest({ head: "feature", title: "Build it", author: "ada" });
    const octokit = octokitFor(installation.id);
    const at = { owner: repository.owner, repo: repository.name };

    const read = await octokit.graphql<{ repository: { pullRequest: { title: string; headRefOid: string } } }>(
      `query Read($owner: String!, $name: String!, $number: Int!) {
        repository(owner: $owner, name: $name) {
          pullRequest(number: $number) {
            title headRefOid
            commits(last: 1) { nodes { commit { file(path: "tasks.md") { object { ... on Blob { text } } } } } }
          }
        }
      }`,
      { owner: repository.owner, name: repository.name, number: pullRequest.number },
    );
    expect(read.repository.pullRequest).toMatchObject({
      title: "Build it",
      headRefOid: pullRequest.headSha,
      commits: { nodes: [{ commit: { file: { object: { text: "- [x] T001 Build it\n" } } } }] },
    });

    await octokit.rest.checks.create({
      ...at,
      name: "spec-kit-enforce",
      head_sha: pullRequest.headSha,
      status: "completed",
      conclusion: "success",
      output: { title: "Fine", summary: "Nothing to say." },
    });
    await octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body: "Looks good." });
    const pull = await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number });
    expect(pull.data.head.sha).toBe(pullRequest.headSha);
    pullRequest.merge({ method: "squash", by: "ada" });
    await gh.settle();

    expect(pullRequest.checks()).toMatchObject([{ name: "spec-kit-enforce", conclusion: "success" }]);
    expect(pullRequest.comments()).toMatchObject([{ author: "spec-kit-enforce[bot]", body: "Looks good." }]);
    expect(Buffer.from(repository.read("main", "tasks.md")).toString()).toBe("- [x] T001 Build it\n");
    expect(heard.every(({ isSigned }) => isSigned)).toBe(true);
    expect(heard.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["installation", "push", "pull_request", "check_run", "issue_comment", "check_suite"]),
    );
    expect(gh.violations).toEqual([]);
    receiver.close();
  });
});
