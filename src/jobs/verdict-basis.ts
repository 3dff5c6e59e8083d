import { configBasis } from "../core/config/organisation-layer.ts";
import { hashText } from "../core/hash.ts";
import type { OpenPullRequest } from "../core/snapshot/open-pull-request.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";

/**
 * What a published verdict was made on, as one text: as long as it is the same, nothing has to be looked at again. Lost
 * deliveries of a push, a retarget, an edit, a label, a draft made ready or a new configuration change it. What the base
 * holds beside the configuration is not in it: see `isFollowed`.
 */
export function verdictBasis(one: Omit<OpenPullRequest, "baseSha" | "number">): string {
  const { headSha, baseRef, isDraft, configSha, title, lastEditedAt, labels } = one;
  const said = hashText(JSON.stringify([title, lastEditedAt, [...labels].sort()]));
  return [headSha, isDraft ? "draft" : "ready", configSha ?? "defaults", said, baseRef].join(" ");
}

/** The same from what a review has read. */
export function basisOfFacts(facts: PullRequestFacts): string {
  const { headSha, baseRef, draft, title, lastEditedAt, labels = [], config, organisation } = facts;
  const configSha = configBasis(config, organisation);
  return verdictBasis({ headSha, baseRef, isDraft: draft, configSha, title, lastEditedAt, labels });
}
