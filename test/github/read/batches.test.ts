import { describe, expect, test } from "vitest";
import { splitBatches } from "../../../src/github/read/batches.ts";

const split = (weights: readonly number[]) => splitBatches(weights, { count: 3, weight: 10 }, (weight) => weight);

describe("a list parted into batches", () => {
  test("holds at most the count and the weight each, in order", () => {
    expect(split([1, 1, 1, 1])).toEqual([[1, 1, 1], [1]]);
    expect(split([6, 4, 1, 9])).toEqual([
      [6, 4],
      [1, 9],
    ]);
  });

  test("lets an item that is too heavy travel alone", () => expect(split([1, 50, 1])).toEqual([[1], [50], [1]]));

  test("of nothing has no batch", () => expect(split([])).toEqual([]));
});
