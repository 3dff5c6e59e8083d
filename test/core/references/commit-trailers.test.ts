import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrailers } from "../../../src/core/references/commit-trailers.ts";
import { anyText } from "../../support/any-text.ts";

describe("readTrailers", () => {
  it.each([
    ["Store sessions\n\nCompletes: T012", ["Completes: T012"]],
    [
      "Store sessions\r\n\r\nLonger words.\r\n\r\nCompletes: T012\r\nSigned-off-by: Mona",
      ["Completes: T012", "Signed-off-by: Mona"],
    ],
    ["Store sessions\n\nCompletes: T012\n\nCo-authored-by: Mona", ["Completes: T012", "Co-authored-by: Mona"]],
    ["Store sessions\n\nTask: T012,\n  T013", ["Task: T012,"]],
    ["Completes: T012", []],
    ["Store sessions\n\nCompletes: T012\nand that is all.", []],
    ["Store sessions\n\nCompletes: T012\n\nBut only half of it.", []],
    ["", []],
  ])("finds in %j the trailers %j", (message, trailers) => {
    expect(readTrailers(message)).toEqual(trailers);
  });

  it("reads the end of a message of a megabyte, fast", () => {
    const started = performance.now();
    expect(readTrailers(`${"a: b\n\n".repeat(200_000)}Completes: T012`)).toContain("Completes: T012");
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("reads any text", () => {
    fc.assert(fc.property(anyText(), (text) => readTrailers(text).every((line) => line.includes(":"))));
  });
});
