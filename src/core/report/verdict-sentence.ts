import { SETTLED_BY_APPROVAL } from "../settled-by-approval.ts";
import { wordFor } from "./bounded-text.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
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
  "**Nothing here keeps this from merging:** this pull request neither touches nor names a spec bundle (planning documents that this check reads). Nothing has to be done, and it keeps no task waiting.";

function nothingToDo(evaluation: Evaluation, { config, isGroup }: ReportContext): string {
  if (isGroup) return "Nothing has to be done: the queue goes on with the group.";
  const warnings = orderedFindings(evaluation).filter((one) => one.severity === "warning" && isCounted(one, config));
  if (warnings.length === 0) return "Nothing has to be done.";
  return warnings.length === 1
    ? "Nothing has to be done for the check; the warning is advice, to be read before you merge."
    : `Nothing has to be done for the check; the ${warnings.length} warnings are advice, to be read before you merge.`;
}

/** The errors that count for the verdict, in reading order. */
export function countedErrors(evaluation: Evaluation, { config }: Pick<ReportContext, "config">): readonly Finding[] {
  return orderedFindings(evaluation).filter((one) => one.severity === "error" && isCounted(one, config));
}

function overridden({ actor, order }: NonNullable<ReportContext["override"]>): string {
  return `**Overridden** by ${codeSpan(actor, 60)} (reason: ${neutralText(order.reason, 300)}). The check passes on this commit, so this can merge, whatever is found below. Nothing has to be done. The next push is judged as usual.`;
}

function notEvaluated(context: ReportContext): string {
  return modeInForce(context) === "enforce"
    ? "**This cannot merge yet:** the spec bundles could not be evaluated, and the check fails until they can be."
    : "**Nothing here keeps this from merging** (report mode), but the spec bundles could not be evaluated.";
}

function approvalsIn(evaluation: Evaluation, context: ReportContext): number {
  return countedErrors(evaluation, context).filter(({ rule }) => SETTLED_BY_APPROVAL.has(rule)).length;
}

function nextStep(isOne: boolean, approvals: number, isAll: boolean): string {
  if (approvals === 0)
    return `Push a commit that fixes ${isOne ? "it" : "them"}; the check and the comment update by themselves.`;
  if (isOne) return "Get the approval that it asks for below, or take the change back.";
  if (isAll) return "Get the approval that they ask for below, or take the changes back.";
  return `First push a commit that fixes what no approval settles, or takes the change back. Then get the approval for what still asks for one: it holds for one commit, so that a later push would void it.`;
}

function failing(evaluation: Evaluation, context: ReportContext): string {
  const count = countedErrors(evaluation, context).length;
  const errors = `${count} ${wordFor(count, "errors")}`;
  const isOne = count === 1;
  const approvals = approvalsIn(evaluation, context);
  const them = isOne ? "it" : "them";
  if (context.isGroup && modeInForce(context) === "enforce")
    return `**This group cannot merge:** ${errors} to fix. GitHub takes it out of the queue. Find the pull request of the group that causes ${them}, by the files it changes, fix ${them} there, and queue that again; the others need no change, only to be queued again where GitHub took them out too.`;
  if (modeInForce(context) === "enforce")
    return `**This cannot merge yet:** ${errors} to fix. ${nextStep(isOne, approvals, approvals === count)}`;
  if (context.config.mode === "enforce")
    return `**A draft cannot merge yet.** Fix ${errors} before you mark it ready for review: from then on ${isOne ? "it blocks" : "they block"} the merge.`;
  return `**Nothing here keeps this from merging** (report mode). Nothing has to be done: ${errors} ${isOne ? "is" : "are"} worth fixing, and would block the merge in enforce mode alone.`;
}
