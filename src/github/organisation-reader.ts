import type { OrganisationLayer } from "../core/config/organisation-layer.ts";
import { ORGANISATION_REPOSITORY } from "../core/config/organisation-layer.ts";
import type { OctokitClient } from "./connection.ts";
import { readOrganisationConfig } from "./read/organisation-config.ts";

/** How long a layer is taken to be what it was. A push to its repository starts a sweep, which reads it anew at once. */
const MAX_AGE_MS = 5 * 60_000;

/** Installations whose layers are kept; beyond it the oldest go first. */
const MOST_KEPT = 1_000;

interface OrganisationReaderOptions {
  /** A client that speaks as the App. */
  readonly asApp: () => Promise<OctokitClient>;
  /** A client that uses a token as it is. */
  readonly withToken: (token: string) => OctokitClient;
  readonly now?: () => number;
}

/** Reads the layer of an installation's account, at most once in five minutes, or since it was forgotten. */
interface OrganisationReader {
  read(installationId: number): Promise<OrganisationLayer>;
  forget(installationId: number): void;
}

export function createOrganisationReader({ asApp, withToken, now = Date.now }: OrganisationReaderOptions) {
  const kept = new Map<number, { readonly at: number; readonly layer: Promise<OrganisationLayer> }>();
  const reader: OrganisationReader = {
    read(installationId) {
      const known = kept.get(installationId);
      if (known && now() - known.at < MAX_AGE_MS) return known.layer;
      const layer = readLayer(installationId, asApp, withToken);
      kept.delete(installationId);
      kept.set(installationId, { at: now(), layer });
      // A failure is not remembered: the job is tried again, and asks again.
      layer.catch(() => kept.delete(installationId));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return layer;
    },
    forget: (installationId) => {
      kept.delete(installationId);
    },
  };
  return reader;
}

/**
 * With a token of its own that can read that one repository and nothing else: the layer holds for repositories of
 * which the App's other tokens need not reach it. Where GitHub refuses such a token, the repository does not exist
 * or the App is not installed on it, and only an installation on all repositories tells which.
 */
async function readLayer(
  installationId: number,
  asApp: OrganisationReaderOptions["asApp"],
  withToken: OrganisationReaderOptions["withToken"],
): Promise<OrganisationLayer> {
  const app = await asApp();
  try {
    const { data } = await app.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installationId,
      repositories: [ORGANISATION_REPOSITORY],
      permissions: { contents: "read" },
    });
    const owner = data.repositories?.[0]?.owner.login;
    return owner === undefined ? { kind: "unreadable" } : await readOrganisationConfig(withToken(data.token), owner);
  } catch (error) {
    if ((error as { status?: number }).status !== 422) throw error;
    const { data } = await app.request("GET /app/installations/{installation_id}", { installation_id: installationId });
    return { kind: data.repository_selection === "all" ? "none" : "unreadable" };
  }
}
