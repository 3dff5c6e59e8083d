import { findCompletions } from "../core/commands/find-completions.ts";
import type { EditOrder } from "../core/effects/plan-command-edits.ts";
import { codeSpan, neutralMessage } from "../core/report/neutral-text.ts";
import { type JudgedForReply, renderReplyFoot } from "../core/report/reply-foot.ts";
import type { ReviewOpinion } from "../core/snapshot/pull-request.ts";
import { type Giver, recordsOf, type Written, writeEdits } from "./carry-out-orders.ts";
import type { Visit } from "./visit.ts";

/**
 * With `ticks: in-pr`, an approval ticks what the pull request completes, by a commit on its own branch. The new head is
 * judged by the next look, and nobody approved that one yet, so that one approval makes one commit at most. Returns
 * whether it moved the head. A fork cannot be written to: its author is told to tick there.
 */
export async function tickOnApproval(visit: Visit): Promise<boolean> {
  const { facts } = visit;
  if (facts.state !== "open" || facts.draft || facts.fromFork) return false;
  const { config, evaluation } = await visit.judge();
  if (config.ticks !== "in-pr" || evaluation.outcome === "error") return false;
  const approval = await visit.approval();
  if (approval === null) return false;
  const reason = "approved";
  const orders = findCompletions(evaluation).map((target) => ({ kind: "edit", target, to: "done", reason }) as const);
  if (orders.length === 0) return false;
  const giver: Giver = { surface: "approval", commentId: approval.id, actor: approval.author.login };
  const written = await writeEdits(orders, giver, visit);
  await visit.record(recordsOf(ordersDone(orders, written), giver, visit));
  await tellRefusals(written, approval, visit, { evaluation, config });
  return written.commitSha !== null;
}

const AGAIN =
  "A command that is named above settles it at once. If you change the file instead, approve once more afterwards, or comment `/spec tick`.";

function ordersDone(orders: readonly EditOrder[], { fates, commitSha }: Written): readonly EditOrder[] {
  if (commitSha === null) return [];
  const changed = new Set(fates.flatMap(({ order, fate }) => (fate === "change" ? [order] : [])));
  return orders.filter((order) => changed.has(order)).map((order) => ({ ...order, commitSha }));
}

/** By this a refusal is told once for each approval, however often its pull request is looked at. */
function markerOf({ id }: ReviewOpinion): string {
  return `<!-- spec-kit-enforce:reply:approval:${id} -->`;
}

async function tellRefusals(
  written: Written,
  approval: ReviewOpinion,
  { facts, github }: Visit,
  judged: JudgedForReply,
): Promise<void> {
  const lines = written.fates.flatMap(({ order, fate }) =>
    typeof fate === "string"
      ? []
      : [
          `- ${codeSpan(order.target.task, 60)} in ${codeSpan(order.target.tasksPath, 200)} was not ticked. ${neutralMessage(fate.refused)}`,
        ],
  );
  const { repository, number } = facts.ref;
  const marker = markerOf(approval);
  if (lines.length === 0 || facts.locked || (await github.findComment(repository, number, marker)) !== null) return;
  const head = `${codeSpan(approval.author.login, 60)} approved this, which ticks what this pull request completes (\`ticks: in-pr\`), but:`;
  const { commitSha } = written;
  const foot = renderReplyFoot(facts, { isMadeAnew: commitSha !== null, isRefused: true, commitSha, judged });
  const body = [head, lines.join("\n"), AGAIN, foot, marker].join("\n\n");
  await github.apply({ kind: "upsert-comment", repository, issueNumber: number, update: null, body });
}
