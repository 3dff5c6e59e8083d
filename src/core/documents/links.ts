import { finderInBlocks } from "../markdown/document-parts.ts";
import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";
import { blankOut } from "./blank-out.ts";

/** A link as it is written, with its line. */
export interface WrittenLink {
  readonly target: string;
  readonly line: number;
}

/** `[text](target "title")` and `[label]: target`; bounded, so that a document of brackets stays linear. */
const INLINE =
  /\]\([ \t]{0,3}(<[^<>\n]{1,500}>|[^\s()<>]{1,500}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)(?:[ \t]{1,3}["'(][^\n]{0,200}?["')])?[ \t]{0,3}\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,3}<?([^\s<>]{1,500})>?/;

/** The destinations of the links in a document, code left out. */
export const linksOf: (document: MarkdownDocument) => readonly WrittenLink[] = finderInBlocks(linksIn);

function linksIn(block: Block): WrittenLink[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineLinks(block.text, block.line);
    case "item":
      return [...inlineLinks(block.text, block.line), ...block.children.flatMap(linksIn)];
    case "table":
      return block.rows.flatMap(({ cells, line }) => cells.flatMap((cell) => inlineLinks(cell, line)));
    case "definition": {
      const target = DEFINITION.exec(block.text)?.[1];
      return target === undefined || block.text.startsWith("[^") ? [] : [{ target, line: block.line }];
    }
    default:
      return [];
  }
}

function inlineLinks(text: string, first: number): WrittenLink[] {
  if (!text.includes("](")) return [];
  const shown = blankOut(text);
  let line = first;
  let at = 0;
  return [...shown.matchAll(INLINE)].map(({ index, 1: target = "" }) => {
    for (let end = shown.indexOf("\n", at); end !== -1 && end < index; end = shown.indexOf("\n", at)) {
      line += 1;
      at = end + 1;
    }
    return { target: target.replace(/^<|>$/g, ""), line };
  });
}
