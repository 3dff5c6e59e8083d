import type { Config } from "../config/config.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { moreOf } from "./bounded-text.ts";
import type { Evaluation } from "./evaluation.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";
import { blockedBefore, blockedInShort } from "./still-blocked.ts";
import { countedErrors } from "./verdict-sentence.ts";

/** What was judged last, for the sentences below a reply. */
export interface JudgedForReply {
  readonly evaluation: Evaluation;
  readonly config: Config;
}

/** What a reply did to what stands below it. */
export interface ReplyEffect {
  /** The check is made anew, so that the verdict there is may not hold any more. */
  readonly isMadeAnew: boolean;
  /** Something was refused, which is not why the check fails. */
  readonly isRefused: boolean;
  /** The commit of ours that moved the branch, or null. */
  readonly commitSha: string | null;
  /** What stands above the foot, where the reason why the check fails may stand already. */
  readonly above?: string;
  /** Null where nothing was judged, as after the merge. */
  readonly judged: JudgedForReply | null;
}

type Facts = Pick<PullRequestFacts, "headSha" | "state" | "checkRun" | "ref" | "baseRef">;

/** What stands below every reply: the commit that it speaks of, whether that can merge, why not, and who is blocked. */
export function renderReplyFoot(facts: Facts, effect: ReplyEffect): string {
  if (facts.state === "merged") return `Answered for commit ${facts.headSha}. This pull request is merged.`;
  if (facts.state === "closed")
    return `Answered for commit ${facts.headSha}. This pull request is closed, and cannot merge until somebody reopens it. Until then it completes and unblocks nothing: what is blocked on ${codeSpan(facts.baseRef, 200)} stays blocked.`;
  return [...verdict(facts, effect), blocked(effect)].filter((part) => part !== "").join(" ");
}

function verdict({ headSha, checkRun, ref }: Facts, effect: ReplyEffect): readonly string[] {
  const { isMadeAnew, isRefused, commitSha, judged, above = "" } = effect;
  const { owner, name } = ref.repository;
  const link = `check](/${owner}/${name}/pull/${ref.number}/checks)`;
  if (commitSha !== null) {
    const moved = `The branch is now at commit ${commitSha.slice(0, 7)}: pull it before you push.`;
    return [moved, `[The ${link} is running on it; wait for it before you merge.`];
  }
  const conclusion = checkRun?.headSha === headSha && !isMadeAnew ? checkRun.conclusion : null;
  const reason = judged === null ? UNKNOWN : reasonOf(judged, above);
  const isApart = conclusion === "failure" && isRefused && reason !== SAME && !reason.includes(ABOVE);
  const subject = isApart ? `Separately, [the ${link}` : `[The ${link}`;
  const said = conclusion === "failure" ? reason : (VERDICTS[conclusion ?? ""] ?? RUNNING);
  return [`Answered for commit ${headSha}.`, `${subject} ${said}`];
}

const RUNNING = "is running; wait for it before you merge.";

const VERDICTS: Readonly<Record<string, string>> = {
  success: "passes, so it does not keep this from merging.",
  neutral: "blocks nothing, so it does not keep this from merging. It lists the findings.",
};

const UNKNOWN = "fails, so this cannot merge yet. The check says what to do.";
const ABOVE = ", as said above.";
const SAME = "fails for the same reason, so this cannot merge yet.";

/** A longer message is left to the check. */
const LONGEST = 300;

/** The first reason stands here, so that nobody has to open the check to learn where to look and what to do. */
function reasonOf({ evaluation, config }: JudgedForReply, above: string): string {
  const [failure] = evaluation.failures;
  if (failure) {
    const reason = neutralMessage(`${failure.reason} ${failure.hint}`, 600);
    return above.includes(reason) ? SAME : `fails, so this cannot merge yet: ${reason}`;
  }
  const errors = countedErrors(evaluation, { config });
  const [first] = errors;
  if (!first) return UNKNOWN;
  const place = `${codeSpan(first.rule, 80)} in ${codeSpan(`${first.at.path}:${first.at.line}`, 200)}`;
  const message = neutralMessage(first.message, 600);
  const left = errors.length - 1;
  const more = left > 0 ? ` The check lists ${moreOf(left, "errors")}.` : "";
  if (above.includes(message)) return `fails, so this cannot merge yet: ${place}${ABOVE}${more}`;
  const remedy = first.message.length <= LONGEST ? `${message}${more}` : `The check says what to do.${more}`;
  return `fails, so this cannot merge yet: ${place}. ${remedy}`;
}

function blocked({ commitSha, judged }: ReplyEffect): string {
  if (judged === null) return "It lists the tasks that are blocked.";
  if (judged.evaluation.outcome === "error") return "Which tasks are blocked is not known until then.";
  const { evaluation, config } = judged;
  return commitSha === null ? blockedInShort(evaluation.bundles, config.ticks) : blockedBefore(evaluation.bundles);
}
