import type { Effect, PublishCheckRun } from "../core/effects/effect.ts";
import { withoutAnnotations } from "../core/effects/without-annotations.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { Log } from "../ports/log.ts";

/**
 * Applies a review's effects, the check first; then `onChecked`, and only then what may fail without the check. A
 * comment that GitHub refuses does not take the check with it.
 */
export async function applyReview(
  effects: readonly Effect[],
  github: GitHub,
  log: Log,
  onChecked: () => Promise<void> = async () => {},
): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === "publish-check-run") await publishCheckRun(effect, github, log);
  }
  await onChecked();
  for (const effect of effects) {
    if (effect.kind !== "publish-check-run") await applyLeniently(effect, github, log);
  }
}

/** One annotation that GitHub does not like rejects the whole run, and a check that never reports blocks for good. */
async function publishCheckRun(effect: PublishCheckRun, github: GitHub, log: Log): Promise<void> {
  try {
    await github.apply(effect);
  } catch (error) {
    const isRejected = error instanceof GitHubError && error.status === 422 && !error.isRetryable;
    if (!isRejected || effect.output.annotations.length === 0) throw error;
    log.error({ err: error }, "GitHub rejected the annotations of a check run");
    await github.apply(withoutAnnotations(effect));
  }
}

/** Applies what is nice to have: only a failure that another attempt may cure is thrown. */
export async function applyLeniently(effect: Effect, github: GitHub, log: Log): Promise<void> {
  try {
    await github.apply(effect);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    log.warn({ err: error, effect: effect.kind }, "GitHub refused an effect");
  }
}
