/** A percentage before the first word, or one share of another. */
const PERCENT = /^[^\p{L}\d]{0,12}(\d{1,3})[ \t]?%/u;
const SHARE = /^[^\p{L}\d]{0,12}(\d{1,4})[ \t]?(?:\/|of|out of)[ \t]?(\d{1,4})\b/u;

/** How far a text says at its beginning that something is, from 0 to 1; null where it says nothing of the kind. */
export function progressOf(text: string): number | null {
  const said = text.slice(0, 60).replace(/^\s*\[.\]/u, "");
  const percent = PERCENT.exec(said)?.[1];
  if (percent !== undefined) return Number(percent) / 100;
  const [, part, whole] = SHARE.exec(said) ?? [];
  return whole === undefined || Number(whole) === 0 ? null : Number(part) / Number(whole);
}
