import type { EvaluationFailure } from "./evaluation.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

/** Why something could not be evaluated and what to do, as a list item. */
export function renderFailureLine({ reason, hint }: EvaluationFailure): string {
  return `- ${neutralMessage(reason, 400)} ${neutralMessage(hint, 400)}`;
}

/** How to try again, with the id that finds the evaluation in the service's log. */
export function renderRetry(deliveryId: string | null): string {
  const delivery =
    deliveryId === null ? "" : ` The delivery was ${codeSpan(deliveryId, 80)}: give this id when you report it.`;
  return `To try again, press *Re-run* on the check or comment \`/spec recheck\`.${delivery}`;
}
