import { askedTasks } from "./commands/asked-tasks.ts";
import { NO_ORDERS, type StandingOrders } from "./commands/standing-orders.ts";
import type { Config } from "./config/config.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import type { PullRequestSnapshot, RivalClaim, TaskPlace } from "./snapshot/pull-request.ts";

/** What is known of a pull request beside GitHub's own facts. */
export interface PullRequestAround {
  readonly orders: StandingOrders;
  readonly rivals: readonly RivalClaim[];
  /** What merged pull requests completed, where this is the pull request of ours that ticks it. */
  readonly recorded: readonly TaskPlace[];
}

const NOTHING_AROUND: PullRequestAround = { orders: NO_ORDERS, rivals: [], recorded: [] };

/** What the verdict on a pull request depends on: the same for the App and for the command line. */
export function buildEvaluationInput(
  { facts, bundles }: PullRequestSnapshot,
  config: Config,
  { orders, rivals, recorded }: PullRequestAround = NOTHING_AROUND,
): EvaluationInput {
  const { title, body, author, draft } = facts;
  const { files, filesComplete } = bundles;
  return {
    bundles: bundles.bundles,
    knownBundles: bundles.knownBundles,
    head: bundles.head,
    base: bundles.base,
    ...(bundles.context ? { context: bundles.context } : {}),
    config,
    change: {
      number: facts.ref.number,
      title,
      body,
      author,
      draft,
      files,
      filesComplete,
      links: orders.links.map(({ order }) => order),
      vouched: [...recorded, ...orders.edits.flatMap(({ order }) => (order.to === "done" ? [order.target] : []))],
      rivals,
    },
    asked: askedTasks(facts.commandComments),
  };
}
