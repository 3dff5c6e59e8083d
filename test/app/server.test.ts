import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "../../src/app/read-body.ts";
import { type RunningServer, startServer, WEBHOOK_PATH } from "../../src/app/server.ts";
import { createLog } from "../../src/log.ts";

let server: RunningServer | undefined;
afterEach(() => server?.stop());

const seen: string[] = [];

const DELIVERY = { "x-hub-signature-256": "sha256=0", "x-github-event": "push", "x-github-delivery": "1" };
const DELIVERY_LINES = Object.entries(DELIVERY)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join("");

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
    const response = await fetch(url + WEBHOOK_PATH, { method: "POST", headers: DELIVERY, body: '{"zen":"ümlaut"}' });
    expect([response.status, seen]).toEqual([200, ['{"zen":"ümlaut"}']]);
  });

  it("refuses a body larger than GitHub sends, and says so", async () => {
    const url = await start();
    const response = await fetch(url + WEBHOOK_PATH, {
      method: "POST",
      headers: DELIVERY,
      body: Buffer.alloc(30 * 1024 * 1024),
    });
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
    const answer = await fetch(url + WEBHOOK_PATH, {
      method: "POST",
      headers: DELIVERY,
      body,
      duplex: "half",
    } as RequestInit).then(
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
        socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n${DELIVERY_LINES}\r\nhalf`);
        setTimeout(() => socket.destroy(), 20);
        socket.on("close", () => resolve());
      });
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(seen).toEqual([]);
  });

  it.each(Object.keys(DELIVERY))("refuses what lacks the header %s before it reads the body", async (name) => {
    const url = await start();
    const headers = Object.entries(DELIVERY).filter(([other]) => other !== name);
    const response = await fetch(url + WEBHOOK_PATH, { method: "POST", headers, body: "{}" });
    expect([response.status, seen]).toEqual([400, []]);
    expect(await response.text()).toContain(name);
  });

  it("stops within two seconds while a sender is in the middle of a body", async () => {
    const url = await start();
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n${DELIVERY_LINES}\r\nhalf`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    await server?.stop();
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("tells health, readiness and metrics apart", async () => {
    const url = await start(false);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(await (await fetch(`${url}/metrics`)).text()).toBe("jobs 1\n");
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });
});
