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
  const errors = countedErrors(evaluation, context).length;
  if (evaluation.outcome === "fail")
    return failing(`${errors} ${wordFor(errors, "errors")}`, errors === 1, context, approvalsIn(evaluation, context));
  if (evaluation.bundles.length === 0 && evaluation.findings.length === 0) return UNCONCERNED;
  return `**Nothing here keeps this from merging.** ${nothingToDo(evaluation, context)}`;
}

const UNCONCERNED =
  "**Nothing here keeps this from merging:** this pull request touches and names no spec bundle, the planning documents that this check reads. Nothing has to be done, and no task is blocked.";

function nothingToDo(evaluation: Evaluation, { config, isGroup }: ReportContext): string {
  if (isGroup) return "Nothing has to be done: the queue goes on with the group.";
  const warnings = orderedFindings(evaluation).filter((one) => one.severity === "warning" && isCounted(one, config));
  if (warnings.length === 0) return "Nothing has to be done.";
  return `Look at the ${warnings.length === 1 ? "warning" : `${warnings.length} warnings`} first, but nothing has to be done.`;
}

/** The errors that count for the verdict, in reading order. */
export function countedErrors(evaluation: Evaluation, { config }: Pick<ReportContext, "config">): readonly Finding[] {
  return orderedFindings(evaluation).filter((one) => one.severity === "error" && isCounted(one, config));
}

function overridden({ actor, order }: NonNullable<ReportContext["override"]>): string {
  return `**Overridden** by ${codeSpan(actor, 60)} (reason: ${neutralText(order.reason, 300)}). The check passes on this commit, so this can merge and nothing has to be done for it, whatever is found below. The next push is judged as usual.`;
}

function notEvaluated(context: ReportContext): string {
  return modeInForce(context) === "enforce"
    ? "**This cannot merge yet:** the spec bundles could not be evaluated, and the check fails until they can be."
    : "**Nothing here keeps this from merging** (report mode), but the spec bundles could not be evaluated.";
}

function approvalsIn(evaluation: Evaluation, context: ReportContext): number {
  return countedErrors(evaluation, context).filter(({ rule }) => SETTLED_BY_APPROVAL.has(rule)).length;
}

function nextStep(isOne: boolean, approvals: number): string {
  if (approvals === 0)
    return `Push a commit that fixes ${isOne ? "it" : "them"}; the check and the comment update by themselves.`;
  if (isOne) return "It needs an approval, or the change taken back; see below.";
  return `${approvals} of them ${approvals === 1 ? "needs" : "need"} an approval, or the change taken back; push a commit for what is left. The check and the comment update by themselves.`;
}

function failing(errors: string, isOne: boolean, context: ReportContext, approvals: number): string {
  const [them, keep] = isOne ? ["it", "keeps"] : ["them", "keep"];
  if (context.isGroup && modeInForce(context) === "enforce")
    return `**This group cannot merge:** ${errors} to fix. GitHub takes it out of the queue. The check does not tell which pull request of the group brings ${them}: fix ${them} in the one that does, and queue that again.`;
  if (modeInForce(context) === "enforce")
    return `**This cannot merge yet:** ${errors} to fix. ${nextStep(isOne, approvals)}`;
  if (context.config.mode === "enforce")
    return `**A draft cannot merge yet**, and is only reported on. Once it is ready for review, ${errors} ${keep} it from merging: fix ${them} before.`;
  return `**Nothing here keeps this from merging** (report mode). In enforce mode, ${errors} would keep this from merging.`;
}
