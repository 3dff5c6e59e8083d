import type { Block, ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import { withBox } from "../statuses/legend-boxes.ts";
import { readTaskHead } from "./task-head.ts";
import { headOf } from "./task-heads.ts";

/** `[P]` says that a task can be done beside others. */
const LETTERS = /^\[(?!P\])[A-Za-z]{1,3}\][ \t]+(?=\S)/;

/** Items one behind the other. */
type Run = readonly ItemBlock[];

/**
 * The document with boxes where letters that nobody explains stand in the place of one: `- [B] T002 …` in a document
 * with `- [ ] T001 …`. Only in front of an id of a kind that boxes define and that no box defines itself; a number must
 * have boxes with numbers beside it. All other words between brackets are labels. The document itself where none are boxes.
 */
export function withUnexplainedBoxes(document: MarkdownDocument): MarkdownDocument {
  const runs = [...runsWithin(document.blocks)];
  const lettered = runs.filter((run) => run.some(isLettered));
  if (lettered.length === 0) return document;
  const defined = new Set(runs.flatMap(idsOf));
  const kinds = new Set([...defined].map(kindOf));
  const found = lettered.flatMap((run) => {
    const beside = new Set(idsOf(run).map(kindOf));
    return run.filter((item) => {
      const id = isLettered(item) ? idBehindLetters(item) : null;
      return id !== null && !defined.has(id) && (kindOf(id) === "" ? beside : kinds).has(kindOf(id));
    });
  });
  const marked = new Set(found);
  return found.length === 0 ? document : { ...document, blocks: document.blocks.map((block) => boxed(block, marked)) };
}

function* runsWithin(blocks: readonly Block[]): Generator<Run> {
  let run: ItemBlock[] = [];
  for (const block of blocks) {
    if (block.kind === "item") run.push(block);
    else if (run.length > 0) {
      yield run;
      run = [];
    }
    if (block.kind === "item" && block.children.length > 0) yield* runsWithin(block.children);
  }
  if (run.length > 0) yield run;
}

function isLettered({ box, text }: ItemBlock): boolean {
  return box === null && text.startsWith("[") && LETTERS.test(text);
}

function idBehindLetters({ text }: ItemBlock): string | null {
  return readTaskHead(text.replace(LETTERS, "")).id;
}

function idsOf(run: Run): string[] {
  return run.flatMap((item) => (item.box === null ? [] : (headOf(item).id ?? [])));
}

function kindOf(id: string): string {
  return /^[A-Za-z]*/.exec(id)?.[0] ?? "";
}

function boxed(block: Block, marked: ReadonlySet<ItemBlock>): Block {
  if (block.kind !== "item") return block;
  const children = block.children.map((child) => boxed(child, marked));
  const isSame = children.every((child, at) => child === block.children[at]);
  const item = isSame ? block : { ...block, children };
  return marked.has(block) ? withBox(item, LETTERS) : item;
}
