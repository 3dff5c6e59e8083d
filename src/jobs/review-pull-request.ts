import type { PullRequestFacts, PullRequestRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { InboxEntry } from "../ports/inbox.ts";
import { beginVisit } from "./begin-visit.ts";
import { completePullRequest } from "./complete-pull-request.ts";
import { type Drained, drainInbox } from "./drain-inbox.ts";
import { defineJob } from "./job.ts";
import { REVIEW } from "./kinds.ts";
import { giveUpClaims, leavePullRequest } from "./leave-pull-request.ts";
import { publishReview } from "./publish-review.ts";
import type { Run, Services } from "./services.ts";
import { tickOnApproval } from "./tick-on-approval.ts";
import type { Visit } from "./visit.ts";

/** As many entries as the inbox gives at once; with so many there may be more. */
const MOST_ENTRIES = 10;

/**
 * Answers the commands that wait for a pull request, then does what its state asks for. Everything is read anew, so
 * late, doubled and reordered deliveries do no harm.
 */
export const reviewPullRequest = defineJob(REVIEW, async ({ ref, deliveryId }, services, run) => {
  const github = await services.github.installation(ref.installationId, run.signal);
  const inbox = await services.inbox.pending(ref.repository.id, ref.number);
  const facts = await readFacts(github, ref, inbox);
  if (!facts) return forget(ref, deliveryId, inbox, services);
  // It takes no check, comment or commit; once it is brought back it is looked through.
  if (facts.archived) return;
  const visit = beginVisit(facts, github, services, bind(run, facts), deliveryId);
  const drained = await drainInbox(inbox, visit);
  const movedHead = drained.movedHead || (await tickOnApproval(visit));
  // A commit of ours moved the head: what was read is old, and the next look finds the rest of the inbox.
  if (!movedHead) await BY_STATE[facts.state](visit, drained);
  await drained.finish();
  if (movedHead || (inbox.length >= MOST_ENTRIES && drained.madeRoom()))
    await services.queue.send(REVIEW.request({ ref, deliveryId }));
});

const BY_STATE: Readonly<Record<PullRequestFacts["state"], (visit: Visit, drained: Drained) => Promise<void>>> = {
  open: publishReview,
  closed: async (visit, drained) => {
    await leavePullRequest(visit);
    await drained.finishRuns();
  },
  merged: async (visit, drained) => {
    await completePullRequest(visit);
    await leavePullRequest(visit);
    // No check is published any more: what asked for one would wait for ever, and keep what comes after it waiting.
    await drained.finishRuns();
  },
};

/** Null for a pull request that is gone: its repository was deleted, or we were uninstalled. */
async function readFacts(
  github: GitHub,
  ref: PullRequestRef,
  inbox: readonly InboxEntry[],
): Promise<PullRequestFacts | null> {
  const comments = inbox.flatMap(({ item }) => (item.kind === "comment" ? [item.commentNodeId] : []));
  try {
    return await github.readPullRequest(ref, comments);
  } catch (error) {
    if (error instanceof GitHubError && error.reason === "not-found") return null;
    throw error;
  }
}

async function forget(
  ref: PullRequestRef,
  deliveryId: string | null,
  inbox: readonly InboxEntry[],
  services: Services,
): Promise<void> {
  for (const { id } of inbox) await services.inbox.finish(id, "failed");
  await giveUpClaims({ facts: { ref }, services, deliveryId }, false);
}

function bind(run: Run, { ref, headSha }: PullRequestFacts): Run {
  const repo = `${ref.repository.owner}/${ref.repository.name}`;
  return { ...run, log: run.log.child({ repo, pullRequest: ref.number, headSha }) };
}
