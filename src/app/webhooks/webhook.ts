import type { Context } from "probot";
import type { AcceptedWork } from "../../ports/intake.ts";

/** Event with action, as Probot spells it: `pull_request.opened`. */
export type EventName = Context["name"];

/**
 * A webhook that the App listens to. It only translates a delivery into work that names things by id; the work is
 * empty when the delivery concerns nothing of ours. `translate` never throws for a payload that GitHub may send.
 */
export interface Webhook<Name extends EventName> {
  readonly events: readonly Name[];
  translate(payload: Context<Name>["payload"], deliveryId: string): readonly AcceptedWork[];
}

/** Identity; ties the payload's type to the events. */
export function defineWebhook<const Name extends EventName>(webhook: Webhook<Name>): Webhook<Name> {
  return webhook;
}
