import type { ApplicationFunction, Context, Probot } from "probot";
import type { AcceptedWork, Intake } from "../ports/intake.ts";
import type { Log } from "../ports/log.ts";
import type { Metrics } from "./metrics.ts";
import { webhooks } from "./webhooks/index.ts";
import type { EventName, Webhook } from "./webhooks/webhook.ts";

interface Outside {
  readonly intake: Intake;
  readonly metrics: Pick<Metrics, "observeDelivery">;
  readonly log: Log;
}

/** The App as Probot runs it: every webhook translates, and what it finds is stored before GitHub is answered. */
export function createApp(outside: Outside): ApplicationFunction {
  return (probot) => {
    for (const webhook of webhooks) register(probot, webhook as unknown as Webhook<EventName>, outside);
  };
}

function register(probot: Probot, webhook: Webhook<EventName>, outside: Outside): void {
  probot.on([...webhook.events], async (context: Context) => {
    const work = webhook.translate(context.payload, context.id);
    if (work.length === 0) outside.metrics.observeDelivery(context.name, "ignored");
    else await accept(context, work, outside);
  });
}

/**
 * Probot echoes the message of an error on GitHub's delivery page and logs the payload with it, so what really
 * happened goes to our log and GitHub gets a plain sentence: the delivery counts as failed and can be redelivered.
 */
async function accept(
  context: Context,
  work: readonly AcceptedWork[],
  { intake, metrics, log }: Outside,
): Promise<void> {
  const delivery = describe(context);
  try {
    await intake.accept(delivery, work);
    metrics.observeDelivery(context.name, "accepted");
    log.info(
      { deliveryId: delivery.id, webhook: delivery.event, action: delivery.action, jobs: work.map(nameJob) },
      "delivery accepted",
    );
  } catch (err) {
    metrics.observeDelivery(context.name, "failed");
    log.error({ err, deliveryId: delivery.id, webhook: delivery.event }, "delivery could not be stored");
    throw new Error("The delivery could not be stored. Redeliver it.");
  }
}

/** What a delivery whose job was joined to a waiting one can be followed by: that one runs under the first one's id. */
function nameJob({ job }: AcceptedWork) {
  return { queue: job.queue, key: job.key };
}

function describe({ id, name, payload }: Context) {
  const installation = "installation" in payload ? payload.installation : undefined;
  const repository = "repository" in payload ? payload.repository : undefined;
  return {
    id,
    event: name,
    action: "action" in payload ? payload.action : null,
    installationId: installation?.id ?? null,
    repositoryId: repository?.id ?? null,
  };
}
