import { describe, expect, it } from "vitest";
import { inBatches } from "../../src/store/in-batches.ts";

describe("batches", () => {
  it("run together what arrives within a moment, up to the limit", async () => {
    const batches: (readonly number[])[] = [];
    const add = inBatches<number>(3, async (items) => {
      batches.push(items);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await Promise.all([1, 2, 3, 4, 5].map(add));
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it("fail an item alone when it is the one that cannot be stored", async () => {
    const stored: number[] = [];
    const add = inBatches<number>(10, async (items) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (items.includes(3)) throw new Error("three is bad");
      stored.push(...items);
    });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(add));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(stored).toEqual([1, 2, 4]);
  });

  it("go on after a failure", async () => {
    let isBroken = true;
    const add = inBatches<number>(10, async () => {
      if (isBroken) throw new Error("down");
    });
    await expect(add(1)).rejects.toThrow("down");
    isBroken = false;
    await expect(add(2)).resolves.toBeUndefined();
  });
});
