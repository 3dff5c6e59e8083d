import { request } from "node:http";

export interface Posted {
  /** 502 where nobody listens, 504 where nobody answers in time: what GitHub shows for them. */
  readonly statusCode: number;
  readonly status: string;
  readonly body: string;
  readonly seconds: number;
}

/** Posts once, on a connection of its own; a receiver gets `timeout` milliseconds and no second try. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeout: number,
): Promise<Posted> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<Posted>();
  const finish = (statusCode: number, status: string, text: string) =>
    resolve({ statusCode, status, body: text, seconds: (performance.now() - started) / 1000 });
  const sent = request(url, { method: "POST", headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () => {
      const code = response.statusCode ?? 0;
      finish(code, code < 400 ? "OK" : (response.statusMessage ?? "Error"), Buffer.concat(chunks).toString());
    });
    response.on("error", () => finish(502, "connection cut", ""));
  });
  const timer = setTimeout(() => {
    finish(504, "timed out", "");
    sent.destroy();
  }, timeout);
  sent.on("error", () => finish(502, "failed to connect to host", ""));
  sent.end(body);
  return promise.finally(() => clearTimeout(timer));
}
