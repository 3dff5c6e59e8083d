import type {
  Block,
  HeadingBlock,
  ItemBlock,
  MarkdownDocument,
  OtherBlock,
  ParagraphBlock,
  TableBlock,
} from "../markdown/markdown-document.ts";

/** A heading with what stands below it, up to the next heading that ends it. */
export interface OutlineSection {
  readonly heading: HeadingBlock;
  readonly parent: OutlineSection | null;
  /** Titles from the outermost heading down to this one. */
  readonly titles: readonly string[];
  /** Blocks directly below the heading, before any other heading. */
  readonly blocks: Exclude<Block, HeadingBlock>[];
  /** Those of the blocks that are tables: few sections have any, and several readers look for them. */
  readonly tables: TableBlock[];
}

export interface Outline {
  /** Blocks before the first heading. */
  readonly preamble: readonly Exclude<Block, HeadingBlock>[];
  readonly sections: readonly OutlineSection[];
}

/** A top-level list item, the section it stands in, and the paragraph right before its list. */
export interface OutlineItem {
  readonly item: ItemBlock;
  readonly section: OutlineSection | null;
  readonly label: ParagraphBlock | null;
}

/** Front matter behind a title is a heading for Markdown: lines of keys between two rules. */
const FRONT_MATTER = /^[\w-]{1,60}:[^\r\n]*(?:[\r\n]+[ \t]*(?:-[ \t]|[\w-]{1,60}:)[^\r\n]*)*$/;

/**
 * The headings of a document with their contents. With `commentHeadings` a level-1 heading after the first one is a
 * remark inside its section, as spec-kit files have them between tasks, and ends nothing.
 */
export function buildOutline(document: MarkdownDocument, options: { readonly commentHeadings: boolean }): Outline {
  const preamble: Exclude<Block, HeadingBlock>[] = [];
  const sections: OutlineSection[] = [];
  let current: OutlineSection | null = null;
  let hasTitle = false;
  let before: Block | null = null;
  for (const block of document.blocks) {
    const isUnderlined = before?.kind === "break" && document.source.text[block.span.start] !== "#";
    before = block;
    if (block.kind === "table") current?.tables.push(block);
    if (block.kind !== "heading") (current?.blocks ?? preamble).push(block);
    else if (isUnderlined && FRONT_MATTER.test(block.text)) (current?.blocks ?? preamble).push(frontMatter(block));
    else if (!(options.commentHeadings && hasTitle && block.depth === 1)) {
      current = openSection(block, current);
      sections.push(current);
    }
    hasTitle ||= block.kind === "heading" && block.depth === 1;
  }
  return { preamble, sections };
}

function frontMatter({ text, line, span }: HeadingBlock): OtherBlock {
  const lines = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return { kind: "front-matter", text, line, endLine: line + lines + 1, span };
}

function openSection(heading: HeadingBlock, before: OutlineSection | null): OutlineSection {
  let parent = before;
  while (parent !== null && parent.heading.depth >= heading.depth) parent = parent.parent;
  return { heading, parent, titles: [...(parent?.titles ?? []), heading.text], blocks: [], tables: [] };
}

/** All top-level list items in document order. */
export function itemsOf(outline: Outline): readonly OutlineItem[] {
  const items = listed.get(outline) ?? readItems(outline);
  listed.set(outline, items);
  return items;
}

/** Each form that tasks are written in asks for the same. */
const listed = new WeakMap<Outline, readonly OutlineItem[]>();

function readItems({ preamble, sections }: Outline): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  addLabelled(items, preamble, null);
  for (const section of sections) addLabelled(items, section.blocks, section);
  return items;
}

function addLabelled(items: OutlineItem[], blocks: readonly Block[], section: OutlineSection | null): void {
  let label: ParagraphBlock | null = null;
  for (const block of blocks) {
    if (block.kind === "paragraph") label = block;
    else if (block.kind === "item") items.push({ item: block, section, label });
    else label = null;
  }
}
