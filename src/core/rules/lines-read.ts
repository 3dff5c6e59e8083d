import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { linesOf } from "../fixes/line-at.ts";
import { tasksDocument } from "./task-texts.ts";

/** Of a longer line only the beginning is looked at, once. */
const LONGEST_LINE = 2_000;

/** The lines of the tasks document by number, from 1; empty beyond its end. */
export function linesRead(bundle: SpecBundle, list: TaskList): (line: number) => string {
  const source = tasksDocument(bundle, list)?.source;
  const textOf = source ? linesOf(source) : () => null;
  const known = new Map<number, string>();
  return (line) => {
    const text = known.get(line) ?? textOf(line)?.text.slice(0, LONGEST_LINE) ?? "";
    known.set(line, text);
    return text;
  };
}
