import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalGitHub } from "./local-github.ts";
import { octokitFor } from "./support/octokit-for.ts";
import { isSignedWith, WebhookReceiver } from "./support/webhook-receiver.ts";

let gh: LocalGitHub;
let receiver: WebhookReceiver;

beforeEach(async () => {
  gh = await LocalGitHub.start();
  receiver = await WebhookReceiver.start();
  gh.webhookUrl = receiver.url;
});

afterEach(async () => {
  await receiver.stop();
  await gh.stop();
});

const reading = `
  query Read($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        title headRefOid author { login __typename }
        commits(last: 1) { nodes { commit { file(path: "tasks.md") { object { ... on Blob { text } } } } } }
      }
    }
  }`;

describe("a pull request's life as an App sees it", () => {
  it("is opened, read by GraphQL, checked, commented on, merged and told of by signed deliveries", async () => {
    const repository = gh.createRepository({ name: "rockets", files: { "tasks.md": "- [ ] T001 Build it\n" } });
    const octokit = octokitFor(gh, gh.install(repository).id);
    repository.commit("feature", { "tasks.md": "- [x] T001 Build it\n" }, { author: "ada" });
    const pullRequest = repository.openPullRequest({ head: "feature", title: "Build it", author: "ada" });
    const { number, headSha } = pullRequest;
    const at = { owner: repository.owner, repo: repository.name };

    const variables = { owner: repository.owner, name: repository.name, number };
    expect(await octokit.graphql(reading, variables)).toMatchObject({
      repository: {
        pullRequest: {
          title: "Build it",
          headRefOid: headSha,
          author: { login: "ada", __typename: "User" },
          commits: { nodes: [{ commit: { file: { object: { text: "- [x] T001 Build it\n" } } } }] },
        },
      },
    });

    const output = { title: "Fine", summary: "Nothing to say." };
    const verdict = { name: "spec", head_sha: headSha, status: "completed", conclusion: "success", output } as const;
    await octokit.rest.checks.create({ ...at, ...verdict });
    await octokit.rest.issues.createComment({ ...at, issue_number: number, body: "Looks good." });
    expect((await octokit.rest.pulls.get({ ...at, pull_number: number })).data.head.sha).toBe(headSha);
    pullRequest.merge({ method: "squash", by: "ada" });
    await gh.settle();

    expect(pullRequest.checks()).toMatchObject([{ name: "spec", conclusion: "success" }]);
    expect(pullRequest.comments()).toMatchObject([{ author: "spec-kit-enforce[bot]", body: "Looks good." }]);
    expect(Buffer.from(repository.read("main", "tasks.md")).toString()).toBe("- [x] T001 Build it\n");
    expect(receiver.heard.every((heard) => isSignedWith(heard, gh.app.webhookSecret))).toBe(true);
    expect(new Set(receiver.names())).toEqual(
      new Set([
        "installation.created",
        "push",
        "check_suite.requested",
        "pull_request.opened",
        "check_run.created",
        "check_run.completed",
        "check_suite.completed",
        "issue_comment.created",
        "pull_request.closed",
      ]),
    );
    expect(gh.violations).toEqual([]);
  });
});
