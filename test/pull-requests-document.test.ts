import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const lines = readFileSync(join(ROOT, "docs/pull-requests.md"), "utf8").split("\n");
const rows = lines.filter((line) => line.startsWith("| ") && !/^\| (?:case|event|the base) \|/.test(line));

/** What the last cell of a row names: a file, and the sentence of a test in it. */
function proofOf(row: string): { readonly file: string; readonly name: string } | null {
  const cell = row.split(" | ").at(-1) ?? "";
  const [, file, name] = /^`(test\/[\w./-]+\.test\.ts)`: (.+) \|$/.exec(cell) ?? [];
  return file && name ? { file, name } : null;
}

describe("docs/pull-requests.md", () => {
  it("has rows", () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows.map((row) => [row.split(" | ")[0]?.slice(2) ?? "", row] as const))("%s: has a test", (_, row) => {
    const proof = proofOf(row);
    expect(proof, row).not.toBeNull();
    const { file, name } = proof ?? { file: "", name: "" };
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(readFileSync(join(ROOT, file), "utf8")).toContain(`"${name}"`);
  });
});
