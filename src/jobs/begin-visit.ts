import type { PullRequestAround } from "../core/build-evaluation-input.ts";
import type { CommandRecord } from "../core/commands/order.ts";
import { standingOrders } from "../core/commands/standing-orders.ts";
import { TICKS_BRANCH } from "../core/effects/plan-ticks.ts";
import type { TaskPlace } from "../core/snapshot/change.ts";
import type { PullRequestBundles, PullRequestFacts, ReviewOpinion } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";
import type { Judgement } from "./evaluate-pull-request.ts";
import { findApproval } from "./find-approval.ts";
import { judgeAmongRivals } from "./judge-among-rivals.ts";
import type { Run, Services } from "./services.ts";
import { today } from "./today.ts";
import type { Visit } from "./visit.ts";

/** What is known of a pull request, read once and shared by its commands and its review. */
export function beginVisit(
  facts: PullRequestFacts,
  github: GitHub,
  services: Services,
  run: Run,
  deliveryId: string | null,
): Visit {
  const { repository, number } = facts.ref;
  let trail: Promise<readonly CommandRecord[]> | undefined;
  let bundles: Promise<PullRequestBundles> | undefined;
  let judgement: Promise<Judgement> | undefined;
  let approved: Promise<ReviewOpinion | null> | undefined;
  const records = () => {
    trail ??= services.trail.of(repository.id, number);
    return trail;
  };
  const orders = async () => standingOrders(await records(), facts.headSha, today(services));
  const readBundles = () => {
    bundles ??= github.readBundles(facts);
    return bundles;
  };
  const approval = () => {
    approved ??= findApproval(facts, readBundles, github, run);
    return approved;
  };
  const readAround = async (): Promise<PullRequestAround> => ({
    orders: await orders(),
    rivals: [],
    recorded: await readRecorded(facts, services),
    approver: (await approval())?.author.login ?? null,
    today: today(services),
  });
  const judge = () => {
    judgement ??= judgeAmongRivals({ facts, github, services, run, readBundles, readAround });
    return judgement;
  };
  const record: Visit["record"] = async (given) => {
    await services.trail.record(repository.id, number, given);
    trail = undefined;
    judgement = undefined;
  };
  return { facts, github, services, run, deliveryId, records, orders, approval, judge, record };
}

/** Of our own rolling pull request: what it is known to tick. Whatever else somebody adds to it is judged as always. */
export async function readRecorded(
  { ref, headRef, fromFork, baseRef }: PullRequestFacts,
  { completions }: Services,
): Promise<readonly TaskPlace[]> {
  if (fromFork || !headRef.startsWith(TICKS_BRANCH)) return [];
  const open = await completions.open(ref.repository.id, baseRef);
  return open
    .filter(({ state, target }) => state === "proposed" && target === "done")
    .map(({ bundle, task }) => ({ bundle, task }));
}
