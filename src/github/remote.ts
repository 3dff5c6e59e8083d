import { setTimeout as pause } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import type { OrganisationLayer } from "../core/config/organisation-layer.ts";
import type { Log } from "../ports/log.ts";
import type { OctokitClient } from "./connection.ts";
import { createGitHub } from "./create-github.ts";
import type { GitHub } from "./github.ts";
import { createMemoryCache } from "./memory-cache.ts";
import { enforceOctokit } from "./octokit-defaults.ts";
import { readOrganisationConfig } from "./read/organisation-config.ts";

const CACHE_BYTES = 32 * 1024 * 1024;

export interface RemoteOptions {
  readonly token: string;
  /** Base of the REST API, without a trailing slash. */
  readonly baseUrl: string;
}

/** The part of GitHub that a person's token can be used for here: it reads and never writes. */
export type RemoteGitHub = Pick<GitHub, "readPullRequest" | "readBundles" | "readPermission" | "readPusher">;

/** GitHub as seen with a person's token. It speaks for no App, so our check run and our comment are not looked for. */
export function createRemoteGitHub({ token, baseUrl }: RemoteOptions): RemoteGitHub {
  const Enforced = enforceOctokit(Octokit, { log: SILENT });
  const octokit = new Enforced({ auth: token, baseUrl });
  const cache = createMemoryCache(CACHE_BYTES);
  return createGitHub({ octokit, installationId: 0, app: null, cache, pause });
}

/** The layer of an owner's `.github` repository, as the token's person may see it. */
export function readRemoteOrganisation({ token, baseUrl }: RemoteOptions, owner: string): Promise<OrganisationLayer> {
  return readOrganisationConfig(createTokenClient({ baseUrl, log: SILENT })(token), owner);
}

/** A client for a token that was given out for one purpose, with our rules for requests. */
export function createTokenClient({ baseUrl, log }: { readonly baseUrl: string; readonly log: Log }) {
  const Enforced = enforceOctokit(Octokit, { log });
  return (token: string): OctokitClient => new Enforced({ auth: token, baseUrl });
}

const nothing = () => undefined;
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => SILENT };
