import { buildEvaluationInput, type PullRequestAround } from "../core/build-evaluation-input.ts";
import type { Config } from "../core/config/config.ts";
import { findProposedConfig } from "../core/config/proposed-config.ts";
import { buildConfigPreview, type ConfigPreview } from "../core/report/config-preview.ts";
import type { Evaluation } from "../core/report/evaluation.ts";
import { placeAtHead } from "../core/report/place-at-head.ts";
import type { PullRequestSnapshot } from "../core/snapshot/pull-request.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";

/** What was found by the configuration in force. */
interface Judged {
  readonly config: Config;
  readonly evaluation: Evaluation;
}

/** Judges once more, by the configuration that the pull request brings; null where it brings none. Nothing is read for it. */
export async function previewConfig(
  snapshot: PullRequestSnapshot,
  around: PullRequestAround,
  now: Judged,
  evaluator: Evaluator,
): Promise<ConfigPreview | null> {
  const proposed = findProposedConfig(snapshot.facts, snapshot.bundles);
  if (proposed === null) return null;
  const { approver = null } = around;
  if (proposed.config === null) return buildConfigPreview(proposed, approver, now, null);
  const { head, atHead = [] } = snapshot.bundles;
  const input = buildEvaluationInput(snapshot, proposed.config, around);
  const evaluation = placeAtHead(await evaluator.evaluate(input), head.files, atHead);
  return buildConfigPreview(proposed, approver, now, { config: proposed.config, evaluation });
}
