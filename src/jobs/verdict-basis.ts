import { configBasis } from "../core/config/organisation-layer.ts";
import type { OpenPullRequest, PullRequestFacts } from "../core/snapshot/pull-request.ts";

/**
 * What a published verdict was made on, as one text: as long as it is the same, nothing has to be looked at again. Lost
 * deliveries of a push, a retarget, a draft made ready or a new configuration change it.
 */
export function verdictBasis({ headSha, baseRef, isDraft, configSha }: OpenPullRequest): string {
  return [headSha, isDraft ? "draft" : "ready", configSha ?? "defaults", baseRef].join(" ");
}

/** The same from what a review has read. */
export function basisOfFacts({ ref, headSha, baseRef, draft, config, organisation }: PullRequestFacts): string {
  const configSha = configBasis(config, organisation);
  return verdictBasis({ number: ref.number, headSha, baseRef, isDraft: draft, configSha });
}
