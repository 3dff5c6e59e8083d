import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Budgets } from "../../src/evaluator/evaluator.ts";
import { WorkerPool } from "../../src/evaluator/pool.ts";
import { WorkerLost } from "../../src/evaluator/worker-lost.ts";

const BUDGETS = { fileBytes: 1, totalBytes: 1, milliseconds: 400, heapMegabytes: 48, workers: 2 };

let pool: WorkerPool;
const parsed: string[] = [];

function openPool(budgets: Partial<Budgets> = {}): void {
  parsed.length = 0;
  const worker = fileURLToPath(new URL("./support/scripted-worker.ts", import.meta.url));
  pool = new WorkerPool(worker, { ...BUDGETS, ...budgets }, (path) => parsed.push(path));
}

function ask(does: string, path = "tasks.md"): Promise<unknown> {
  return pool.run({ does, path });
}

async function fateOf(call: Promise<unknown>): Promise<unknown> {
  const error = await call.catch((reason: unknown) => reason);
  return error instanceof WorkerLost ? [error.fate, error.path] : error;
}

describe("the worker pool", () => {
  afterEach(() => pool.close());

  it("ends a thread that runs out of time, names the document, and answers others meanwhile", async () => {
    openPool();
    const stuck = fateOf(ask("loops", "stuck.md"));
    expect(await ask("answers", "fine.md")).toContain("fine.md");
    expect(await stuck).toEqual(["timeout", "stuck.md"]);
  });

  it("answers again on as many threads after every one of them was ended", async () => {
    openPool();
    const fates = await Promise.all(["a.md", "b.md", "c.md"].map((path) => fateOf(ask("loops", path))));
    expect(fates).toEqual([
      ["timeout", "a.md"],
      ["timeout", "b.md"],
      ["timeout", "c.md"],
    ]);
    expect(await Promise.all([ask("answers", "d.md"), ask("answers", "e.md")])).toHaveLength(2);
  });

  it("counts the clock of a call from when its thread begins, not from when it queues", async () => {
    openPool();
    const calls = [...Array(6).keys()].map((index) => fateOf(ask(index < 4 ? "loops" : "answers", `${index}.md`)));
    const fates = await Promise.all(calls);
    expect(fates.slice(4)).toEqual([expect.stringContaining("4.md"), expect.stringContaining("5.md")]);
  });

  it("survives a thread that exits", async () => {
    openPool();
    expect(await fateOf(ask("exits", "bad.md"))).toEqual(["crash", "bad.md"]);
    expect(await ask("answers")).toContain("tasks.md");
  });

  it("survives a thread that exceeds its heap", async () => {
    openPool({ milliseconds: 20_000 });
    expect(await fateOf(ask("fills-memory", "big.md"))).toEqual(["crash", "big.md"]);
    expect(await ask("answers")).toContain("tasks.md");
  });

  it("passes on what the task itself throws", async () => {
    openPool();
    await expect(ask("throws")).rejects.toThrow("a bug of ours");
  });

  it("says at once that a worker cannot start", async () => {
    pool = new WorkerPool("/nowhere/worker.ts", BUDGETS, () => {});
    expect(await fateOf(ask("answers"))).toEqual(["crash", null]);
  });

  it("hides the environment from its threads", async () => {
    openPool();
    expect(await ask("answers")).toContain("home unknown");
  });

  it("tells which documents are parsed", async () => {
    openPool();
    await ask("answers", "one.md");
    // The message of a thread may come after its answer.
    await vi.waitFor(() => expect(parsed).toEqual(["one.md"]));
  });
});
