import type { Block, HeadingBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import { headingName } from "./heading-name.ts";

/** A heading with what stands between it and the next one. */
export interface DocumentSection {
  readonly heading: HeadingBlock;
  /** The heading as headings are compared. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Headings below this one, down to the next of its own depth. */
  readonly inner: readonly DocumentSection[];
}

interface OpenSection extends DocumentSection {
  readonly blocks: Block[];
  readonly inner: DocumentSection[];
}

/** The sections of a document, flat and in order; each knows all those inside it. */
export function sectionsOf({ blocks }: MarkdownDocument): readonly DocumentSection[] {
  const sections: DocumentSection[] = [];
  let open: OpenSection[] = [];
  for (const block of blocks) {
    if (block.kind !== "heading") {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    open = open.filter(({ heading }) => heading.depth < block.depth);
    const section: OpenSection = { heading: block, name: headingName(block.text), blocks: [], inner: [] };
    for (const around of open) around.inner.push(section);
    open.push(section);
    sections.push(section);
  }
  return sections;
}

/** All blocks of a section, those of its inner sections too. */
export function allBlocksOf(section: DocumentSection): readonly Block[] {
  return [section, ...section.inner].flatMap(({ blocks }) => blocks);
}
