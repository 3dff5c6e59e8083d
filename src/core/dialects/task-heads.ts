import { Itself } from "../markdown/itself.ts";
import type { ItemBlock } from "../markdown/markdown-document.ts";
import { originOf } from "../markdown/section-cache.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";

/** Whoever looks for tasks asks for the same, and again after an edit elsewhere: a block keeps its head. */
class Headed extends Itself {
  readonly #head: TaskHead;

  private constructor(block: object, head: TaskHead) {
    super(block);
    this.#head = head;
  }

  static headOf(block: object, read: () => TaskHead): TaskHead {
    if (#head in block) return block.#head;
    const head = read();
    new Headed(block, head);
    return head;
  }
}

/** What stands at the beginning of an item's text. */
export function headOf(item: ItemBlock): TaskHead {
  return Headed.headOf(originOf(item) ?? item, () => readTaskHead(item.text));
}
