import { SWEEP_INSTALLATION } from "../../jobs/kinds.ts";
import { defineWebhook } from "./webhook.ts";

/** A new or restored installation: its open pull requests send no event of their own, so they are looked for. */
export const installation = defineWebhook({
  events: ["installation.created", "installation.unsuspend", "installation.new_permissions_accepted"],
  translate(payload, deliveryId) {
    return [{ job: SWEEP_INSTALLATION.request({ installationId: payload.installation.id, deliveryId }) }];
  },
});
