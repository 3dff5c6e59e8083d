import type { Block, MarkdownDocument } from "./markdown-document.ts";

/** Blocks of a document that stand together; `key` is the same for the same text, null where nobody keeps it. */
export interface DocumentPart {
  readonly blocks: readonly Block[];
  readonly key: object | null;
}

const noted = new WeakMap<readonly Block[], readonly DocumentPart[]>();

/** Notes of which kept parts the blocks of a document are made. */
export function noteParts(blocks: readonly Block[], parts: readonly DocumentPart[]): void {
  noted.set(blocks, parts);
}

/**
 * A function that gives what `find` finds in each block at the top of a document, in its order. `find` may go by nothing
 * but the block, lines and offsets aside: a part in which it found nothing is not looked at again after an edit elsewhere.
 */
export function finderInBlocks<Found>(
  find: (block: Block) => readonly Found[],
): (document: Pick<MarkdownDocument, "blocks">) => Found[] {
  const empty = new WeakSet<object>();
  return ({ blocks }) => {
    const parts = noted.get(blocks) ?? [{ blocks, key: null }];
    return parts.flatMap(({ blocks: some, key }) => {
      if (key !== null && empty.has(key)) return [];
      const found = some.flatMap(find);
      if (key !== null && found.length === 0) empty.add(key);
      return found;
    });
  };
}
