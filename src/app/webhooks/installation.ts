import { SWEEP_INSTALLATION } from "../../jobs/kinds.ts";
import { defineWebhook } from "./webhook.ts";

/** A new or widened installation: its open pull requests send no event of their own, so they are looked for. */
export const installation = defineWebhook({
  events: [
    "installation.created",
    "installation.unsuspend",
    "installation.new_permissions_accepted",
    "installation_repositories.added",
  ],
  translate(payload, deliveryId) {
    return [{ job: SWEEP_INSTALLATION.request({ installationId: payload.installation.id, deliveryId }) }];
  },
});
