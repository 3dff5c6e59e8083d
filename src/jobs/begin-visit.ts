import type { PullRequestAround } from "../core/build-evaluation-input.ts";
import type { CommandRecord } from "../core/commands/order.ts";
import { linkedBundles, standingOrders } from "../core/commands/standing-orders.ts";
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
  const bundles = new Map<string, Promise<PullRequestBundles>>();
  const judgements = new Map<string, Promise<Judgement>>();
  let approved: Promise<ReviewOpinion | null> | undefined;
  const records = () => {
    trail ??= services.trail.of(repository.id, number);
    return trail;
  };
  const orders = async () => standingOrders(await records(), facts.headSha, today(services));
  const readBundles = async (asked: Asked = NONE) => {
    const also = [...new Set([...linkedBundles(await orders()), ...asked])];
    return remember(bundles, JSON.stringify(also), async () =>
      github.readBundles(facts, also, await services.verdicts.headOf(repository.id, number)),
    );
  };
  const approval = () => {
    approved ??= findApproval(facts, () => readBundles(), github, run);
    return approved;
  };
  const readAround = async (): Promise<PullRequestAround> => ({
    orders: await orders(),
    rivals: [],
    recorded: await readRecorded(facts, services),
    approver: (await approval())?.author.login ?? null,
    today: today(services),
  });
  const judge = async (asked: Asked = NONE) => {
    const also = asked.length > 0 && (await bringMore(readBundles, asked)) ? asked : NONE;
    const scene = { facts, github, services, run, readBundles: () => readBundles(also), readAround };
    return remember(judgements, JSON.stringify(also), () => judgeAmongRivals(scene));
  };
  const record: Visit["record"] = async (given) => {
    await services.trail.record(repository.id, number, given);
    trail = undefined;
    judgements.clear();
  };
  return { facts, github, services, run, deliveryId, records, orders, approval, judge, record };
}

/** Spec bundles by name; see `GitHub.readBundles`. */
type Asked = readonly (string | null)[];

const NONE: Asked = [];

/** Most of what commands name is there without them. What cannot be read is told by the usual judgement. */
async function bringMore(readBundles: (asked: Asked) => Promise<PullRequestBundles>, asked: Asked): Promise<boolean> {
  try {
    const [usual, more] = [await readBundles(NONE), await readBundles(asked)];
    return more.bundles.length > usual.bundles.length;
  } catch {
    return false;
  }
}

function remember<Value>(kept: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
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
