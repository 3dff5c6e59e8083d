/** One item of a list in prose, without its notes in parentheses. */
export interface ListItemText {
  readonly text: string;
  readonly note: string | null;
  /** First of its list, or joined to it by `and` or a plus: a further item, where what follows a comma may be a remark. */
  readonly isAdded: boolean;
}

/** What adds an item to a list. */
const ADDING = /^(?:[+&]|\p{L}+)$/u;
const SEPARATOR = /[,;+&\n、；]|\b(?:and|plus|und|y|et)\b/y;

/** Cuts a dependency value at commas, semicolons, `and`, `&`, `+` and line ends outside parentheses. Linear. */
export function splitItems(value: string): ListItemText[] {
  const items: { text: string; note: string | null; isAdded: boolean }[] = [{ text: "", note: null, isAdded: true }];
  let depth = 0;
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    const item = items.at(-1);
    if (!item) break;
    if (char === "(" || char === "（") depth += 1;
    if (depth > 0) item.note = (item.note ?? "") + char;
    else {
      const width = separatorAt(value, at);
      if (width > 0) {
        items.push({ text: "", note: null, isAdded: ADDING.test(value.slice(at, at + width)) });
        at += width - 1;
      } else item.text += char;
    }
    if ((char === ")" || char === "）") && depth > 0) depth -= 1;
  }
  return items
    .map((item) => ({ ...item, text: item.text.trim() }))
    .filter(({ text, note }) => text !== "" || note !== null);
}

/** What a separator begins with: to look for one costs more. */
const BEGINNINGS: ReadonlySet<string> = new Set(",;+&\n、；apuye");

function separatorAt(value: string, at: number): number {
  if (!BEGINNINGS.has(value.charAt(at))) return 0;
  SEPARATOR.lastIndex = at;
  return SEPARATOR.exec(value)?.[0].length ?? 0;
}
