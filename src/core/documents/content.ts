import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";

/** How much a document says. */
export interface Content {
  /** Lines that are neither headings nor blank, comments or front matter. */
  readonly lines: number;
  readonly words: number;
}

/** Counts what stands in a document beside headings, comments and front matter. */
export function contentOf({ blocks }: MarkdownDocument): Content {
  const texts = blocks.flatMap(textsOf).map(withoutComments);
  const lines = texts.flatMap((text) => text.split(/\r\n|\r|\n/)).filter((line) => line.trim() !== "");
  const words = lines.reduce((sum, line) => sum + line.trim().split(/\s+/).length, 0);
  return { lines: lines.length, words };
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
