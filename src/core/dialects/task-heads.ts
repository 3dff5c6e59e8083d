import type { ItemBlock } from "../markdown/markdown-document.ts";
import { originOf } from "../markdown/section-cache.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";

/** Whoever looks for tasks asks for the same, and again after an edit elsewhere. */
const known = new WeakMap<object, TaskHead>();

/** What stands at the beginning of an item's text. */
export function headOf(item: ItemBlock): TaskHead {
  const key = originOf(item)?.block ?? item;
  const before = known.get(key);
  if (before !== undefined) return before;
  const head = readTaskHead(item.text);
  known.set(key, head);
  return head;
}
