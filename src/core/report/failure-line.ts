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
export function renderRetry(deliveryId: string | null, isGroup = false): string {
  const delivery =
    deliveryId === null
      ? ""
      : ` Whoever runs the App finds this attempt in its log by the delivery ${codeSpan(deliveryId, 80)}.`;
  const how = isGroup
    ? "Nobody can push to a merge group: fix it in the pull request, and queue that again. If nothing has to be changed, press *Re-run* on the check of the group."
    : "The next push is checked by itself. If nothing has to be pushed, press *Re-check* on the check, or comment `/spec recheck`.";
  return `${how}${delivery}`;
}
