import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { decodeSource } from "../markdown/source-text.ts";

/**
 * The paragraphs of a text that stand in no quote, each as its whole lines: neither code nor HTML, tables nor
 * headings. A text that the Markdown guard refuses has none: in doubt nothing is read.
 */
export function findPlainParagraphs(text: string): readonly string[] {
  const document = parseMarkdown(decodeSource({ path: "comment", bytes: new TextEncoder().encode(text) }));
  return [...paragraphsIn(document.blocks)].flatMap((paragraph) => {
    const start = lineStart(document, paragraph.start);
    // Quotes are opened up by the parser; their border is what stands before the paragraph on its first line.
    const isQuoted = document.source.text.slice(start, paragraph.start).includes(">");
    return isQuoted ? [] : [document.source.text.slice(start, paragraph.end)];
  });
}

function* paragraphsIn(blocks: readonly Block[]): Generator<{ readonly start: number; readonly end: number }> {
  for (const block of blocks) {
    if (block.kind === "paragraph") yield block.span;
    if (block.kind !== "item") continue;
    if (block.text !== "") yield block.textSpan;
    yield* paragraphsIn(block.children);
  }
}

function lineStart({ source }: MarkdownDocument, offset: number): number {
  let start = offset;
  while (start > 0 && source.text[start - 1] !== "\n" && source.text[start - 1] !== "\r") start -= 1;
  return start;
}
