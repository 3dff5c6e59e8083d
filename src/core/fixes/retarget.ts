import { blankOut } from "../documents/blank-out.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Fix, TextEdit } from "./fix.ts";
import { linesOf } from "./line-at.ts";
import { textFix } from "./text-fix.ts";

const LONGEST_LINE = 2_000;

/** Makes the links on some lines of a document lead elsewhere. Null where they are not written plainly there. */
export function retarget(source: SourceText, lines: readonly number[], from: string, to: string): Fix | null {
  const lineAt = linesOf(source);
  const edits = [...new Set(lines)].flatMap((number): TextEdit[] => {
    const line = lineAt(number);
    if (line === null || line.text.length > LONGEST_LINE) return [];
    return targetsIn(blankOut(line.text), from).map((at) => {
      const start = line.span.start + at;
      return { span: { start, end: start + from.length }, text: to };
    });
  });
  return edits.length < lines.length ? null : textFix(source, `link to ${to}`, edits);
}

/** Where a link's destination is exactly `target`: `](target)`, `](<target> "title")`, `]: target`. */
function targetsIn(line: string, target: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(target); at !== -1; at = line.indexOf(target, at + target.length)) {
    const isBegun = /\](?:\([ \t]{0,3}<?|:[ \t]{0,3}<?)$/.test(line.slice(Math.max(0, at - 8), at));
    if (isBegun && /^(?:[)>\s]|$)/.test(line.slice(at + target.length))) found.push(at);
  }
  return found;
}
