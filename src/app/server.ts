import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../ports/log.ts";
import { readBody } from "./read-body.ts";

export const WEBHOOK_PATH = "/api/github/webhooks";

/** Answers a webhook whose body was read; Probot's middleware, which takes the text from `request.body`. */
export type WebhookMiddleware = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly webhooks: WebhookMiddleware;
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<string>;
  readonly log: Log;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new connections, and waits a second at most for the requests being answered. */
  stop(): Promise<void>;
}

type Answer = { readonly status: number; readonly text: string };

/** Our own server in front of Probot's middleware: Probot has neither a body limit, nor health checks, nor a graceful stop. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch((err: unknown) => {
      options.log.error({ err }, "a request could not be answered");
      if (!response.headersSent) send(response, { status: 500, text: "internal error\n" });
    });
  });
  server.requestTimeout = 30_000;
  await listen(server, options);
  const { address, port, family } = server.address() as AddressInfo;
  return { url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`, stop: () => stop(server) };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const path = (request.url ?? "/").split("?", 1)[0];
  if (path === WEBHOOK_PATH) return serveWebhook(request, response, options.webhooks);
  if (path === "/healthz") return send(response, { status: 200, text: "ok\n" });
  if (path === "/readyz") return send(response, options.isReady() ? READY : NOT_READY);
  if (path === "/metrics") return send(response, { status: 200, text: await options.metrics() });
  send(response, { status: 404, text: `Nothing here. Webhooks go to POST ${WEBHOOK_PATH}.\n` });
}

const READY: Answer = { status: 200, text: "ready\n" };
const NOT_READY: Answer = { status: 503, text: "not ready\n" };

const REFUSALS: Readonly<Record<"too-large" | "too-many", Answer>> = {
  "too-large": { status: 413, text: "The body is larger than the 25 MB that GitHub sends at most.\n" },
  "too-many": { status: 503, text: "Too many bodies are being read at once; deliver again later.\n" },
};

/** What every delivery has. Without them nothing is read: a body costs memory before its signature can be checked. */
const DELIVERY_HEADERS = ["x-hub-signature-256", "x-github-event", "x-github-delivery"] as const;

function unsigned(header: string): Answer {
  return {
    status: 400,
    text: `This is no delivery: the header ${header} is missing. Is a webhook secret set on GitHub?\n`,
  };
}

async function serveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  webhooks: WebhookMiddleware,
): Promise<void> {
  const missing = DELIVERY_HEADERS.find((name) => request.headers[name] === undefined);
  if (missing) return refuse(request, response, unsigned(missing));
  const body = await readBody(request);
  if (body.kind === "aborted") return;
  if (body.kind !== "read") return refuse(request, response, REFUSALS[body.kind]);
  await webhooks(Object.assign(request, { body: body.text }), response);
}

/** How long the rest of a refused body is read and thrown away: a sender in the middle of it reads no answer. */
const DISCARD_MS = 5_000;

/** Answers before the body has arrived, then lets the sender finish, within bounds, so that it reads the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const timer = setTimeout(() => request.socket.destroy(), DISCARD_MS).unref();
  request.on("close", () => clearTimeout(timer)).on("error", () => undefined);
  request.resume();
  send(response, answer);
}

function send(response: ServerResponse, { status, text }: Answer): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => resolve());
  });
}

/** How long a request may take to be answered during a stop: whoever sends half a body must not hold it up. */
const LAST_ANSWERS_MS = 1000;

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearTimeout(timer);
}
