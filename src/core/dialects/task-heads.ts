import type { ItemBlock } from "../markdown/markdown-document.ts";
import { originOf } from "../markdown/section-cache.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";

/** Whoever looks for tasks asks for the same, and again after an edit elsewhere. */
const known = new WeakMap<object, TaskHead>();

/** What stands at the beginning of an item's text. */
export function headOf(item: ItemBlock): TaskHead {
  const before = known.get(item);
  if (before !== undefined) return before;
  const origin = originOf(item)?.block;
  const kept = origin && known.get(origin);
  const head = kept ?? readTaskHead(item.text);
  if (origin && kept === undefined) known.set(origin, head);
  known.set(item, head);
  return head;
}
