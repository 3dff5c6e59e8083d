import { parseExternalId } from "../core/report/external-id.ts";

const PARTIAL = " partial";

/**
 * The external id of a check run whose annotations are not all on it yet. It parses as none, so that a run left
 * half done by a crash is superseded by a new one instead of being taken for the whole.
 */
export function markPartial(externalId: string): string {
  return `${externalId}${PARTIAL}`;
}

/** The pull request that a check run of ours speaks for, complete or not; null for an id of another shape. */
export function findPullRequest(externalId: string): number | null {
  const whole = externalId.endsWith(PARTIAL) ? externalId.slice(0, -PARTIAL.length) : externalId;
  return parseExternalId(whole)?.pullRequest ?? null;
}
