import type { ProbotOctokit } from "probot";
import { LocalGitHub } from "../local-github.ts";
import type { LocalPullRequest } from "../local-pull-request.ts";
import type { LocalRepository } from "../local-repository.ts";
import { octokitFor } from "../support/octokit-for.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";
import type { Installation } from "../world/app.ts";

/** What every entry of the list starts from: one repository with the App on it, and one open pull request. */
export interface Scene {
  readonly gh: LocalGitHub;
  readonly receiver: WebhookReceiver;
  readonly repository: LocalRepository;
  readonly installation: Installation;
  readonly pullRequest: LocalPullRequest;
  readonly octokit: InstanceType<typeof ProbotOctokit>;
  /** Owner and name as REST takes them. */
  readonly at: { readonly owner: string; readonly repo: string };
}

/** One thing that GitHub does and that no schema says. `name` is also its line in SEMANTICS.md. */
export interface Semantic {
  readonly name: string;
  readonly prove: (scene: Scene) => Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const gh = await LocalGitHub.start();
  const receiver = await WebhookReceiver.start();
  gh.webhookUrl = receiver.url;
  const repository = gh.createRepository({ owner: "acme", name: "rockets", files: { "a.txt": "one\n" } });
  const installation = gh.install(repository);
  repository.commit("feature", { "a.txt": "two\n" }, { author: "ada" });
  const pullRequest = repository.openPullRequest({ head: "feature", author: "ada" });
  await gh.settle();
  receiver.heard.length = 0;
  const at = { owner: repository.owner, repo: repository.name };
  return { gh, receiver, repository, installation, pullRequest, octokit: octokitFor(gh, installation.id), at };
}

export async function closeScene({ gh, receiver }: Scene): Promise<void> {
  await receiver.stop();
  await gh.stop();
}

/** Publishes a completed check run and answers its id. */
export async function conclude(
  { octokit, at }: Scene,
  sha: string,
  conclusion: "success" | "failure" | "neutral" | "skipped",
  name = "spec",
): Promise<number> {
  const output = { title: conclusion, summary: "-" };
  const { data } = await octokit.rest.checks.create({ ...at, name, head_sha: sha, conclusion, output });
  return data.id;
}
