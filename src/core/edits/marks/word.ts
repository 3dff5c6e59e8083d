import { GARBLED_DASH } from "../../statuses/garbled-signs.ts";
import { readLegend } from "../../statuses/legend.ts";
import { repairMojibake } from "../../statuses/mojibake.ts";
import type { Status } from "../../statuses/status.ts";
import { commonest } from "../box-text.ts";
import type { EditableTasks } from "../editable-tasks.ts";
import { refusal } from "../refusals.ts";
import { spanOfMark } from "../span-of-mark.ts";
import type { MarkEditor, Replacement } from "./mark-editor.ts";

/** What may stand around a word at the end of a title: `(skipped)`, `[COMPLETED]`, `— **DEFERRED**`. */
const AROUND: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/[ \t]+[([][*_]{0,2}$/, /^[*_]{0,2}[)\]][ \t]*$/],
  [new RegExp(`[ \\t]+(?:[-–—]{1,2}|${GARBLED_DASH})[ \\t]+[*_]{0,2}$`), /^[*_]{0,2}[ \t]*$/],
  // `✅ [COMPLETED]` says it twice: both go, each with the space before it.
  [/[ \t]+$/, /^(?:[ \t]*$|(?=[ \t]+[([][^()[\]]{1,40}[)\]][ \t]*$))/],
];

/**
 * A status in the words of a title. One at its end is taken away where the task becomes open, and otherwise becomes the
 * sign or word that another title has for the status, or the sign that the legend has. One that belongs to a sentence is left alone.
 */
export const editWord: MarkEditor = (tasks, { task, mark, change }) => {
  const span = spanOfMark(mark, tasks.source);
  const around = lineAround(tasks, span.start, span.end);
  const fit = AROUND.find(([before, after]) => before.test(around.before) && after.test(around.after));
  if (around.before.endsWith("~~") && around.after.startsWith("~~")) return refusal.struckThrough(change, mark);
  if (fit === undefined) return refusal.noteLost(change, mark);
  if (change.to === "todo") return withoutWord(span, around, fit);
  const sign = isSign(mark.written);
  const text = commonest(wordsFor(tasks, change.to, sign)) ?? (sign ? legendSign(tasks, change.to) : null);
  return text === null ? refusal.noWord(change, task) : { span, text };
};

function lineAround({ source }: EditableTasks, start: number, end: number) {
  const [before = ""] = /[^\r\n]{0,200}$/.exec(source.text.slice(Math.max(0, start - 200), start)) ?? [];
  const [after = ""] = /^[^\r\n]{0,200}/.exec(source.text.slice(end, end + 200)) ?? [];
  return { before, after: after.replace(/[ \t]+#+[ \t]*$/, "") };
}

function withoutWord(
  { start, end }: Replacement["span"],
  { before, after }: ReturnType<typeof lineAround>,
  [opening, closing]: readonly [RegExp, RegExp],
): Replacement {
  const left = opening.exec(before)?.[0].length ?? 0;
  const right = closing.exec(after)?.[0].trimEnd().length ?? 0;
  return { span: { start: start - left, end: end + right }, text: "" };
}

/** Signs take the place of signs, words that of words. */
export function wordsFor({ list }: EditableTasks, status: Status, sign: boolean): string[] {
  const marks = list.tasks.flatMap((task) => task.marks);
  const same = marks.filter((mark) => mark.kind === "word" && mark.status === status && isSign(mark.written) === sign);
  return same.map(({ written }) => written);
}

/** As the legend writes it: where it is garbled, nothing is written otherwise. */
function legendSign({ document, source }: EditableTasks, status: Status): string | null {
  const signs = [...readLegend(document).symbols].filter(
    ([sign, means]) => means === status && source.text.includes(sign),
  );
  return signs[0]?.[0] ?? null;
}

function isSign(written: string): boolean {
  return !/\p{L}/u.test(repairMojibake(written));
}
