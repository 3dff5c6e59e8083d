import { Probot, ProbotOctokit } from "probot";
import type { PullRequestRef, RepositoryRef } from "../../../src/core/snapshot/pull-request.ts";
import type { GitHub, GitHubApp } from "../../../src/github/github.ts";
import { createGitHubApp } from "../../../src/github/github-app.ts";
import { createMemoryCache } from "../../../src/github/memory-cache.ts";
import { enforceOctokit } from "../../../src/github/octokit-defaults.ts";
import { createTokenClient } from "../../../src/github/remote.ts";
import type { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { recordingLog } from "./recording-log.ts";

export const CHECK_NAME = "spec-kit-enforce";

/** Our adapter as the App on a local GitHub, through Probot's Octokit; it waits for nothing. */
export function openLocalApp(gh: LocalGitHub): GitHubApp {
  const pause = async () => undefined;
  const Octokit = enforceOctokit(ProbotOctokit, {
    log: recordingLog().log,
    writeIntervalMs: 0,
    timeoutMs: 2000,
    pause,
  });
  const { id: appId, privateKey, webhookSecret: secret } = gh.app;
  const probot = new Probot({ appId, privateKey, secret, baseUrl: gh.url, Octokit, logLevel: "fatal" });
  const cache = createMemoryCache(10_000_000);
  const auth = (installationId?: number) =>
    installationId === undefined ? probot.auth() : probot.auth(installationId);
  const withToken = createTokenClient({ baseUrl: gh.url, log: recordingLog().log });
  return createGitHubApp({ auth, withToken, appId, checkName: CHECK_NAME, cache, pause });
}

/** The adapter of one installation, with how to name its repository. */
export interface LocalClient {
  readonly github: GitHub;
  readonly repository: RepositoryRef;
  ref(number: number): PullRequestRef;
}

/** Installs the App on a repository and opens its adapter. */
export async function installOn(gh: LocalGitHub, local: LocalRepository): Promise<LocalClient> {
  const installationId = gh.install(local).id;
  const github = await openLocalApp(gh).installation(installationId);
  const repository = { id: local.id, owner: local.owner, name: local.name };
  return { github, repository, ref: (number) => ({ installationId, repository, number }) };
}

/** What is asked for once in five minutes or an hour, however much happens: tokens and the organisation's layer. */
const SELDOM = [
  "POST /app/installations/{installation_id}/access_tokens",
  "GET /app/installations/{installation_id}",
  "OrganisationConfig",
];

/** Names of the requests since `from`, but for those that are asked for seldom. */
export function requestsSince(gh: LocalGitHub, from: number): readonly string[] {
  return gh.requests
    .slice(from)
    .map(({ method, template, operation, path }) => operation ?? `${method} ${template ?? path}`)
    .filter((name) => !SELDOM.includes(name));
}
