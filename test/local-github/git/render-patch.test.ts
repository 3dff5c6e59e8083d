import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPatch } from "./render-patch.ts";

const bytes = (text: string) => Buffer.from(text);
const numbers = Array.from({ length: 20 }, (_, index) => `${index}\n`);

describe("a patch", () => {
  it("shows three lines around each change, and joins changes that are near", () => {
    const after = numbers.with(4, "four\n").with(8, "eight\n").toSpliced(18, 1);
    expect(renderPatch(bytes(numbers.join("")), bytes(after.join("")))).toEqual({
      additions: 2,
      deletions: 3,
      patch: [
        ...["@@ -2,11 +2,11 @@", " 1", " 2", " 3", "-4", "+four", " 5", " 6", " 7", "-8", "+eight", " 9", " 10", " 11"],
        ...["@@ -16,5 +16,4 @@", " 15", " 16", " 17", "-18", " 19"],
      ].join("\n"),
    });
  });

  it("says where the last line does not end, and keeps what is not ASCII", () => {
    expect(renderPatch(null, bytes("größe")).patch).toBe("@@ -0,0 +1 @@\n+größe\n\\ No newline at end of file");
  });

  it("is none for a binary file and for one that is unchanged", () => {
    expect(renderPatch(bytes("\0"), bytes("a\n"))).toEqual({ additions: 0, deletions: 0, patch: null });
    expect(renderPatch(bytes("a\n"), bytes("a\n")).patch).toBeNull();
  });
});

describe("patches beside git", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "render-patch-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function gitApply(before: string, patch: string | null): string {
    writeFileSync(join(folder, "a"), before);
    const input = `--- a/a\n+++ b/a\n${patch}\n`;
    execFileSync("git", ["apply", "--unidiff-zero", "-"], { cwd: folder, input, stdio: "pipe" });
    return execFileSync("cat", ["a"], { cwd: folder, encoding: "utf8" });
  }

  it("apply to what they were made from", () => {
    const side = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "d\n"), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(side, side, (left, right) => {
        const [before, after] = [left.join(""), right.join("")];
        fc.pre(before !== after);
        const { patch } = renderPatch(bytes(before), bytes(after));
        expect(gitApply(before, patch)).toBe(after);
      }),
      { numRuns: 30, seed: 11 },
    );
  });
});
