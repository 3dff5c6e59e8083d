import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";

/** `**Key**: value` as a document says it about itself. */
export interface MetadataEntry {
  /** Lower case, without markup. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly line: number;
  /** Where it stands: above the first section, in front matter, or further down. */
  readonly part: "head" | "front-matter" | "body";
}

const BOLD = /^(?:\*\*|__)([^*_:：\n]{1,40})(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]{0,3}[:：])[ \t]*/;
const PLAIN = /^[*_]?([A-Z][A-Za-z /-]{1,38}):[ \t]+/;

/**
 * What a document says about itself: bold keys in paragraphs anywhere, plain ones above the first section and in
 * front matter. Fields of tasks are none: those stand in lists.
 */
export function metadataOf({ blocks }: MarkdownDocument): readonly MetadataEntry[] {
  const entries = known.get(blocks) ?? readMetadata(blocks);
  known.set(blocks, entries);
  return entries;
}

/** Half a dozen rules ask for the same. */
const known = new WeakMap<readonly Block[], readonly MetadataEntry[]>();

function readMetadata(blocks: readonly Block[]): readonly MetadataEntry[] {
  const entries: MetadataEntry[] = [];
  let isHead = true;
  for (const block of blocks) {
    if (block.kind === "heading" && block.depth > 1) isHead = false;
    if (block.kind === "paragraph") entries.push(...entriesIn(block.text, block.line, isHead));
    if (block.kind === "front-matter") entries.push(...frontMatterEntries(block.text));
  }
  return entries;
}

/** Every entry has one, and most paragraphs have none. */
const COLON = /[:：]/;

function entriesIn(text: string, first: number, isHead: boolean): MetadataEntry[] {
  if (!COLON.test(text)) return [];
  return text.split(/\r\n|\r|\n/).flatMap((line, at) =>
    line
      .replace(/^[ \t>]+/, "")
      .split(/[ \t]\|[ \t](?=\*\*)/)
      .flatMap((part) => entryIn(part.trim(), first + at, isHead) ?? []),
  );
}

function entryIn(text: string, line: number, isHead: boolean): MetadataEntry | null {
  const match = BOLD.exec(text) ?? (isHead || /^[*_]/.test(text) ? PLAIN.exec(text) : null);
  if (!match) return null;
  const label = (match[1] ?? "").trim();
  const value = text.slice(match[0].length).trim();
  const shown = /^[*_][^*_]/.test(text) ? value.replace(/[*_]$/, "") : value;
  return { key: label.toLowerCase(), label, value: shown, line, part: isHead ? "head" : "body" };
}

function frontMatterEntries(text: string): MetadataEntry[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) => {
    const [, label, value = ""] = /^([A-Za-z][\w-]{0,40}):[ \t]*(.*)$/.exec(line) ?? [];
    return label === undefined
      ? []
      : [{ key: label.toLowerCase(), label, value: value.trim(), line: at + 1, part: "front-matter" as const }];
  });
}
