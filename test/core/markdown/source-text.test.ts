import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceText } from "../../support/bundles.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

describe("decodeSource", () => {
  it("leaves the byte order mark out of the text and counts it in the bytes", () => {
    const source = sourceText(bytes([0xef, 0xbb, 0xbf], "aé"));
    expect(source.text).toBe("aé");
    expect([0, 1, 2].map((offset) => source.byteOffset(offset))).toEqual([3, 4, 6]);
  });

  it("counts CR, LF and CRLF as line ends, as CommonMark does", () => {
    const source = sourceText("a\nb\r\nc\rd");
    expect([0, 2, 3, 5, 7].map((offset) => source.lineAt(offset))).toEqual([1, 2, 2, 3, 4]);
  });

  it("gives no byte for a line that is not UTF-8, and the right one for those after it", () => {
    const source = sourceText(bytes("a\n", [0xff], "b\n", [0xf0, 0x9f, 0x98], "c\n", "ü😀x"));
    expect(source.byteOffset(0)).toBe(0);
    expect(source.byteOffset(3)).toBeNull();
    expect(source.byteOffset(source.text.indexOf("c"))).toBeNull();
    expect(source.byteOffset(source.text.indexOf("x"))).toBe(source.bytes.length - 1);
    expect(source.byteOffset(source.text.indexOf("😀") + 1)).toBeNull();
  });

  it("accepts a replacement character that was written on purpose", () => {
    expect(sourceText("\ufffda").byteOffset(1)).toBe(3);
  });

  it("leads from every offset of valid text to its byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const source = sourceText(text);
        const offset = Math.floor(source.text.length / 2);
        const at = source.byteOffset(offset);
        if (at === null) return;
        expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(source.bytes.subarray(at))).toBe(
          source.text.slice(offset),
        );
      }),
    );
  });
});
