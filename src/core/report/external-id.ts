import type { ExistingCheckRun } from "../snapshot/pull-request.ts";

/** What a check run of ours says, in short: enough to tell from its `external_id` whether it still says the same. */
export interface ExternalId {
  /** GitHub's events about runs name no pull request for forks and merge groups; this does. */
  readonly pullRequest: number;
  /** 16 hexadecimal digits over everything but the annotations. */
  readonly outputDigest: string;
  readonly annotationsDigest: string;
}

export function formatExternalId({ pullRequest, outputDigest, annotationsDigest }: ExternalId): string {
  return `pr:${pullRequest} output:${outputDigest} annotations:${annotationsDigest}`;
}

const PATTERN = /^pr:([1-9][0-9]{0,14}) output:([0-9a-f]{16}) annotations:([0-9a-f]{16})$/;

/** The parts of an external id, or null for one that is not of this shape. */
export function parseExternalId(text: string): ExternalId | null {
  const [, pullRequest, outputDigest, annotationsDigest] = PATTERN.exec(text) ?? [];
  if (!pullRequest || !outputDigest || !annotationsDigest) return null;
  return { pullRequest: Number(pullRequest), outputDigest, annotationsDigest };
}

/** The pull request that a run of ours speaks for, also where the rest of its id is missing; null for a foreign id. */
export function findPullRequest(externalId: string): number | null {
  const number = /^pr:([1-9][0-9]{0,14})(?: |$)/.exec(externalId)?.[1];
  return number === undefined ? null : Number(number);
}

/** How a wanted output gets onto a commit: not at all, into the run that is there, or as a new run. */
export type Publication = { readonly kind: "none" | "new" } | { readonly kind: "update"; readonly checkRunId: number };

/**
 * Decides how to publish. Annotations only ever append, so a run whose annotations differ is superseded by a new run
 * of the same name, and one that has them already is updated without sending them again.
 */
export function decidePublication(
  existing: ExistingCheckRun | null,
  wanted: ExternalId & { readonly conclusion: string },
): Publication {
  const said = existing && parseExternalId(existing.externalId);
  if (!existing || !said || said.annotationsDigest !== wanted.annotationsDigest) return { kind: "new" };
  const isSame =
    existing.status === "completed" &&
    existing.conclusion === wanted.conclusion &&
    said.pullRequest === wanted.pullRequest &&
    said.outputDigest === wanted.outputDigest;
  return isSame ? { kind: "none" } : { kind: "update", checkRunId: existing.id };
}
