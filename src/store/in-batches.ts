import { setTimeout as pause } from "node:timers/promises";

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * How long the first item waits for company. The embedded database computes in this thread, so that without a pause
 * no other request would be read before the first one is stored, and each would pay for a transaction of its own.
 */
const GATHER_MS = 2;

/**
 * Runs items together that arrive within a moment or while others are being run, at most `most` at once: a transaction costs the same
 * whether it stores one delivery or fifty. The promise of an item tells how it fared itself; when a batch fails, each
 * of its items is run alone, so that one bad item fails by itself.
 */
export function inBatches<Item>(
  most: number,
  run: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  const waiting: Waiting<Item>[] = [];
  let isRunning = false;

  const drain = async () => {
    isRunning = true;
    while (waiting.length > 0) {
      await pause(GATHER_MS);
      await runBatch(waiting.splice(0, most), run);
    }
    isRunning = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void drain();
    });
}

async function runBatch<Item>(
  batch: readonly Waiting<Item>[],
  run: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  try {
    await run(batch.map(({ item }) => item));
    for (const { resolve } of batch) resolve();
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else await Promise.all(batch.map((waiting) => runBatch([waiting], run)));
  }
}
