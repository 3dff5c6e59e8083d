import { type StandingOrders, standingOrders } from "../core/commands/standing-orders.ts";
import type { PullRequestBundles, PullRequestFacts, PullRequestRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { InboxEntry } from "../ports/inbox.ts";
import { completePullRequest } from "./complete-pull-request.ts";
import { type Drained, drainInbox } from "./drain-inbox.ts";
import { evaluatePullRequest, type Judgement } from "./evaluate-pull-request.ts";
import { defineJob } from "./job.ts";
import { REVIEW } from "./kinds.ts";
import { leavePullRequest } from "./leave-pull-request.ts";
import { publishReview } from "./publish-review.ts";
import type { Run, Services } from "./services.ts";
import type { Visit } from "./visit.ts";

/** As many entries as the inbox gives at once; with so many there may be more. */
const MOST_ENTRIES = 100;

/**
 * Answers the commands that wait for a pull request, then does what its state asks for. Everything is read anew, so
 * late, doubled and reordered deliveries do no harm.
 */
export const reviewPullRequest = defineJob(REVIEW, async ({ ref, deliveryId }, services, run) => {
  const github = await services.github.installation(ref.installationId, run.signal);
  const inbox = await services.inbox.pending(ref.repository.id, ref.number);
  const facts = await readFacts(github, ref, inbox);
  if (!facts) return forget(ref, inbox, services);
  const visit = beginVisit(facts, github, services, bind(run, facts), deliveryId);
  const drained = await drainInbox(inbox, visit);
  // A commit of ours moved the head: what was read is old, and the next look finds the rest of the inbox.
  if (!drained.movedHead) await BY_STATE[facts.state](visit, drained);
  await drained.finish();
  if (drained.movedHead || inbox.length >= MOST_ENTRIES) await services.queue.send(REVIEW.request({ ref, deliveryId }));
});

const BY_STATE: Readonly<Record<PullRequestFacts["state"], (visit: Visit, drained: Drained) => Promise<void>>> = {
  open: publishReview,
  closed: leavePullRequest,
  merged: async (visit) => {
    await completePullRequest(visit);
    await leavePullRequest(visit);
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

async function forget(ref: PullRequestRef, inbox: readonly InboxEntry[], services: Services): Promise<void> {
  for (const { id } of inbox) await services.inbox.finish(id, "failed");
  await services.verdicts.forget(ref.repository.id, ref.number);
}

function bind(run: Run, { ref, headSha }: PullRequestFacts): Run {
  const repo = `${ref.repository.owner}/${ref.repository.name}`;
  return { ...run, log: run.log.child({ repo, pullRequest: ref.number, headSha }) };
}

function beginVisit(
  facts: PullRequestFacts,
  github: GitHub,
  services: Services,
  run: Run,
  deliveryId: string | null,
): Visit {
  const { repository, number } = facts.ref;
  let standing: Promise<StandingOrders> | undefined;
  let bundles: Promise<PullRequestBundles> | undefined;
  let judgement: Promise<Judgement> | undefined;
  const orders = () => {
    standing ??= services.trail
      .of(repository.id, number)
      .then((records) => standingOrders(records, facts.headSha, today(services)));
    return standing;
  };
  const readBundles = () => {
    bundles ??= github.readBundles(facts);
    return bundles;
  };
  const judge = () => {
    judgement ??= orders().then((given) => evaluatePullRequest(facts, given, readBundles, services.evaluator, run));
    return judgement;
  };
  const record: Visit["record"] = async (records) => {
    await services.trail.record(repository.id, number, records);
    standing = undefined;
    judgement = undefined;
  };
  return { facts, github, services, run, deliveryId, orders, judge, record };
}

function today({ now }: Services): string {
  return now().toISOString().slice(0, 10);
}
