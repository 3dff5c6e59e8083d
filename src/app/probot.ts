import type { IncomingMessage } from "node:http";
import { type ApplicationFunction, createNodeMiddleware, type Logger, Probot, ProbotOctokit } from "probot";
import { enforceOctokit } from "../github/octokit-defaults.ts";
import { WEBHOOK_PATH, type WebhookMiddleware } from "./server.ts";

export interface ProbotSettings {
  readonly appId: number;
  readonly privateKey: string;
  readonly secret: string;
  readonly apiUrl: string;
  readonly writeIntervalMs: number;
  readonly log: Logger;
}

/** Probot with our own rules for requests: it verifies deliveries and authenticates as the App and its installations. */
export function createProbot({ appId, privateKey, secret, apiUrl, writeIntervalMs, log }: ProbotSettings): Probot {
  const Octokit = enforceOctokit(ProbotOctokit, { log, writeIntervalMs });
  return new Probot({ appId, privateKey, secret, baseUrl: apiUrl, Octokit, log });
}

const WRONG_SIGNATURE = "The signature is not that of this webhook secret. Set the same secret on GitHub and here.\n";

/**
 * The middleware that verifies a delivery and hands it to the App. A wrong signature is answered before Probot sees
 * it: Probot answers with the library's own error and logs it twice, with stacks, as if something had broken here.
 */
export async function createWebhookMiddleware(probot: Probot, app: ApplicationFunction): Promise<WebhookMiddleware> {
  const answer = await createNodeMiddleware(app, { probot, webhooksPath: WEBHOOK_PATH });
  return async (request, response) => {
    if (await isSigned(probot, request)) return answer(request, response);
    const [deliveryId, webhook] = [header(request, "x-github-delivery"), header(request, "x-github-event")];
    probot.log.warn({ deliveryId, webhook }, "delivery refused: its signature is wrong");
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" }).end(WRONG_SIGNATURE);
  };
}

async function isSigned(probot: Probot, request: IncomingMessage & { readonly body?: unknown }): Promise<boolean> {
  const signature = request.headers["x-hub-signature-256"];
  if (typeof request.body !== "string" || typeof signature !== "string") return false;
  return probot.webhooks.verify(request.body, signature).catch(() => false);
}

/** Whoever sends a wrong signature wrote this too: enough of it to find the delivery, and no more. */
function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? "").slice(0, 80);
}
