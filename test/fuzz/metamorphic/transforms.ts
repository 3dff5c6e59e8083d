import type { Block } from "../../../src/core/markdown/markdown-document.ts";
import { repairMojibake } from "../../../src/core/statuses/mojibake.ts";
import { garbled, type WRONG_ENCODINGS } from "../../support/garbled.ts";
import { parseText } from "../properties/parse-document.ts";
import { fencedLines, mapLines } from "./lines.ts";

/** Another way to write the same document, or null for a document that it would say something else in. */
export type Transform = (document: string) => string | null;

const BOM = "\u00ef\u00bb\u00bf";

/** Documents are bytes in a string (latin1), so that nothing is lost on the way. */
export const transforms: Readonly<Record<string, Transform>> = {
  "Windows line ends": (document) => document.replace(/\r\n|\r|\n/g, "\r\n"),
  "a byte order mark": (document) => (document.startsWith(BOM) ? null : `${BOM}${document}`),
  "no final line end": (document) => (/[^\s](?:\r\n|\n)$/.test(document) ? document.replace(/\r?\n$/, "") : null),
  "tabs for indents": (document) => outsideOfFences(document, tabbed),
  "spaces at the ends of lines": (document) => outsideOfFences(document, (line) => line.replace(/(?<=[^ \t])$/, "  ")),
  "stars as bullets": (document) => outsideOfFences(document, (line) => withBullet(line, "*")),
  "pluses as bullets": (document) => outsideOfFences(document, (line) => withBullet(line, "+")),
  "numbers as bullets": numbered,
  "a quote around it": (document) => (hasFrontMatter(document) ? null : mapLines(document, quoted)),
  "UTF-8 read as Mac Roman": (document) => misread(document, "Mac Roman"),
  "UTF-8 read as Windows-1252": (document) => misread(document, "Windows-1252"),
};

function tabbed(line: string): string {
  return line.replace(/^(?: {2})+(?=[^ ])/, (indent) => "\t".repeat(indent.length / 2));
}

function withBullet(line: string, bullet: string): string {
  return line.replace(/^([ \t>]*)-(?=[ \t]+\[)/, `$1${bullet}`);
}

function quoted(line: string): string {
  const mark = line.startsWith(BOM) ? BOM : "";
  return line === mark ? `${mark}>` : `${mark}> ${line.slice(mark.length)}`;
}

function outsideOfFences(document: string, change: (line: string) => string): string | null {
  if (hasFrontMatter(document)) return null;
  const fenced = fencedLines(document);
  return mapLines(document, (line, number) => (fenced.has(number) ? line : change(line)));
}

/** `1. ` is one character wider than `- `: what stands inside of an item moves by one for each item around it. */
function numbered(document: string): string | null {
  if (hasFrontMatter(document) || /^[ \t]*\d+[.)][ \t]|\t|^>/m.test(document)) return null;
  const around = new Map<number, number>();
  const boxed = new Set<number>();
  count(parseText(Buffer.from(document, "latin1")).document.blocks, around, boxed);
  return mapLines(document, (line, number) => {
    const moved = line === "" ? "" : `${" ".repeat(around.get(number) ?? 0)}${line}`;
    return boxed.has(number) ? moved.replace(/-(?=[ \t]+\[)/, "1.") : moved;
  });
}

function count(blocks: readonly Block[], around: Map<number, number>, boxed: Set<number>): void {
  for (const block of blocks) {
    if (block.kind !== "item") continue;
    if ((block.box !== null || /^\[[A-Z]{1,2}\] /.test(block.text)) && !block.ordered) {
      boxed.add(block.line);
      for (let line = block.line + 1; line <= block.endLine; line += 1) around.set(line, (around.get(line) ?? 0) + 1);
    }
    count(block.children, around, boxed);
  }
}

/** Once. Signs, dashes and arrows stay what they are; words of other scripts are words no more, and drawn boxes no boxes. */
function misread(document: string, encoding: keyof typeof WRONG_ENCODINGS): string | null {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(document, "latin1"));
  const isPlain = /^[\0-\u007f]*$/.test(text);
  if (
    isPlain ||
    /[\u0400-\u1fff\u3040-\ud7ff\u2500-\u257f]/.test(text) ||
    text.includes("\ufffd") ||
    text.startsWith("\ufeff") ||
    repairMojibake(text) !== text
  )
    return null;
  return Buffer.from(garbled(text, encoding), "utf8").toString("latin1");
}

function hasFrontMatter(document: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?---[ \t]*\r?\n[\w-]+:/m.test(document);
}
