import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** The inline content of one item, heading or cell. */
export interface InlineText {
  /** The text as a reader sees it, without markup, white space collapsed. */
  readonly plain: string;
  /** Contents of code spans, in order. */
  readonly code: readonly string[];
  /** Destinations of links, in order. */
  readonly links: readonly string[];
}

/** Inline parsing costs the square of its input in the worst case; a task's text is shorter than this. */
const MAX_INLINE = 1_024;

const processor = unified().use(remarkParse).use(remarkGfm);

/** Parses the inline Markdown of one text. Only its first 1,024 characters are read as Markdown; the rest is taken as it stands. */
export function parseInline(text: string): InlineText {
  const parts = { plain: [] as string[], code: [] as string[], links: [] as string[] };
  collect(processor.parse(text.slice(0, MAX_INLINE)), parts);
  const plain = `${parts.plain.join("")}${text.slice(MAX_INLINE)}`.replace(/\s+/g, " ").trim();
  return { plain, code: parts.code, links: parts.links };
}

function collect(node: Nodes, parts: { plain: string[]; code: string[]; links: string[] }): void {
  if (node.type === "inlineCode") parts.code.push(node.value);
  if (node.type === "link") parts.links.push(node.url);
  if (node.type === "text" || node.type === "inlineCode") parts.plain.push(node.value);
  if (node.type === "image") parts.plain.push(node.alt ?? "");
  if (node.type === "break" || node.type === "paragraph") parts.plain.push(" ");
  if ("children" in node) for (const child of node.children) collect(child, parts);
}
