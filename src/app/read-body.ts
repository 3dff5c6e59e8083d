import type { IncomingMessage } from "node:http";

/** GitHub sends no payload above 25 MB (docs: webhooks, "Payload cap"), so whoever sends more is not GitHub. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

/** All large bodies being read at once: a body costs memory before its signature can be checked. */
const MAX_IN_FLIGHT_BYTES = 4 * MAX_BODY_BYTES;

/** Nearly every payload is smaller: such bodies are never refused, however many large ones are being read. */
const SMALL_BYTES = 1024 * 1024;

/** A sender from whom nothing comes for so long is gone, or holds a place on purpose. */
export const STALL_MS = 15_000;

export type Body =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "too-many" }
  | { readonly kind: "aborted" };

let inFlight = 0;

/** Reads a request's body within the limits. The rest of a refused body is left unread. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return { kind: "too-large" };
  const chunks: Buffer[] = [];
  let size = 0;
  let counted = 0;
  const stall = setTimeout(() => request.destroy(), STALL_MS);
  try {
    for await (const chunk of request) {
      stall.refresh();
      size += chunk.length;
      if (size > SMALL_BYTES) {
        inFlight += size - counted;
        counted = size;
      }
      if (size > MAX_BODY_BYTES) return { kind: "too-large" };
      if (counted > 0 && inFlight > MAX_IN_FLIGHT_BYTES) return { kind: "too-many" };
      chunks.push(chunk);
    }
    return { kind: "read", text: Buffer.concat(chunks).toString("utf8") };
  } catch {
    return { kind: "aborted" };
  } finally {
    clearTimeout(stall);
    inFlight -= counted;
  }
}
