import { expect, it } from "vitest";
import { textDifference } from "../../../src/core/documents/text-difference.ts";

it.each([
  ["", "", 0],
  ["same", "same", 0],
  ["abcd", "abxd", 0.25],
  ["", "abc", 1],
  ["a\nb\nc\n", "a\nb\nc\nd\n", 0.25],
])("%j and %j differ by %d", (one, other, share) => {
  expect(textDifference(one, other)).toBe(share);
  expect(textDifference(other, one)).toBe(share);
});

it("compares long texts by lines, in bounded time", () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => `line ${at} of a long text`);
  const changed = lines.map((line, at) => (at % 10 === 0 ? `another ${at}` : line));
  const start = performance.now();
  expect(textDifference(lines.join("\n"), changed.join("\n"))).toBeCloseTo(0.1, 2);
  expect(performance.now() - start).toBeLessThan(5_000);
});
