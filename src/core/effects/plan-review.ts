import type { Config } from "../config/config.ts";
import { renderComment, renderMergedComment, renderUnconcernedComment } from "../report/comment.ts";
import type { CompletionOutcome } from "../report/completion.ts";
import type { Evaluation } from "../report/evaluation.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Effect, UpsertComment } from "./effect.ts";
import { planCheckRun } from "./plan-check-run.ts";
import { type ReviewInput, reportContext } from "./review-input.ts";

/** The effects of a review: check run and sticky comment, each only where it would say something else than what is there. */
export function planReview(input: ReviewInput): readonly Effect[] {
  if (input.facts.state !== "open") return [];
  return [...planCheckRun(input), ...planComment(input.facts, commentOf(input))];
}

/** The effects of a merge on its pull request's comment: what was ticked, where, and what stopped the rest. */
export function planMergeReport(
  facts: PullRequestFacts,
  completions: readonly CompletionOutcome[],
  { comment }: Pick<Config, "comment">,
): readonly Effect[] {
  return planComment(facts, completions.length > 0 && comment !== "off" ? renderMergedComment(completions) : null);
}

/** Null where nothing is to be said. An evaluation that failed as a whole leaves the last comment as it is: the check tells. */
function commentOf(input: ReviewInput): string | null {
  const { evaluation, facts, config } = input;
  if (config.comment === "off") return null;
  if (isConcerned(evaluation)) return renderComment(evaluation, reportContext(input));
  return facts.comment && evaluation.outcome !== "error" ? renderUnconcernedComment() : null;
}

function isConcerned({ bundles, findings }: Evaluation): boolean {
  return bundles.length > 0 || findings.some(({ severity, status }) => severity === "error" && status === "new");
}

/** A locked conversation refuses comments of Apps, and the check does not depend on them. */
function planComment(facts: PullRequestFacts, body: string | null): readonly UpsertComment[] {
  const { comment, ref } = facts;
  if (body === null || facts.locked || (comment && normalise(comment.body) === normalise(body))) return [];
  const update = comment?.id ?? null;
  return [{ kind: "upsert-comment", repository: ref.repository, issueNumber: ref.number, update, body }];
}

/** GitHub may give a body back with other line ends and without the white space around it. */
function normalise(body: string): string {
  return body.replaceAll("\r\n", "\n").trim();
}
