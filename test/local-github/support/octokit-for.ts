import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { ProbotOctokit } from "probot";
import type { LocalGitHub } from "../local-github.ts";

/** Octokit as a Probot app has it, with an installation's token, but neither waiting between writes nor retrying. */
export function octokitFor(gh: LocalGitHub, installationId: number): InstanceType<typeof ProbotOctokit> {
  const Unhurried = ProbotOctokit.defaults((options: object) => ({
    ...options,
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
  return new Unhurried({
    baseUrl: gh.url,
    authStrategy: createAppAuth,
    auth: { appId: gh.app.id, privateKey: gh.app.privateKey, installationId },
    log: silent,
  });
}

/** The App itself, by its JSON web token. */
export function octokitForApp(gh: LocalGitHub): Octokit {
  const auth = { appId: gh.app.id, privateKey: gh.app.privateKey };
  return new Octokit({ baseUrl: gh.url, authStrategy: createAppAuth, auth, log: silent });
}

/** Whoever holds a token. */
export function octokitWith(gh: LocalGitHub, token: string): Octokit {
  return new Octokit({ baseUrl: gh.url, auth: token, log: silent });
}

const ignore = () => {};
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
