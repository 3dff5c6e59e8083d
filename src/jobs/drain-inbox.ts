import {
  answerCommands,
  concludeCommands,
  needsEvaluation,
  needsPusher,
  needsVerdict,
} from "../core/commands/answer-command.ts";
import { askedBundles } from "../core/commands/asked-bundles.ts";
import { isOwnStep } from "../core/commands/own-steps.ts";
import { readInvocations } from "../core/commands/read-invocations.ts";
import { replyMarker } from "../core/commands/render-reply.ts";
import { findConfigInForce } from "../core/config/config-in-force.ts";
import type { AddReaction, UpsertComment } from "../core/effects/effect.ts";
import type { CommandComment } from "../core/snapshot/command-comment.ts";
import { GitHubError } from "../github/errors.ts";
import type { InboxEntry } from "../ports/inbox.ts";
import { applyLeniently } from "./apply-review.ts";
import { carryOutOrders, refusalsOf } from "./carry-out-orders.ts";
import type { Judgement } from "./evaluate-pull-request.ts";
import { findPusher } from "./find-pusher.ts";
import { findOvertakingPush } from "./overtaking-push.ts";
import { pressedCommand } from "./pressed-command.ts";
import type { Visit } from "./visit.ts";

export interface Drained {
  /** Somebody asked for a new check run, whether or not anything changed. */
  readonly wantsNewRun: boolean;
  /** A command moved the pull request's head: what was read of it is old, and the rest of the inbox waits. */
  readonly movedHead: boolean;
  /** Settles the requests for a new run, which survive a crash until it is published, or until none can be any more. */
  finishRuns(): Promise<void>;
  /** Whether the inbox holds fewer entries than before: where all of them wait on, the next look would find the same. */
  madeRoom(): boolean;
  /** Tells of entries that could not be answered, so that the job is tried again. */
  finish(): Promise<void>;
}

type Fate = { readonly isSettled: boolean; readonly wantsNewRun: boolean; readonly movedHead: boolean };

/**
 * Answers what waits for a pull request, oldest first. One that fails does not hold up the others: it stays in the
 * inbox for the next attempt, and after the last one it counts as failed.
 */
export async function drainInbox(entries: readonly InboxEntry[], visit: Visit): Promise<Drained> {
  const unsettled: number[] = [];
  let settled = 0;
  let wantsNewRun = false;
  let movedHead = false;
  const failures: unknown[] = [];
  for (const entry of entries) {
    if (movedHead) break;
    try {
      const fate = await answerEntry(entry, visit);
      wantsNewRun ||= fate.wantsNewRun;
      movedHead ||= fate.movedHead;
      if (fate.isSettled) settled += 1;
      else unsettled.push(entry.id);
    } catch (error) {
      failures.push(error);
      if (await noteFailure(entry, error, visit)) settled += 1;
    }
  }
  const { inbox } = visit.services;
  return {
    wantsNewRun,
    movedHead,
    async finishRuns() {
      for (const id of unsettled.splice(0)) {
        await inbox.finish(id, "done");
        settled += 1;
      }
    },
    madeRoom: () => settled > 0,
    async finish() {
      if (failures.length > 0 && !visit.run.isLastAttempt) throw failures[0];
    },
  };
}

async function answerEntry(entry: InboxEntry, visit: Visit): Promise<Fate> {
  const { inbox } = visit.services;
  await inbox.begin(entry.id);
  if (entry.item.kind === "rerun") return { isSettled: false, wantsNewRun: true, movedHead: false };
  if (entry.item.kind === "button") return answerComment(entry, pressedCommand(entry.id, entry.item), visit);
  const { commentId, surface: wanted = "comment" } = entry.item;
  // Node ids are not compared: GitHub answers with new ones to questions by old ones.
  const comment = visit.facts.commandComments.find(
    ({ id, surface = "comment" }) => id === commentId && surface === wanted,
  );
  if (!comment && entry.attempts === 0) throw notThereYet();
  if (!comment || readInvocations(comment).length === 0) {
    await inbox.finish(entry.id, "done");
    return { isSettled: true, wantsNewRun: false, movedHead: false };
  }
  return answerComment(entry, comment, visit);
}

/** A comment that is told of before GitHub shows it, or one that was deleted: the next attempt knows. */
function notThereYet(): GitHubError {
  const facts = { status: 404, isRetryable: true, requestId: null, reason: "not-found" } as const;
  return new GitHubError("GitHub does not show the comment yet", facts);
}

