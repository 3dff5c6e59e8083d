import { describe, expect, it } from "vitest";
import { hashText } from "../../src/core/hash.ts";

describe("hashText", () => {
  it.each([
    ["", "5cd4f52b067c5bda"],
    ["a", "e2405275f20e8300"],
    ["specs/001-auth#T012", "476178c9921f0a6a"],
  ])("gives %j the digest %s in every release", (text, digest) => {
    expect(hashText(text)).toBe(digest);
  });

  it("tells two hundred thousand similar texts apart", () => {
    const digests = new Set(Array.from({ length: 200_000 }, (_, index) => hashText(`specs/001-auth#T${index}`)));
    expect(digests.size).toBe(200_000);
  });

  it("changes each half for a change of one character", () => {
    const [a, b] = [hashText("T012"), hashText("T013")];
    expect(a.slice(0, 8)).not.toBe(b.slice(0, 8));
    expect(a.slice(8)).not.toBe(b.slice(8));
  });
});
