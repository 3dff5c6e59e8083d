import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import type { Fix, TextEdit } from "./fix.ts";
import { textFix } from "./text-fix.ts";

/** Two documents that were copies of one another: one that changed since, and one that did not. */
export interface Copies {
  readonly changed: SourceFile;
  readonly stale: SourceFile;
  /** What both held before; the stale one still does. */
  readonly before: string;
}

/** Makes the stale copy what the changed one is. Null where the stale one was something else before. */
export function syncCopies({ changed, stale, before }: Copies): Fix | null {
  const [now, then] = [decodeSource(changed), decodeSource(stale)];
  if (then.text !== before) return null;
  return textFix(then, `copy ${changed.path} to ${stale.path}`, [difference(then.text, now.text)]);
}

/** The one piece in which two texts differ, so that an edit says no more than that. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  // Neither end may fall into a pair of surrogates, which would be half a character.
  while (start > 0 && isInPair(before, start)) start -= 1;
  while (tail > 0 && (isInPair(before, before.length - tail) || isInPair(after, after.length - tail))) tail -= 1;
  return { span: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}

function isInPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
