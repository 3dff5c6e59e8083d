import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly event: string;
  readonly guid: string;
  readonly body: string;
  readonly payload: Record<string, unknown>;
}

/** A place for deliveries to arrive at: keeps what it hears, and answers as told. */
export class WebhookReceiver {
  readonly heard: Heard[] = [];
  /** Status of the answers; null never answers. */
  status: number | null = 200;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const { headers } = request;
      const event = String(headers["x-github-event"]);
      const guid = String(headers["x-github-delivery"]);
      this.heard.push({ headers, event, guid, body, payload: JSON.parse(body) });
      if (this.status !== null) response.writeHead(this.status).end("heard");
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    const { promise, resolve } = Promise.withResolvers<void>();
    receiver.#server.listen(0, "127.0.0.1", resolve);
    await promise;
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhooks`;
  }

  /** `event.action` of everything heard, in order. */
  names(): string[] {
    return this.heard.map(({ event, payload }) =>
      payload.action === undefined ? event : `${event}.${payload.action}`,
    );
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }
}

/** Whether a delivery carries the signature that the secret gives. */
export function isSignedWith(heard: Heard, secret: string): boolean {
  const expected = `sha256=${createHmac("sha256", secret).update(heard.body).digest("hex")}`;
  return heard.headers["x-hub-signature-256"] === expected;
}
