import { type DocumentPart, noteParts } from "./document-parts.ts";
import { readFrontMatter } from "./front-matter.ts";
import { guardMarkdown } from "./guard.ts";
import type { Block, MarkdownDocument } from "./markdown-document.ts";
import { parseByMicromark } from "./micromark-section.ts";
import { parsePlainSection } from "./plain-section.ts";
import type { SectionCache } from "./section-cache.ts";
import { cutSections, EVERYWHERE, type Section } from "./sections.ts";
import type { SourceText } from "./source-text.ts";

/**
 * The block structure of a document, with positions. Never throws and takes time linear in its size; what would be
 * slow to parse is refused by the guard, with the reason. `known` saves parsing again what another document said too,
 * above all this one before an edit.
 */
export function parseMarkdown(source: SourceText, known: SectionCache | null = null): MarkdownDocument {
  const refused = guardMarkdown(source);
  if (refused !== null) return { source, blocks: [], refused };
  const { text } = source;
  const frontMatter = readFrontMatter(text);
  const all = { start: frontMatter?.span.end ?? 0, end: text.length, line: frontMatter?.endLine ?? 1 };
  const memory = known?.holds(text) ? known : null;
  const parts = cutSections(text, all).map((section) => partOf(text, section, memory));
  if (frontMatter) parts.unshift({ blocks: [frontMatter], key: null });
  const blocks = parts.flatMap((part) => part.blocks);
  if (memory !== null) noteParts(blocks, parts);
  return { source, blocks, refused: null };
}

function partOf(text: string, section: Section, known: SectionCache | null): DocumentPart {
  if (known === null) return { blocks: parseSection(text, section), key: null };
  const { start, end, line } = section;
  return known.partOf(text.slice(start, end), { offset: start, line }, (alone) =>
    parseSection(alone, { start: 0, end: alone.length, line: 1 }, known),
  );
}

/** The blocks of one piece; the whole text is one too. What is not plain in it is cut out and left to micromark. */
export function parseSection(text: string, section: Section, known: SectionCache | null = null): Block[] {
  return parsePlainSection(text, section) ?? parsePieces(text, cutSections(text, section, EVERYWHERE), known);
}

function parsePieces(text: string, pieces: readonly Section[], known: SectionCache | null): Block[] {
  const blocks: Block[] = [];
  let others: Section | null = null;
  for (const piece of pieces) {
    const plain = parsePlainSection(text, piece);
    if (plain === null) {
      others = { ...(others ?? piece), end: piece.end };
      continue;
    }
    if (others !== null) blocks.push(...parseOther(text, others, known));
    others = null;
    blocks.push(...plain);
  }
  return others === null ? blocks : [...blocks, ...parseOther(text, others, known)];
}

/** What only micromark can read, which takes a hundred times as long: worth remembering. */
function parseOther(text: string, section: Section, known: SectionCache | null): readonly Block[] {
  if (known === null) return parseByMicromark(text, section);
  const { start, end, line } = section;
  const part = known.partOf(text.slice(start, end), { offset: start, line }, (alone) =>
    parseByMicromark(alone, { start: 0, end: alone.length, line: 1 }),
  );
  return part.blocks;
}
