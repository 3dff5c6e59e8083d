import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/core/edits/apply-edits.ts";
import { editAt } from "../../../src/core/edits/edit-at.ts";
import { encodeText } from "../../../src/core/edits/encode-text.ts";
import { lineShift } from "../../../src/core/edits/line-shift.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const source = (content: string | Uint8Array) =>
  decodeSource({ path: "tasks.md", bytes: typeof content === "string" ? bytes(content) : content });

describe("the edit at a place of a text", () => {
  it("counts in bytes what the text counts in characters", () => {
    const text = "\u{1F331} naïve [ ] T001";
    const start = text.indexOf("[ ]") + 1;
    expect(editAt(source(text), { start, end: start + 1 }, "ü", "T001 done")).toEqual({
      byteStart: bytes(text.slice(0, start)).length,
      oldBytes: bytes(" "),
      newBytes: bytes("ü"),
      why: "T001 done",
    });
  });

  it("inserts where nothing is replaced", () => {
    expect(editAt(source("ab"), { start: 1, end: 1 }, "x", "")).toMatchObject({ byteStart: 1, oldBytes: bytes("") });
    expect(editAt(source("ab"), { start: 2, end: 2 }, "x", "")).toMatchObject({ byteStart: 2 });
  });

  it("is none on a line that holds bytes which are no text, but one on the other lines", () => {
    const broken = new Uint8Array([...bytes("a [ ] b "), 0xff, ...bytes("\n[ ] c\n")]);
    const read = source(broken);
    expect(editAt(read, { start: 3, end: 4 }, "x", "")).toBeNull();
    const second = read.text.lastIndexOf("[") + 1;
    expect(editAt(read, { start: second, end: second + 1 }, "x", "")).toMatchObject({ newBytes: bytes("x") });
  });

  it("is none where the bytes are not those of the text, be they others or too few", () => {
    const at = (byteStart: number) =>
      editAt({ ...source("ab"), byteOffset: () => byteStart }, { start: 0, end: 1 }, "x", "");
    expect([at(0)?.byteStart, at(1), at(2)]).toEqual([0, null, null]);
  });

  it("is none where the text to be written could not be read", () => {
    expect(editAt(source("ab"), { start: 0, end: 1 }, "\uFFFD", "")).toBeNull();
    expect(encodeText("a\uFFFD")).toBeNull();
    expect(encodeText("ä")).toEqual(bytes("ä"));
  });
});

describe("applying edits to other bytes than they were planned on", () => {
  it("is refused at the end of the file as well", () => {
    const edit = { byteStart: 3, oldBytes: bytes("de"), newBytes: bytes("x"), why: "" };
    expect(applyEdits(bytes("abcd"), [edit])).toBeNull();
    expect(applyEdits(bytes("abcde"), [edit])).toEqual(bytes("abcx"));
  });

  it("lets edits touch, and no byte be replaced twice", () => {
    const edit = (byteStart: number, old: string, to: string) => ({
      byteStart,
      oldBytes: bytes(old),
      newBytes: bytes(to),
      why: "",
    });
    expect(applyEdits(bytes("abcd"), [edit(0, "ab", "1"), edit(2, "cd", "2")])).toEqual(bytes("12"));
    expect(applyEdits(bytes("abcd"), [edit(0, "ab", "1"), edit(1, "b", "2")])).toBeNull();
  });
});

describe("a line of a document whose edits add lines or take some away", () => {
  const shift = (text: string, ...edits: readonly (readonly [at: number, old: string, to: string])[]) =>
    lineShift(
      source(text),
      edits.map(([byteStart, old, to]) => ({ byteStart, oldBytes: bytes(old), newBytes: bytes(to), why: "" })),
    );

  it("stays where it is above them, and moves below", () => {
    const line = shift("1\n2\n3\n4\n", [3, "", "\nnew"]);
    expect([1, 2, 3, 4].map(line)).toEqual([1, 2, 4, 5]);
  });

  it("moves up where one is taken away, and by all that stand above", () => {
    expect([1, 2, 3].map(shift("1\n2\n3\n", [1, "\n2", ""]))).toEqual([1, 1, 2]);
    const line = shift("1\n2\n3\n4\n", [1, "", "\na\nb"], [5, "", "\nc"]);
    expect([1, 2, 3, 4].map(line)).toEqual([1, 4, 5, 7]);
  });

  it("stays where edits change no number of lines", () => {
    expect([1, 2, 3].map(shift("1\n2\n3\n", [0, "1", "one"], [2, "2\n3", "3\n2"]))).toEqual([1, 2, 3]);
  });

  it("counts the line ends of every system, each once", () => {
    expect([1, 2, 3].map(shift("1\r\n2\r\n3\r\n", [4, "", "\r\nnew"]))).toEqual([1, 2, 4]);
    expect([1, 2, 3].map(shift("1\r2\r3\r", [3, "", "\rnew"]))).toEqual([1, 2, 4]);
  });
});
