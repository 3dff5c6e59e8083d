import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";

/** How much a document says. */
export interface Content {
  /** Lines that are neither headings nor blank, comments or front matter. */
  readonly lines: number;
  /** Between spaces; of scripts without spaces, half as many as there are characters. */
  readonly words: number;
}

/** Counts what stands in a document beside headings, comments and front matter. */
export function contentOf({ blocks }: MarkdownDocument): Content {
  const texts = blocks.flatMap(textsOf).map(withoutComments);
  const lines = texts.flatMap((text) => text.split(/\r\n|\r|\n/)).filter((line) => line.trim() !== "");
  return { lines: lines.length, words: lines.reduce((sum, line) => sum + wordsIn(line), 0) };
}

/** Scripts that put no spaces between words; two of their characters are about as much as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

function wordsIn(line: string): number {
  const rest = line.replace(UNSPACED, " ");
  const spaced = rest.split(/\s+/).filter((word) => word !== "").length;
  return spaced + Math.ceil((line.match(UNSPACED)?.length ?? 0) / 2);
}

/** Whether blocks say anything at all. */
export function saysSomething(blocks: readonly Block[]): boolean {
  return blocks.flatMap(textsOf).some((text) => withoutComments(text).trim() !== "");
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "front-matter":
    case "break":
    case "definition":
      return [];
    case "item":
      return [block.text || (block.box ? "[ ]" : ""), ...block.children.flatMap(textsOf)];
    case "table":
      return [block.header.join(" "), ...block.rows.map(({ cells }) => cells.join(" "))];
    default:
      return [block.text];
  }
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = text.indexOf("<!--"); open !== -1; open = text.indexOf("<!--", at)) {
    parts.push(text.slice(at, open));
    const close = text.indexOf("-->", open + 4);
    at = close === -1 ? text.length : close + 3;
  }
  return [...parts, text.slice(at)].join(" ");
}
