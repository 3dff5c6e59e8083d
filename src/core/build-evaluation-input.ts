import { askedTasks } from "./commands/asked-tasks.ts";
import { NO_ORDERS, type StandingOrders } from "./commands/standing-orders.ts";
import type { Config } from "./config/config.ts";
import { findProposedConfig } from "./config/proposed-config.ts";
import { findWaivers } from "./config/waivers.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import type { RivalClaim, RivalStake, TaskPlace } from "./snapshot/change.ts";
import type { PullRequestSnapshot } from "./snapshot/pull-request.ts";

/** What is known of a pull request beside GitHub's own facts. */
export interface PullRequestAround {
  readonly orders: StandingOrders;
  readonly rivals: readonly RivalClaim[];
  readonly rivalStakes?: readonly RivalStake[];
  /** What merged pull requests completed, where this is the pull request of ours that ticks it. */
  readonly recorded: readonly TaskPlace[];
  /** Who approved exactly the head, with write access and not as the author; null for nobody. */
  readonly approver?: string | null;
  /** `YYYY-MM-DD`, the day by which waivers end; where it is not given, none of them holds. */
  readonly today?: string;
}

/** What the verdict on a pull request depends on: the same for the App and for the command line. */
export function buildEvaluationInput(
  { facts, bundles }: PullRequestSnapshot,
  config: Config,
  {
    orders = NO_ORDERS,
    rivals = [],
    rivalStakes = [],
    recorded = [],
    approver = null,
    today,
  }: Partial<PullRequestAround> = {},
): EvaluationInput {
  const { title, body, author, draft, labels = [], commits = [], headRef, members } = facts;
  const waivers = today === undefined ? [] : findWaivers(config, orders.waivers, today);
  const { files, filesComplete } = bundles;
  const proposal = findProposedConfig(facts, bundles);
  return {
    bundles: bundles.bundles,
    knownBundles: bundles.knownBundles,
    head: bundles.head,
    base: bundles.base,
    ...(bundles.near ? { near: bundles.near } : {}),
    ...(bundles.context ? { context: bundles.context } : {}),
    config,
    change: {
      number: facts.ref.number,
      title,
      body,
      author,
      draft,
      labels,
      ...(members ? { members } : {}),
      commits,
      branch: headRef,
      files,
      filesComplete,
      links: orders.links.map(({ order }) => order),
      vouched: [...recorded, ...orders.edits.flatMap(({ order }) => (order.to === "done" ? [order.target] : []))],
      fromFork: facts.fromFork,
      ...(approver === null ? {} : { approver }),
      ...(proposal ? { proposal: { path: proposal.path, weakenings: proposal.weakenings } } : {}),
      rivals,
      rivalStakes,
    },
    ...(waivers.length > 0 ? { waivers } : {}),
    asked: askedTasks(facts.commandComments),
  };
}
