import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { readBody, STALL_MS } from "../../src/app/read-body.ts";

afterEach(() => void vi.useRealTimers());

const MEGABYTE = Buffer.alloc(1024 * 1024);

/** A sender that has sent so many megabytes and nothing more. */
function sender(megabytes: number) {
  const stream = new PassThrough();
  for (let sent = 0; sent < megabytes; sent++) stream.write(MEGABYTE);
  const body = readBody(Object.assign(stream, { headers: {} }) as unknown as IncomingMessage);
  return { stream, body };
}

it("reads a small body while silent senders of large ones leave no place for another large one", async () => {
  const silent = [24, 24, 24, 24].map((megabytes) => sender(megabytes));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await sender(24).body).kind).toBe("too-many");
  const small = sender(0);
  small.stream.end("small");
  expect(await small.body).toEqual({ kind: "read", text: "small" });
  for (const { stream } of silent) stream.destroy();
  for (const { body } of silent) expect((await body).kind).toBe("aborted");
});

it("ends a body of which nothing more comes, and lets a slow one come", async () => {
  vi.useFakeTimers();
  const { stream, body } = sender(0);
  await vi.advanceTimersByTimeAsync(STALL_MS - 1);
  stream.write("slow");
  await vi.advanceTimersByTimeAsync(STALL_MS - 1);
  expect(stream.destroyed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await body).kind).toBe("aborted");
});
