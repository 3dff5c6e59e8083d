import type { EvaluationFailure } from "./evaluation.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

/** Why something could not be evaluated and what to do, as a list item. */
export function renderFailureLine({ reason, hint }: EvaluationFailure): string {
  return `- ${neutralMessage(reason, 400)} ${neutralMessage(hint, 400)}`;
}

/**
 * How to try again, with the id that finds the evaluation in the service's log. The check of a merge group has no button
 * of ours, and nobody can comment on it.
 */
export function renderRetry(deliveryId: string | null, retry: "push" | "group" | "elsewhere"): string {
  const delivery =
    deliveryId === null
      ? ""
      : ` The App's operator finds this attempt in the log under the delivery ${codeSpan(deliveryId, 80)}.`;
  return `${RETRIES[retry]}${delivery}`;
}

const RETRIES = {
  push: "The next push is checked automatically. If there is nothing to push, press *Re-check* on the check, or comment `/spec recheck`.",
  group:
    "Nobody can push to a merge group: fix it in the pull request, and queue that again. If there is nothing to change, queue it again as it is.",
  elsewhere: "Until the configuration is fixed, neither a push here nor *Re-check* helps.",
};
