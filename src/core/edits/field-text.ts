import type { StatusMark, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { repairMojibake } from "../statuses/mojibake.ts";
import type { Status } from "../statuses/status.ts";
import { commonest } from "./box-text.ts";
import type { LegendTexts } from "./legend-texts.ts";
import { readStatusPart } from "./status-part.ts";
import { plainWord } from "./status-words.ts";

/**
 * The value to put after `Status:`, copied from the document: from the legend where this field follows it, else from
 * the commonest field with that status (its symbol and words alone: dates and names there are another task's), else from the legend after all. Null when the document has no example of
 * the status and the field is more than a bare word, so that nothing is invented.
 */
export function fieldText(list: TaskList, mark: StatusMark, to: Status, legend: LegendTexts): string | null {
  const fromLegend = legend.get(to) ?? null;
  if (fromLegend !== null && legend.get(mark.status) === mark.written.trimEnd()) return fromLegend;
  return commonest(fieldsWith(list.tasks, to)) ?? fromLegend ?? plainWord(mark.written, to);
}

/** Signs that people put for a status alone; whichever they mean by it, nothing is lost with one. */
const STATUS_SIGN = /^[⏳⌛⏸⏹⏺▶🔄🔁🚧🚫⛔❌✖✗✘❎⏭💤🛑📋📝🆕👀🔍🔴🟠🟡🟢🔵🟣⚪⚫⬜🔲☐◻◯○●◐✅✔☑✓]\ufe0f?$/u;

/** Whether a field says more than its status: a note that replacing the value would lose. */
export function holdsNote({ written, status }: StatusMark): boolean {
  const part = readStatusPart(written);
  return part === null
    ? status === "unknown" && !STATUS_SIGN.test(repairMojibake(written.trim()))
    : !/^[.:;,]?$/.test(part.rest);
}

function fieldsWith(tasks: readonly Task[], status: Status): string[] {
  const marks = tasks.filter((task) => task.status === status).flatMap((task) => task.marks);
  return marks
    .filter((mark) => mark.kind === "field" && mark.status === status)
    .map(({ written }) => readStatusPart(written)?.text ?? written.trimEnd());
}
