import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands before several replicas: it hands each delivery to the next of them, as a load balancer does. */
export class WebhookSplitter {
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** `targets` is asked at every delivery, so that replicas may come and go. */
  static async start(targets: () => readonly string[]): Promise<WebhookSplitter> {
    let next = 0;
    const server = createServer((incoming, answer) => {
      const all = targets();
      const target = all[next++ % all.length];
      if (target === undefined) {
        answer.writeHead(503).end();
        return;
      }
      const outgoing = request(target, { method: incoming.method, headers: incoming.headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502);
        reply.pipe(answer);
      });
      outgoing.on("error", () => answer.writeHead(502).end());
      incoming.pipe(outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return new WebhookSplitter(server, `http://127.0.0.1:${port}/`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
