import { askedTasks } from "./commands/asked-tasks.ts";
import { NO_ORDERS, type StandingOrders } from "./commands/standing-orders.ts";
import type { Config } from "./config/config.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import type { PullRequestSnapshot, RivalClaim } from "./snapshot/pull-request.ts";

/** What is known of a pull request beside GitHub's own facts. */
export interface PullRequestAround {
  readonly orders: StandingOrders;
  readonly rivals: readonly RivalClaim[];
}

const NOTHING_AROUND: PullRequestAround = { orders: NO_ORDERS, rivals: [] };

/** What the verdict on a pull request depends on: the same for the App and for the command line. */
export function buildEvaluationInput(
  { facts, bundles }: PullRequestSnapshot,
  config: Config,
  { orders, rivals }: PullRequestAround = NOTHING_AROUND,
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
      rivals,
    },
    asked: askedTasks(facts.commandComments),
  };
}
