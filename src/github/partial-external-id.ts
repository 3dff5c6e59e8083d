const PARTIAL = " partial";

/**
 * The external id of a check run whose annotations are not all on it yet. It parses as none, so that a run left
 * half done by a crash is superseded by a new one instead of being taken for the whole.
 */
export function markPartial(externalId: string): string {
  return `${externalId}${PARTIAL}`;
}
