import type { Block, HeadingBlock, ItemBlock, MarkdownDocument, TableBlock } from "../markdown/markdown-document.ts";
import { boxedItems } from "./boxed-items.ts";
import { taskLines } from "./find/task-lines.ts";
import { keepsTasks } from "./kept-tables.ts";

/** A list item with the heading it stands below. */
interface SampledItem {
  readonly item: ItemBlock;
  readonly heading: string;
}

/** What of a document tells its dialect: enough of it to be sure, and no more, however long it is. */
export interface DialectSample {
  /** With a box, at the top level or below plain bullets. */
  readonly boxed: readonly SampledItem[];
  /** Without one, at the top level. */
  readonly bullets: readonly ItemBlock[];
  readonly headings: readonly HeadingBlock[];
  /** Without those that tasks are moved to. */
  readonly tables: readonly TableBlock[];
  /** How the tasks begin that stand in paragraphs. */
  readonly lines: readonly ("boxed" | "bold" | "bare")[];
  /** `Status` of a paragraph that begins with `**Status**:`. */
  readonly labels: readonly string[];
}

/** Blocks looked at; the tasks of a document do not change their form in the middle. */
const MAX_BLOCKS = 500;

interface Draft {
  readonly boxed: SampledItem[];
  readonly bullets: ItemBlock[];
  readonly headings: HeadingBlock[];
  readonly tables: TableBlock[];
  readonly lines: ("boxed" | "bold" | "bare")[];
  readonly labels: string[];
}

export function sampleDocument({ blocks }: MarkdownDocument): DialectSample {
  const sample: Draft = { boxed: [], bullets: [], headings: [], tables: [], lines: [], labels: [] };
  for (const block of blocks.slice(0, MAX_BLOCKS)) addBlock(block, sample);
  return sample;
}

function addBlock(block: Block, sample: Draft): void {
  if (block.kind === "heading") sample.headings.push(block);
  else if (block.kind === "table") addTable(block, sample);
  else if (block.kind === "item") addItem(block, sample);
  else if (block.kind === "paragraph") {
    const label = /^\*\*([^*:\r\n]{1,40})/.exec(block.text)?.[1];
    if (label !== undefined) sample.labels.push(label);
    sample.lines.push(...taskLines(block).map(({ form }) => form));
  }
}

function addTable(table: TableBlock, { headings, tables }: Draft): void {
  if (!keepsTasks(headings.at(-1)?.text ?? "")) tables.push(table);
}

function addItem(item: ItemBlock, sample: Draft): void {
  const heading = sample.headings.at(-1)?.text ?? "";
  if (item.box !== null) {
    sample.boxed.push({ item, heading });
    return;
  }
  sample.bullets.push(item);
  for (const boxed of boxedItems({ blocks: [item] })) sample.boxed.push({ item: boxed, heading });
}
