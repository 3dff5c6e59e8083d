import { createHmac } from "node:crypto";
import type { Server } from "probot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { startProbot, startProbotByEnvironment } from "./start-probot.ts";

// Probot spaces writes a second apart, and whatever notifies people three.
const patience = { timeout: 25_000, interval: 50 };

const manifest = {
  name: "greeter",
  default_permissions: {
    metadata: "read",
    checks: "write",
    contents: "write",
    pull_requests: "write",
    issues: "write",
  },
  default_events: ["pull_request", "issue_comment", "check_run", "check_suite"],
} as const;

const refusal = "[@octokit/webhooks] signature does not match event payload and secret";

const greeterConfig = "welcome: Hello\ndiscouraged:\n  - simply\n";

describe("a Probot app written by a stranger", () => {
  let gh: LocalGitHub;
  let server: Server;
  let complaints: string[];
  let repository: LocalRepository;
  let pullRequest: LocalPullRequest;

  beforeAll(async () => {
    gh = await LocalGitHub.start({ manifest, strict: false });
    ({ server, complaints } = await startProbot(gh));
    repository = gh.createRepository({
      name: "letters",
      files: { "README.md": "# Letters\n", ".github/greeter.yml": greeterConfig },
    });
    repository.setCollaborator("mona", "write");
    gh.install(repository);
  });

  afterAll(async () => {
    await server.stop();
    await gh.stop();
  });

  test("checks the files of a new pull request, page after page", async () => {
    const files = Object.fromEntries([1, 2, 3, 4].map((number) => [`letters/${number}.md`, `Dear ${number},\n`]));
    repository.commit("letter", { ...files, "letters/5.md": "Dear 5,\n\nsimply reply.\n" }, { author: "mona" });
    pullRequest = repository.openPullRequest({ head: "letter", title: "Five letters", author: "mona" });

    await expect.poll(() => pullRequest.checks()[0]?.conclusion, patience).toBe("failure");
    const [check, ...others] = pullRequest.checks();
    expect(others).toEqual([]);
    expect(check).toMatchObject({ app: gh.app.slug, name: "Greeter", title: "1 discouraged word(s)" });
    expect(check?.annotations).toMatchObject([{ path: "letters/5.md", message: '"simply" is discouraged' }]);
    const pages = gh.requests.filter(({ path }) => path.includes(`/pulls/${pullRequest.number}/files`));
    expect(pages).toHaveLength(3);
  });

  test("welcomes the author in the words of the repository's configuration", async () => {
    await expect.poll(() => pullRequest.comments()[0]?.reactions, patience).toEqual(["hooray"]);
    expect(pullRequest.comments()).toMatchObject([
      { author: gh.app.userLogin, body: "Hello, @mona: thanks for 1 commit(s)!" },
    ]);
  });

  test("labels what it has welcomed, with a label that it makes", async () => {
    await expect.poll(() => pullRequest.labels(), patience).toEqual(["greeted"]);
    const told = gh.deliveries.filter(({ action }) => action === "labeled");
    expect(told.map(({ body }) => JSON.parse(body).label.name)).toEqual(["greeted"]);
  });

  test("answers a slash-command of someone with write permission, and not its own words", async () => {
    const id = pullRequest.comment("/greet", "mona");

    await expect.poll(() => pullRequest.comments().length, patience).toBe(3);
    expect(pullRequest.comments().find((comment) => comment.id === id)?.reactions).toEqual(["+1"]);
    expect(pullRequest.comments().at(-1)?.body).toContain('@mona greets @mona for "Five letters"');
  });

  test("refuses a slash-command of someone who may only read", async () => {
    const id = pullRequest.comment("/greet", "passer-by");

    await expect
      .poll(() => pullRequest.comments().find((comment) => comment.id === id)?.reactions, patience)
      .toEqual(["-1"]);
  });

  test("checks again when a check is re-run, in a new run of the same name", async () => {
    const before = pullRequest.checks()[0];
    pullRequest.rerunCheck("Greeter", "mona");

    await expect.poll(() => pullRequest.checks()[0]?.id, patience).not.toBe(before?.id);
    await expect.poll(() => pullRequest.checks()[0]?.conclusion, patience).toBe("failure");
    expect(pullRequest.checks()).toHaveLength(1);
  });

  test("checks again when all checks are re-run", async () => {
    const before = pullRequest.checks()[0];
    pullRequest.rerunSuite("mona");

    await expect.poll(() => pullRequest.checks()[0]?.id, patience).not.toBe(before?.id);
    await expect.poll(() => pullRequest.checks()[0]?.conclusion, patience).toBe("failure");
  });

  test("checks the new head after a push", async () => {
    pullRequest.push({ "letters/5.md": "Dear 5,\n\nreply.\n" });

    await expect.poll(() => pullRequest.checks()[0]?.conclusion, patience).toBe("success");
    expect(pullRequest.checks()[0]).toMatchObject({ title: "Nicely put", annotations: [] });
  });

  test("commits to the branch when its button is pressed", async () => {
    pullRequest.pressButton("sign", "mona");

    await expect.poll(() => repository.tryRead("letter", "GUESTBOOK.md"), patience).not.toBeNull();
    expect(Buffer.from(repository.read("letter", "GUESTBOOK.md")).toString()).toBe("- mona\n");
    expect(repository.log("letter")[0]).toMatchObject({ message: "Sign the guestbook for mona" });
    await expect.poll(() => pullRequest.checks()[0]?.conclusion, patience).toBe("success");
  });

  test("greets a fork's pull request in a repository that has no configuration", async () => {
    const plain = gh.createRepository({ name: "plain", files: { "README.md": "# Plain\n" } });
    gh.install(plain);
    const fork = plain.fork("passer-by");
    fork.commit("tidy", { "NOTES.md": "This is obviously a note.\n" });
    const fromFork = plain.openPullRequest({ head: "tidy", headRepository: fork, author: "passer-by" });

    await expect.poll(() => fromFork.checks()[0]?.conclusion, patience).toBe("failure");
    await expect.poll(() => fromFork.comments()[0]?.reactions, patience).toEqual(["hooray"]);
    expect(fromFork.comments()[0]?.body).toBe("Welcome, @passer-by: thanks for 1 commit(s)!");
  });

  test("accepts what this GitHub signs, and does nothing for a forged signature", async () => {
    await gh.settle();
    expect(new Set(gh.deliveries.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const { length } = gh.requests;
    const genuine = gh.deliveries.find(({ event, action }) => event === "pull_request" && action === "opened");
    const body = genuine?.body ?? "";
    const guess = `sha256=${createHmac("sha256", "a guess").update(body).digest("hex")}`;
    const headers = { ...genuine?.headers, "X-Hub-Signature-256": guess, "X-GitHub-Delivery": "forged" };
    const forged = await fetch(gh.webhookUrl ?? "", { method: "POST", body, headers });

    expect(forged.status).toBe(400);
    expect(gh.requests).toHaveLength(length);
    expect(new Set(complaints.splice(0))).toEqual(new Set([refusal]));
  });

  test("wrote no comment that nobody asked for", () => {
    const authors = pullRequest.comments().map(({ author }) => author);
    expect(authors).toEqual([gh.app.userLogin, "mona", gh.app.userLogin, "passer-by"]);
  });

  test("never left what the official schemas and Probot accept", () => {
    expect(gh.violations).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("the same app runs with the environment variables of a GitHub Enterprise Server", async () => {
  const gh = await LocalGitHub.start({ manifest, strict: false });
  const { server, complaints } = await startProbotByEnvironment(gh);
  try {
    const repository = gh.createRepository({ name: "letters", files: { "README.md": "# Letters\n" } });
    repository.setCollaborator("mona", "write");
    gh.install(repository);
    repository.commit("letter", { "letter.md": "Dear all,\n" }, { author: "mona" });
    const pullRequest = repository.openPullRequest({ head: "letter", title: "A letter", author: "mona" });
    await expect.poll(() => pullRequest.comments()[0]?.reactions, patience).toEqual(["hooray"]);
    pullRequest.comment("/greet", "mona");
    await expect.poll(() => pullRequest.comments().at(-1)?.body, patience).toContain('for "A letter"');
    expect(pullRequest.checks()).toMatchObject([{ name: "Greeter", conclusion: "success" }]);
    expect(gh.violations).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await server.stop();
    await gh.stop();
  }
});
