import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { repairMojibake } from "../../../src/core/statuses/mojibake.ts";

/** Where something stands in a line, and what is told about the bytes themselves. */
const OF_THE_WRITING = new Set(["span", "column", "start", "end", "blank"]);

/**
 * What a document says, without how it is written: line ends, indents, bullets, quotes and encodings leave no trace in
 * it. Lines stay.
 */
export function modelOf(list: TaskList): unknown {
  const ids = new Map(list.tasks.filter(({ generated }) => generated).map(({ id }, at) => [id, `generated ${at}`]));
  const notices = list.notices.filter(({ kind }) => kind !== "encoding");
  return JSON.parse(
    JSON.stringify({ ...list, notices }, (key, value) => {
      if (OF_THE_WRITING.has(key)) return undefined;
      return typeof value === "string" ? (ids.get(value) ?? plain(value)) : value;
    }),
  );
}

function plain(text: string): string {
  return repairMojibake(text)
    .replace(/[ \t]*(?:\r\n|\r|\n)[ \t>]*/g, " ")
    .replace(/^(?:[-*+]|\d\.)(?=[ \t]+\[)/, "-")
    .trim();
}
