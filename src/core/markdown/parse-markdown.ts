import { readFrontMatter } from "./front-matter.ts";
import { guardMarkdown } from "./guard.ts";
import type { Block, MarkdownDocument } from "./markdown-document.ts";
import { parseByMicromark } from "./micromark-section.ts";
import { parsePlainSection } from "./plain-section.ts";
import { cutSections, type Section } from "./sections.ts";
import type { SourceText } from "./source-text.ts";

/**
 * The block structure of a document, with positions. Never throws and takes time linear in its size; what would be
 * slow to parse is refused by the guard, with the reason.
 */
export function parseMarkdown(source: SourceText): MarkdownDocument {
  const refused = guardMarkdown(source);
  if (refused !== null) return { source, blocks: [], refused };
  const frontMatter = readFrontMatter(source.text);
  const sections = frontMatter
    ? cutSections(source.text, frontMatter.span.end, frontMatter.endLine)
    : cutSections(source.text);
  const blocks = sections.flatMap((section) => parseSection(source.text, section));
  return { source, blocks: frontMatter ? [frontMatter, ...blocks] : blocks, refused: null };
}

/** The blocks of one piece; the whole text is one too. */
export function parseSection(text: string, section: Section): Block[] {
  return parsePlainSection(text, section) ?? parseByMicromark(text, section);
}
