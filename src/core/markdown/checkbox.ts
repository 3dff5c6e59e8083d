import type { ItemBlock } from "./markdown-document.ts";

/**
 * GFM knows space, tab, x and X. Tools also write `[~]`, `[-]`, `[!]`, `[/]`; letters and digits between brackets are
 * labels and references (`[P]`, `[1]`).
 */
const OTHER_BOX = /\[([^\p{L}\p{N}\s[\]\\^])\]\*?(?=[ \t\r\n])/uy;
const OPTIONAL_BOX = /\[([ \txX])\]\*(?=[ \t])/y;

export interface Checkbox {
  readonly box: NonNullable<ItemBlock["box"]>;
  /** Offset behind the closing bracket and the asterisk of an optional task. */
  readonly end: number;
}

/**
 * Finds the box of a list item whose first paragraph begins at `start`. `checked` is GFM's verdict: where it is
 * a boolean the box stands before the paragraph's text, because the extension moves the start behind it.
 */
export function findCheckbox(text: string, checked: boolean | null | undefined, start: number): Checkbox | null {
  if (typeof checked === "boolean") {
    const open = text.lastIndexOf("[", start - 1);
    return { box: { mark: text.charAt(open + 1), span: { start: open + 1, end: open + 2 } }, end: open + 3 };
  }
  for (const pattern of [OTHER_BOX, OPTIONAL_BOX]) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const mark = match?.[1];
    if (match && mark !== undefined) {
      return { box: { mark, span: { start: start + 1, end: start + 1 + mark.length } }, end: start + match[0].length };
    }
  }
  return null;
}
