import type { ItemBlock } from "./markdown-document.ts";

/**
 * GFM knows space, tab, x and X. Tools also write `[~]`, `[-]`, `[!]`, `[/]`; letters and digits between brackets are
 * labels and references (`[P]`, `[1]`). A tab is GFM's space only where it is one column wide, which a quote changes.
 */
const OTHER_BOX = /\[([^\p{L}\p{N}\s[\]\\^]|\t)\](?:\\?\*)?(?=[ \t\r\n]|$)/uy;
/** White space, and the marks of the quotes that a box is in. */
const BETWEEN = /[ \t\r\n>]/;
/** `[ ]*`, with the asterisk escaped by some formatters. */
const OPTIONAL_BOX = /\[([ \txX])\]\\?\*(?=[ \t])/y;

export interface Checkbox {
  readonly box: NonNullable<ItemBlock["box"]>;
  /** Offset behind the closing bracket and the asterisk of an optional task. */
  readonly end: number;
}

/**
 * Finds the box of a list item whose first paragraph begins at `start`. `checked` is GFM's verdict: where it is
 * a boolean there is a box, and mostly it stands before `start`, because the extension moves the start behind it.
 */
export function findCheckbox(text: string, checked: boolean | null | undefined, start: number): Checkbox | null {
  if (typeof checked === "boolean") return readCheckbox(text, start);
  if (text[start] !== "[") return null;
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

/**
 * The box at `start`, or before it: the extension moves the start behind the box and a character more, and leaves it
 * alone where spaces end the line after the box. Nothing but a list marker could stand before it otherwise.
 */
function readCheckbox(text: string, start: number): Checkbox {
  let before = start - 1;
  while (BETWEEN.test(text.charAt(before))) before -= 1;
  const open = text[before] === "]" ? before - 2 : start;
  return { box: { mark: text.charAt(open + 1), span: { start: open + 1, end: open + 2 } }, end: open + 3 };
}
