import { setTimeout as pause } from "node:timers/promises";
import type { ImmutableCache } from "../ports/immutable-cache.ts";
import { boundConnection } from "./bound-connection.ts";
import type { OctokitClient } from "./connection.ts";
import { createGitHub } from "./create-github.ts";
import type { GitHubApp } from "./github.ts";
import { createMissedDeliveries } from "./missed-deliveries.ts";
import { createOrganisationReader } from "./organisation-reader.ts";
import { readInstallations } from "./read/installations.ts";
import { toGitHubError } from "./to-github-error.ts";

export interface GitHubAppOptions {
  /** Probot's `auth`: a client of one installation, or without an id one that speaks as the App. */
  readonly auth: (installationId?: number) => Promise<OctokitClient>;
  /** A client that uses a token as it is. */
  readonly withToken: (token: string) => OctokitClient;
  readonly appId: number;
  readonly checkName: string;
  readonly cache: ImmutableCache;
  /** Waits for a commit that is not known yet; tests do not. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** The App on GitHub: a client per installation, each with its own token. */
export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const { auth, appId, checkName, cache, withToken } = options;
  const missed = createMissedDeliveries(() => auth(), Date.now);
  const organisations = createOrganisationReader({ asApp: () => auth(), withToken });
  return {
    appId,
    installation: async (installationId, signal) => {
      const octokit = await auth(installationId);
      const app = { id: appId, checkName };
      const organisation = {
        read: () => organisations.read(installationId),
        forget: () => organisations.forget(installationId),
      };
      const connection = { octokit, installationId, app, organisation, cache, pause: options.pause ?? pause };
      return createGitHub(boundConnection(connection, signal));
    },
    readInstallations: () => explained(async () => readInstallations(await auth())),
    redeliverMissed: () => explained(() => missed.redeliver()),
  };
}

/** Whatever goes wrong, told as a `GitHubError`. */
async function explained<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    throw toGitHubError(error);
  }
}
