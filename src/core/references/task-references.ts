import { idAt } from "./identifiers.ts";
import { expandRange, rangeBetween } from "./ranges.ts";

/** A task as people name it outside its bundle: `T012` or `001-auth#T012`. */
export interface TaskReference {
  readonly written: string;
  readonly bundle: string | null;
  readonly task: string;
}

const BUNDLE = /([\w.@/-]{1,200})#/y;
const SEPARATOR = /[`*_]{0,3}[ \t]*(?:,|;|&|and\b)?[ \t]*(?:and\b[ \t]*)?[`*_[]{0,3}(?:tasks?[ \t]+)?/iy;
const DASH = /[`*_]{0,3}[ \t]*(?:[-–—]|\.{2,3}|(?:to|through)(?=[ \t]))[ \t]*[`*_]{0,3}/y;

/** The task references that a text begins with, ranges written out; `isComplete` when nothing else follows. Null for none. */
export function readTaskReferences(
  text: string,
): { readonly tasks: TaskReference[]; readonly isComplete: boolean } | null {
  const tasks: TaskReference[] = [];
  let at = 0;
  let end = 0;
  for (;;) {
    at += widthOf(SEPARATOR, text, at);
    const bundleWidth = widthOf(BUNDLE, text, at);
    const id = idAt(text, at + bundleWidth, bundleWidth > 0);
    if (id === null || (end > 0 && at === end)) break;
    const bundle = bundleWidth > 0 ? text.slice(at, at + bundleWidth - 1).replace(/\/+$/, "") : null;
    at += bundleWidth + id.length;
    const dash = widthOf(DASH, text, at);
    const last = dash > 0 ? idAt(text, at + dash, /^\d/.test(text.slice(at + dash))) : null;
    if (last !== null) at += dash + last.length;
    tasks.push(
      ...expand(id, last).map((task) => ({ written: bundle === null ? task : `${bundle}#${task}`, bundle, task })),
    );
    end = at;
  }
  return tasks.length === 0 ? null : { tasks, isComplete: /^[`*_\]).\s]*$/.test(text.slice(end)) };
}

function widthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function expand(first: string, last: string | null): string[] {
  const range = last === null ? null : rangeBetween(first, last);
  if (range === null) return last === null ? [first] : [first, last];
  return expandRange(range);
}
