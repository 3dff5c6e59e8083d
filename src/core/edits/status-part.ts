import { statusOfLabel, statusOfWords } from "../statuses/status-words.ts";

/** A value of a status field in two: what states the status (`✅ Done`, `**In progress**`), and what else it says. */
export interface StatusPart {
  readonly text: string;
  readonly rest: string;
}

const MOST_WORDS = 4;

/** Splits a field's value after its status words. Null where it does not begin with a status in words. */
export function readStatusPart(value: string): StatusPart | null {
  const written = value.trimEnd();
  if (statusOfWords(written) === null) return null;
  const words = [...written.slice(0, 200).matchAll(/[a-z]+/gi)].slice(0, MOST_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    const last = words[count - 1];
    const label = words.slice(0, count).map(([word]) => word);
    if (last === undefined || statusOfLabel(label.join(" ")) === null) continue;
    const end = last.index + last[0].length;
    const close = /^[*_`]{0,3}/.exec(written.slice(end))?.[0].length ?? 0;
    return { text: written.slice(0, end + close), rest: written.slice(end + close).trim() };
  }
  return null;
}
