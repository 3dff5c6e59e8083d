import { COMMENT_BYTES } from "../report/comment.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { type JudgedForReply, type ReplyEffect, renderReplyFoot } from "../report/reply-foot.ts";
import { truncateBytes } from "../report/truncate-bytes.ts";
import type { CommandComment } from "../snapshot/command-comment.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { InvocationAnswer } from "./answer-command.ts";

/** By this a reply is found again after a crash between writing it and noting that it was written. */
export function replyMarker({ id, surface = "comment" }: Pick<CommandComment, "id" | "surface">): string {
  return `<!-- spec-kit-enforce:reply:${surface === "comment" ? "" : `${surface}:`}${id} -->`;
}

/** One reply for all commands of a comment. It names the commit that it speaks of: the head may have moved since. */
export function renderReply(
  answers: readonly InvocationAnswer[],
  comment: Pick<CommandComment, "id" | "surface"> & Partial<Pick<CommandComment, "author">>,
  facts: Pick<PullRequestFacts, "headSha" | "state" | "checkRun" | "ref" | "baseRef">,
  judged: JudgedForReply | null = null,
): string {
  const room = Math.floor((COMMENT_BYTES - 1_000) / answers.length) - 1_000;
  const parts = answers.map(
    ({ invocation, text }) => `**${codeSpan(invocation.written)}**\n\n${shortenAnswer(text, room)}`,
  );
  const presser = comment.surface === "button" && comment.author ? [pressed(comment.author.login)] : [];
  const commits = answers.flatMap(({ orders }) =>
    orders.flatMap((order) => ("commitSha" in order ? [order.commitSha] : [])),
  );
  const effect: ReplyEffect = {
    isMadeAnew: commits.length > 0 || answers.some(({ recheck }) => recheck),
    isRefused: answers.some(({ isRefused }) => isRefused),
    commitSha: commits.at(-1) ?? null,
    above: parts.join("\n"),
    judged,
  };
  const body = [...presser, ...parts, renderReplyFoot(facts, effect)].join("\n\n");
  return `${body.replace(/^(?=\/)/gm, "\u200b")}\n\n${replyMarker(comment)}`;
}

function pressed(login: string): string {
  return `${codeSpan(login, 60)} pressed a button of the check.`;
}

/** Cut at a line, so that no mark-up is left open. */
function shortenAnswer(text: string, maxBytes: number): string {
  const cut = truncateBytes(text, maxBytes);
  if (cut === text) return text;
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf("\n")))}\n\nThe rest does not fit here; the check has it.`;
}
