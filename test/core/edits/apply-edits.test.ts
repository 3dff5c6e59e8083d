import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/core/edits/apply-edits.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function edit(byteStart: number, oldText: string, newText: string) {
  return { byteStart, oldBytes: bytes(oldText), newBytes: bytes(newText), why: "" };
}

describe("applying edits", () => {
  it("makes all of them, in whatever order they come and however long the new text is", () => {
    const edits = [edit(6, "three", "3"), edit(0, "one", "first")];
    expect(applyEdits(bytes("one,+,three!"), edits)).toEqual(bytes("first,+,3!"));
  });

  it("makes none when one of them expects other bytes", () => {
    expect(applyEdits(bytes("one two"), [edit(0, "one", "1"), edit(4, "three", "3")])).toBeNull();
  });

  it("refuses edits that overlap", () => {
    expect(applyEdits(bytes("abcd"), [edit(0, "abc", "x"), edit(2, "cd", "y")])).toBeNull();
  });

  it("is undone by the opposite edits, whatever the bytes are", () => {
    const cut = fc.tuple(
      fc.uint8Array({ maxLength: 9 }),
      fc.uint8Array({ maxLength: 9 }),
      fc.uint8Array({ maxLength: 9 }),
    );
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 6 }), (cuts) => {
        const before = Buffer.concat(cuts.flatMap((cut) => cut.slice(0, 2)));
        const after = Buffer.concat(cuts.flatMap(([kept, , fresh]) => [kept, fresh]));
        let byteStart = 0;
        const edits = cuts.map(([kept, oldBytes, newBytes]) => {
          byteStart += kept.length + oldBytes.length;
          return { byteStart: byteStart - oldBytes.length, oldBytes, newBytes, why: "" };
        });
        expect(applyEdits(before, edits)).toEqual(new Uint8Array(after));
      }),
    );
  });
});
