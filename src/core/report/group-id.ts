/** The external id of a merge group's check run: what the group is built on, and a digest of all that is said of it. */
export function formatGroupId(baseSha: string, outputDigest: string): string {
  return `group:${baseSha} output:${outputDigest}`;
}

/** The commit that a group is built on, by the external id of our check run on it; null for any other id. */
export function findGroupBase(externalId: string): string | null {
  return /^group:([0-9a-f]{40,64}) /.exec(externalId)?.[1] ?? null;
}
