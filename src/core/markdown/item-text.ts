import { findCheckbox } from "./checkbox.ts";
import type { ItemBlock } from "./markdown-document.ts";
import type { Span } from "./place.ts";

/** What the first paragraph of an item says: its box and the text behind it. `checked` is GFM's verdict on the box. */
export function readItemText(
  text: string,
  checked: boolean | null | undefined,
  { start, end }: Span,
): Pick<ItemBlock, "box" | "text" | "textSpan"> {
  const found = findCheckbox(text, checked, start);
  const from = found === null ? start : afterSpace(text, found.end, end);
  return { box: found?.box ?? null, text: text.slice(from, end), textSpan: { start: from, end } };
}

function afterSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
