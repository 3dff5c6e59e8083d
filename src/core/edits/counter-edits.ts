import type { DeclaredTotal } from "../bundle/declared-total.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Status } from "../statuses/status.ts";
import type { ByteEdit } from "./edit.ts";
import { editAt } from "./edit-at.ts";

/**
 * Keeps right counters right: the edits of the digits of every total that counts a status, was correct before and
 * would be wrong after `statuses` are written. Counters that were wrong stay as they are; a rule reports them.
 */
export function counterEdits(source: SourceText, list: TaskList, statuses: ReadonlyMap<string, Status>): ByteEdit[] {
  return list.totals.flatMap((total) => {
    if (total.counts.kind !== "status") return [];
    const { status } = total.counts;
    const before = list.tasks.filter((task) => task.status === status).length;
    const after = list.tasks.filter((task) => (statuses.get(task.id) ?? task.status) === status).length;
    if (total.value !== before || before === after || !isPlainNumber(source, total)) return [];
    const edit = editAt(source, total.span, String(after), `${total.label} ${after}`);
    return edit === null ? [] : [edit];
  });
}

/** `007` and `1,024` are left alone: how they would go on is not known. */
function isPlainNumber(source: SourceText, { span, value }: DeclaredTotal): boolean {
  return source.text.slice(span.start, span.end) === String(value);
}
