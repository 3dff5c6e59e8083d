/**
 * Task ids as people write them: `T012`, `T012.5`, `T005a`, `T-029`, `TASK-104`, `M1.1.1`, `3A.1`, `W-A.1`, `T029-TEST`.
 * A hyphen and digits after a letter id belong to it; whether they are a range is decided by the reader.
 */
const LETTER_ID =
  /(?:[A-Z]{1,8}|[A-Z]{9,14}(?=-\d))(?:-[A-Z]{1,4}){0,2}[-.]?\d{1,6}[A-Za-z]?(?:[.-]\d{1,6}[A-Za-z]?){0,6}(?:-[A-Z]{2,10})?(?![A-Za-z0-9])/y;
const DOTTED_ID = /\d{1,4}[A-Za-z]?(?:\.\d{1,6}[A-Za-z]?){1,6}(?![A-Za-z0-9])/y;
const BARE_NUMBER = /\d{1,4}[A-Za-z]?(?![A-Za-z0-9])/y;
const PART = /-([A-Z]{1,4})\d{1,4}(?![A-Za-z0-9])/y;
const BARE_LETTER = /[A-Z](?![A-Za-z0-9])/y;

/** The id that begins at `at`, or null. `bare` also takes `2` and `A`, which need a keyword before them. */
export function idAt(text: string, at: number, bare = false): string | null {
  for (const pattern of bare ? [LETTER_ID, DOTTED_ID, BARE_NUMBER, BARE_LETTER] : [LETTER_ID, DOTTED_ID]) {
    pattern.lastIndex = at;
    const id = pattern.exec(text)?.[0];
    if (id !== undefined) return id + partAt(text, at + id.length, id);
  }
  return null;
}

/** What goes on behind the hyphen of `W1-E01`, letters of another kind; `T1-T5` is a range. */
function partAt(text: string, at: number, first: string): string {
  if (text[at] !== "-") return "";
  PART.lastIndex = at;
  const [part = "", letters] = PART.exec(text) ?? [];
  return letters === /^[A-Z]*/.exec(first)?.[0] ? "" : part;
}

/** Letters that an id begins with, digits after its last separator, and what is between. */
export function splitId(id: string): { readonly prefix: string; readonly number: string } {
  const number = /\d+$/.exec(id)?.[0] ?? "";
  return { prefix: id.slice(0, id.length - number.length), number };
}
