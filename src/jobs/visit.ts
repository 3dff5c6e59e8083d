import type { CommandRecord } from "../core/commands/order.ts";
import type { StandingOrders } from "../core/commands/standing-orders.ts";
import type { PullRequestFacts, ReviewOpinion } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";
import type { Judgement } from "./evaluate-pull-request.ts";
import type { Run, Services } from "./services.ts";

/** One look at a pull request: what was read of it, and what its parts share. */
export interface Visit {
  readonly facts: PullRequestFacts;
  readonly github: GitHub;
  readonly services: Services;
  readonly run: Run;
  readonly deliveryId: string | null;
  /** Everything that was ordered on the pull request, oldest first. */
  records(): Promise<readonly CommandRecord[]>;
  /** What the slash-commands of the pull request mean by now. */
  orders(): Promise<StandingOrders>;
  /** Who approved exactly the head, may write and is not the author, where anything depends on it; null for nobody. */
  approval(): Promise<ReviewOpinion | null>;
  /**
   * Evaluates at the first call and gives the same judgement from then on: commands and review share it, unless a command
   * asks for spec bundles that the pull request does not concern. Those are read for its answer alone.
   */
  judge(asked?: readonly (string | null)[]): Promise<Judgement>;
  /** Adds to the audit trail; what was judged before is judged anew under it. */
  record(records: readonly CommandRecord[]): Promise<void>;
}
