import { buildEvaluationInput, type PullRequestAround } from "../core/build-evaluation-input.ts";
import type { Config } from "../core/config/config.ts";
import { findConfigInForce } from "../core/config/config-in-force.ts";
import { UserError } from "../core/errors.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import { atHead } from "../core/fixes/at-head.ts";
import type { ConfigPreview } from "../core/report/config-preview.ts";
import type { Evaluation, EvaluationFailure } from "../core/report/evaluation.ts";
import { failedEvaluation } from "../core/report/failed-evaluation.ts";
import { judgedNotice } from "../core/report/judged-notice.ts";
import { placeAtHead } from "../core/report/place-at-head.ts";
import type { JudgedTree } from "../core/snapshot/judged-tree.ts";
import type { PullRequestBundles, PullRequestFacts, PullRequestSnapshot } from "../core/snapshot/pull-request.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import { GitHubError } from "../github/errors.ts";
import { previewConfig } from "./preview-config.ts";
import type { Standing } from "./rival-claims.ts";
import type { Run } from "./services.ts";

/** A pull request's evaluation with what it was judged by. */
export interface Judgement {
  readonly config: Config;
  readonly evaluation: Evaluation;
  readonly notice: string | null;
  /** The verdict under the configuration that the pull request brings; absent where it brings none. */
  readonly preview?: ConfigPreview;
  /** What was judged, with documents as they are at the head; absent where nothing was. */
  readonly headInput?: EvaluationInput;
  /** Which tree was judged; absent where none was. */
  readonly judged?: JudgedTree;
  /** What was found of the rights of those that have the same; absent where it was judged alone. */
  readonly standing?: Standing;
}

/**
 * Reads the spec bundles around a pull request and evaluates them under what its slash-commands mean. What cannot be read or evaluated becomes an
 * evaluation with outcome `error`, so that the check always completes; only a failure that another attempt may
 * cure is thrown.
 */
export async function evaluatePullRequest(
  facts: PullRequestFacts,
  around: PullRequestAround,
  readBundles: () => Promise<PullRequestBundles>,
  evaluator: Evaluator,
  run: Run,
): Promise<Judgement> {
  try {
    return await judge({ facts, bundles: await readBundles() }, around, evaluator);
  } catch (error) {
    if (isWorthAnotherAttempt(error) && !run.isLastAttempt) throw error;
    run.log.error({ err: error }, "the pull request could not be evaluated");
    const { config } = findConfigInForce(facts.config, null, facts.organisation);
    return { config, evaluation: failedEvaluation(explain(error)), notice: null };
  }
}

async function judge(
  { facts, bundles }: PullRequestSnapshot,
  around: PullRequestAround,
  evaluator: Evaluator,
): Promise<Judgement> {
  const { config, failure, notice } = findConfigInForce(facts.config, bundles.headConfig, facts.organisation);
  if (failure) return { config, evaluation: failedEvaluation(failure), notice };
  const input = buildEvaluationInput({ facts, bundles }, config, around);
  const evaluation = await evaluator.evaluate(input);
  const judged = { config, evaluation: placeAtHead(evaluation, bundles.head.files, bundles.atHead ?? []) };
  const preview = await previewConfig({ facts, bundles }, around, judged, evaluator);
  return {
    ...judged,
    ...(preview ? { preview } : {}),
    notice: joinNotices(notice, judgedNotice(bundles.judged, facts.baseRef)),
    headInput: atHead(input, bundles.atHead ?? []),
    ...(bundles.judged ? { judged: bundles.judged } : {}),
  };
}

function joinNotices(...notices: readonly (string | null)[]): string | null {
  return notices.filter((notice) => notice !== null).join(" ") || null;
}

/** An unknown error is a bug of ours, and those can be transient too (a worker that died, a lost connection). */
function isWorthAnotherAttempt(error: unknown): boolean {
  if (error instanceof GitHubError) return error.isRetryable;
  return !(error instanceof UserError);
}

function explain(error: unknown): EvaluationFailure {
  if (error instanceof UserError) return { path: null, reason: error.message, hint: error.hint };
  if (error instanceof GitHubError) return { path: null, reason: explainGitHub(error), hint: RETRY };
  return { path: null, reason: "An internal error of spec-kit-enforce stopped the evaluation.", hint: RETRY };
}

const RETRY =
  "Press *Re-check* on the check, or comment `/spec recheck`. If it happens again, report it with the delivery id.";

function explainGitHub(error: GitHubError): string {
  const status = error.status === null ? "did not answer" : `answered ${error.status}`;
  const request = error.requestId ? ` (request ${error.requestId})` : "";
  return `GitHub ${status} while the pull request was read${request}: ${error.message}`;
}
