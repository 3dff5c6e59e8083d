import { askedTasks } from "./commands/asked-tasks.ts";
import { NO_ORDERS, type StandingOrders } from "./commands/standing-orders.ts";
import type { Config } from "./config/config.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import type { PullRequestSnapshot } from "./snapshot/pull-request.ts";

/** What the verdict on a pull request depends on: the same for the App and for the command line. */
export function buildEvaluationInput(
  { facts, bundles }: PullRequestSnapshot,
  config: Config,
  orders: StandingOrders = NO_ORDERS,
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
    },
    asked: askedTasks(facts.commandComments),
  };
}
