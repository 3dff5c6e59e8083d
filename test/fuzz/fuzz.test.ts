import fc from "fast-check";
import { describe, it } from "vitest";
import { fuzzProperties } from "./properties/index.ts";

/** Cases in the suite; `npm run fuzz` runs a hundred thousand and more. */
const CASES = 3_000;

const weights = fuzzProperties.reduce((sum, { weight }) => sum + weight, 0);

describe("of generated documents", () => {
  it.each(fuzzProperties.map((property) => [property.name, property] as const))("%s", (_name, { property, weight }) => {
    fc.assert(property, { numRuns: Math.ceil((CASES * weight) / weights) });
  });
});
