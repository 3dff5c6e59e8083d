import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Status } from "../../../src/core/statuses/status.ts";
import { planFor, sourceFile, text } from "./support.ts";

/** Ways to write the same document: an edit must neither care about them nor undo them. */
const TRANSFORMS: Readonly<Record<string, (document: string) => string>> = {
  "CRLF line ends": (document) => document.replaceAll("\n", "\r\n"),
  "a byte order mark": (document) => `\uFEFF${document}`,
  "no final line end": (document) => document.replace(/\n$/, ""),
  "tabs for indents": (document) => document.replace(/^( {2})+/gm, (indent) => "\t".repeat(indent.length / 2)),
  "spaces at the ends of lines": (document) => document.replace(/(?<=\S)$/gm, "  "),
  "stars as bullets": (document) => document.replace(/^( *)- \[/gm, "$1* ["),
  "pluses as bullets": (document) => document.replace(/^( *)- \[/gm, "$1+ ["),
  "numbers as bullets": (document) => document.replace(/^- \[/gm, "1. [").replace(/^ {2}(?= *[-\w])/gm, "   "),
  "a quote around it": (document) => document.replace(/^/gm, "> ").replace(/> $/, ""),
};

const DOCUMENTS: readonly [fixture: string, change: Readonly<Record<string, Status>>][] = [
  ["spec-kit-majority-of-x", { T003: "done", T004: "todo" }],
  ["platform-kit-garbled-emoji", { "M1.1.2": "done" }],
  ["platform-kit-without-legend", { "M1.1.2": "done", "M1.1.3": "todo" }],
];

describe.each(DOCUMENTS)("an edit of %s", (fixture, change) => {
  const path = join(import.meta.dirname, "../../../fixtures/edits", fixture, "before.md");
  const document = readFileSync(path, "utf8");
  const edit = (content: string) => planFor(sourceFile(content), change);

  it("changes every task that it is asked to", () => {
    expect(edit(document).changed).toEqual(Object.keys(change));
  });

  it.each(Object.entries(TRANSFORMS))("gives the same with %s, before or after", (_name, transform) => {
    expect(transform(document)).not.toBe(document);
    const plan = edit(transform(document));
    expect(plan.refusals).toEqual([]);
    expect(text(plan.after)).toBe(transform(text(edit(document).after)));
  });
});
