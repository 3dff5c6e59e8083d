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

/** The middleware that verifies a delivery and hands it to the App. */
export async function createWebhookMiddleware(probot: Probot, app: ApplicationFunction): Promise<WebhookMiddleware> {
  return createNodeMiddleware(app, { probot, webhooksPath: WEBHOOK_PATH });
}
