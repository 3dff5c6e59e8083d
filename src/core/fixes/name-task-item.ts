import type { Task } from "../bundle/task.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { type Fix, renaming } from "./fix.ts";
import { linesOf } from "./line-at.ts";
import { textFix } from "./text-fix.ts";

const LONGEST_LINE = 2_000;
/** `- [ ] **T001**: `, what stands before and after the id of an item. */
const NAMED =
  /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\]]{1,4}\][ \t]+([*_]{0,2})([A-Za-z]{1,12}-?\d{1,9})([*_]{0,2}[:.]?[*_]{0,2}[ \t]+)/;
const UNNAMED = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\]]{1,4}\][ \t]+(?=\S)/;

/** Gives an item of a list an id, written as another item has its own. Null where either is written in another way. */
export function nameTaskItem(source: SourceText, task: Task, like: Task, id: string): Fix | null {
  const lineAt = linesOf(source);
  const [line, other] = [lineAt(task.at.line), lineAt(like.at.line)];
  const [, opened, name, closed] = NAMED.exec(other?.text.slice(0, LONGEST_LINE) ?? "") ?? [];
  const before = UNNAMED.exec(line?.text.slice(0, LONGEST_LINE) ?? "")?.[0].length;
  if (line === null || name !== like.id || before === undefined) return null;
  const start = line.span.start + before;
  const intends = [{ path: source.path, task: task.id, changes: "id" as const, named: id }];
  const text = `${opened}${id}${closed}`;
  return renaming(textFix(source, `call it ${id}`, [{ span: { start, end: start }, text }], intends));
}
