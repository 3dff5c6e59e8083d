import { parentPort } from "node:worker_threads";

interface Scripted {
  readonly call: number;
  readonly task: { readonly does: "answers" | "loops" | "exits" | "fills-memory" | "throws"; readonly path: string };
}

/** A worker that misbehaves on request, in the ways that a hostile document might bring about. */
export function work({ call, task }: Scripted): unknown {
  parentPort?.postMessage({ call, kind: "started" });
  parentPort?.postMessage({ call, kind: "parsing", path: task.path });
  if (task.does === "loops") for (;;);
  if (task.does === "exits") process.exit(7);
  if (task.does === "throws") throw new TypeError("a bug of ours");
  if (task.does === "fills-memory") {
    const kept: number[][] = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  }
  return `answer about ${task.path}, home ${process.env.HOME ?? "unknown"}`;
}