async function answerComment(entry: InboxEntry, comment: CommandComment, visit: Visit): Promise<Fate> {
  const { facts, github, services, run } = visit;
  const { surface = "comment" } = comment;
  // The answer does not depend on them: without `issues: write`, or in a locked conversation, GitHub refuses reactions.
  const react = async (content: AddReaction["content"]) => {
    if (surface === "button") return;
    const effect: AddReaction = {
      kind: "add-reaction",
      repository: facts.ref.repository,
      commentId: comment.id,
      ...(surface === "comment" ? {} : { on: { surface, nodeId: comment.nodeId } }),
      content,
    };
    await applyLeniently(effect, github, run.log);
  };
  const permission = await github.readPermission(facts.ref.repository, comment.author.login);
  await react("eyes");
  const permissions = findConfigInForce(facts.config, null, facts.organisation).config.commands ?? {};
  const invocations = readInvocations(comment);
  const judgement = needsEvaluation(invocations) ? await visit.judge(askedBundles(invocations)) : null;
  const { repository, number } = facts.ref;
  const wanted = answerCommands({
    comment,
    facts,
    permission,
    permissions,
    evaluation: judgement?.evaluation.outcome === "error" ? null : (judgement?.evaluation ?? null),
    failure: judgement?.evaluation.failures[0] ?? null,
    ...(judgement ? { ticks: judgement.config.ticks } : {}),
    pusher: needsPusher(invocations, permissions) ? await findPusher(facts, github) : null,
    ...(needsVerdict(invocations) ? { judgedSha: await services.verdicts.headOf(repository.id, number) } : {}),
    overtaken: await findOvertakingPush(comment, invocations, visit),
    isOwnStep: isOwnStep(await visit.records(), comment.commitSha ?? facts.headSha, facts.headSha),
  });
  const { answers, movedHead } = await carryOutOrders(wanted, comment, visit);
  const refusals = refusalsOf(answers, comment, visit);
  if (refusals.length > 0) await services.trail.recordRefusals(repository.id, number, refusals);
  const decision = concludeCommands(answers, { comment, facts }, await judgedFor(movedHead, judgement, visit));
  if (decision.reply !== null) await reply(entry, comment, decision.reply, visit);
  await react(decision.reaction);
  if (!decision.recheck) await services.inbox.finish(entry.id, decision.kind === "refuse" ? "refused" : "done");
  return { isSettled: !decision.recheck, wantsNewRun: decision.recheck, movedHead };
}

/**
 * What the foot of the reply tells: an open pull request is judged after it anyway, unless its head moved. Where GitHub
 * does not let it be judged now the reply does without: what was asked for is done by then.
 */
async function judgedFor(movedHead: boolean, before: Judgement | null, visit: Visit): Promise<Judgement | null> {
  if (visit.facts.state !== "open") return null;
  if (movedHead) return before;
  try {
    return await visit.judge();
  } catch (error) {
    if (error instanceof GitHubError) return before;
    throw error;
  }
}

/** An earlier attempt may have replied and died before it could say so: then its reply is there already. */
async function reply(entry: InboxEntry, comment: CommandComment, body: string, visit: Visit): Promise<void> {
  const { github, facts } = visit;
  const { repository, number } = facts.ref;
  if (entry.attempts > 0 && (await github.findComment(repository, number, replyMarker(comment))) !== null) return;
  const effect: UpsertComment = { kind: "upsert-comment", repository, issueNumber: number, update: null, body };
  await github.apply(effect);
}

/**
 * Whether the entry is given up. While GitHub is away none is: the sweep asks again, until it was tried too often for that
 * to be the reason.
 */
async function noteFailure(entry: InboxEntry, error: unknown, { run, services }: Visit): Promise<boolean> {
  run.log.warn({ err: error, inboxEntry: entry.id }, "an inbox entry could not be answered");
  const isAway = error instanceof GitHubError && error.isRetryable && entry.attempts < MOST_ATTEMPTS;
  const isGivenUp = run.isLastAttempt && !isAway;
  if (isGivenUp) await services.inbox.finish(entry.id, "failed");
  return isGivenUp;
}

/** Six in a job, and one job in each sweep of ten minutes: about an hour and a half. */
const MOST_ATTEMPTS = 60;
