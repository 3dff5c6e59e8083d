import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "../../src/app/read-body.ts";
import { type RunningServer, startServer, WEBHOOK_PATH } from "../../src/app/server.ts";
import { createLog } from "../../src/log.ts";

let server: RunningServer | undefined;
afterEach(() => server?.stop());

const seen: string[] = [];

async function start(isReady = true): Promise<string> {
  seen.length = 0;
  server = await startServer({
    host: "127.0.0.1",
    port: 0,
    isReady: () => isReady,
    metrics: async () => "jobs 1\n",
    log: createLog("silent"),
    webhooks: async (request, response) => {
      seen.push(String((request as { body?: unknown }).body));
      response.writeHead(200).end("ok\n");
    },
  });
  return server.url;
}

describe("the server", () => {
  it("hands the body of a webhook to the middleware", async () => {
    const url = await start();
    const response = await fetch(url + WEBHOOK_PATH, { method: "POST", body: '{"zen":"ümlaut"}' });
    expect([response.status, seen]).toEqual([200, ['{"zen":"ümlaut"}']]);
  });

  it("refuses a body larger than GitHub sends, and says so", async () => {
    const url = await start();
    const response = await fetch(url + WEBHOOK_PATH, { method: "POST", body: Buffer.alloc(30 * 1024 * 1024) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("25 MB");
    expect(seen).toEqual([]);
  });

  it("stops counting on a length that was never announced", async () => {
    const url = await start();
    const chunk = Buffer.alloc(1024 * 1024);
    const body = new ReadableStream({
      pull: (controller) => {
        if (chunks++ * chunk.length > MAX_BODY_BYTES) controller.close();
        else controller.enqueue(chunk);
      },
    });
    let chunks = 0;
    const answer = await fetch(url + WEBHOOK_PATH, { method: "POST", body, duplex: "half" } as RequestInit).then(
      (response) => response.status,
      () => "connection closed",
    );
    expect([413, "connection closed"]).toContain(answer);
    expect(seen).toEqual([]);
  });

  it("goes on serving after a sender hung up in the middle", async () => {
    const url = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
        socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf`);
        setTimeout(() => socket.destroy(), 20);
        socket.on("close", () => resolve());
      });
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(seen).toEqual([]);
  });

  it("tells health, readiness and metrics apart", async () => {
    const url = await start(false);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(await (await fetch(`${url}/metrics`)).text()).toBe("jobs 1\n");
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });
});
