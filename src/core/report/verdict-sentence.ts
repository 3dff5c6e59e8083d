import { listWords } from "../rules/name-task.ts";
import { SETTLED_BY_APPROVAL } from "../settled-by-approval.ts";
import { moreOf, wordFor } from "./bounded-text.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
import { groupStep } from "./group-step.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { modeInForce, type ReportContext } from "./report-context.ts";

/** Whether it can merge and what to do next, in one or two sentences: what a reader wants to know first. */
export function renderVerdictSentence(evaluation: Evaluation, context: ReportContext): string {
  if (context.override) return overridden(context.override);
  if (evaluation.outcome === "error") return notEvaluated(context);
  if (evaluation.outcome === "fail") return failing(evaluation, context);
  if (evaluation.bundles.length === 0 && evaluation.findings.length === 0) return UNCONCERNED;
  return `**Nothing here keeps this from merging.** ${nothingToDo(evaluation, context)}`;
}

const UNCONCERNED =
  "**Nothing here keeps this from merging:** this pull request neither touches nor names a spec bundle (planning documents that this check reads). No action is needed, and no task waits for it.";

function nothingToDo(evaluation: Evaluation, { config, isGroup }: ReportContext): string {
  if (isGroup) return "No action is needed: the queue continues with this group.";
  const warnings = orderedFindings(evaluation).filter((one) => one.severity === "warning" && isCounted(one, config));
  if (warnings.length === 0) return "No action is needed.";
  return warnings.length === 1
    ? "No action is needed for the check; the warning is advice: read it before you merge."
    : `No action is needed for the check; the ${warnings.length} warnings are advice: read them before you merge.`;
}

/** The errors that count for the verdict, in reading order. */
export function countedErrors(evaluation: Evaluation, { config }: Pick<ReportContext, "config">): readonly Finding[] {
  return orderedFindings(evaluation).filter((one) => one.severity === "error" && isCounted(one, config));
}

function overridden({ actor, order }: NonNullable<ReportContext["override"]>): string {
  return `**Overridden** by ${codeSpan(actor, 60)} (reason: ${neutralText(order.reason, 300)}). The check passes on this commit, so this can merge, whatever is found below. The next push is judged anew, without this override.`;
}

function notEvaluated(context: ReportContext): string {
  if (context.isGroup && modeInForce(context) === "enforce")
    return "**This group cannot merge:** the spec bundles could not be evaluated, and GitHub takes it out of the queue.";
  return modeInForce(context) === "enforce"
    ? "**This cannot merge yet:** the spec bundles could not be evaluated, and the check fails until they can be."
    : "**Nothing here keeps this from merging** (report mode), but the spec bundles could not be evaluated.";
}

function nextStep(errors: readonly Finding[]): string {
  const isOne = errors.length === 1;
  const [approvals, others] = [true, false].map((isSettled) =>
    errors.filter(({ rule }) => SETTLED_BY_APPROVAL.has(rule) === isSettled),
  );
  if (approvals === undefined || others === undefined || approvals.length === 0)
    return `Push a commit that fixes ${isOne ? "it" : "them"}; the check and the comment update automatically.`;
  if (isOne) return "Get the approval that it asks for below, or revert the change.";
  if (others.length === 0) return "Get the approval that they ask for below, or revert the changes.";
  const changes = approvals.length === 1 ? "that change" : "those changes";
  return `First push a commit that fixes ${nameRules(others)}. Then have that commit approved for ${nameRules(approvals)}, or revert ${changes}: an approval holds for one commit, so a later push voids it.`;
}

const MOST_RULES = 3;

function nameRules(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const left = rules.length - MOST_RULES;
  const named = rules.slice(0, MOST_RULES).map((rule) => codeSpan(rule, 80));
  return listWords(left > 0 ? [...named, moreOf(left, "rules")] : named);
}

function failing(evaluation: Evaluation, context: ReportContext): string {
  const found = countedErrors(evaluation, context);
  const count = found.length;
  const errors = `${count} ${wordFor(count, "errors")}`;
  const isOne = count === 1;
  if (context.isGroup && modeInForce(context) === "enforce")
    return `**This group cannot merge:** ${errors} to fix, and GitHub takes it out of the queue. ${groupStep(found, context)}`;
  if (modeInForce(context) === "enforce") return `**This cannot merge yet:** ${errors} to fix. ${nextStep(found)}`;
  if (context.config.mode === "enforce")
    return `**A draft cannot merge yet.** Fix ${errors} before you mark it ready for review: from then on ${isOne ? "it blocks" : "they block"} the merge.`;
  return `**Nothing here keeps this from merging** (report mode). No action is needed: ${errors} ${isOne ? "is" : "are"} worth fixing, and would block the merge only in enforce mode.`;
}
