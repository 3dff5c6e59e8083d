import { byteLength } from "./truncate-bytes.ts";

/** A part of a report that may be shortened: its lines are dropped from the end, and it says how many. */
export interface Section {
  /** Stays whole or goes with its lines; with a table, its header rows. */
  readonly head: string;
  readonly count: number;
  /** Renders one of `count` lines. */
  readonly line: (index: number) => string;
  /** What a line is, in the plural: `findings`, `phases`. */
  readonly what: string;
  /** Bytes that the sections before it leave for it; 400 unless told. */
  readonly reserve?: number;
}

/** A section that has a head alone. */
export function plainSection(head: string): Section {
  return { head, count: 0, line: () => "", what: "" };
}

/** A section that longer lists before it do not push out. */
export function keptSection(head: string): Section {
  return { ...plainSection(head), reserve: byteLength(head) + 2 };
}

/** A section with one line per item. */
export function listSection<T>(head: string, items: readonly T[], what: string, render: (item: T) => string): Section {
  const line = (index: number) =>
    items
      .slice(index, index + 1)
      .map(render)
      .join("");
  return { head, count: items.length, line, what };
}

/** Room that every later section can count on, so that long lists do not push out what stands below them. */
const RESERVE = 400;

/** Room for the sentence about sections that were left out, and the one that says where the rest is. */
const CLOSING = 240;

/**
 * The sections as one text of at most `maxBytes` bytes. Earlier sections get room first; lines and sections that do
 * not fit are counted in a sentence, so that nothing disappears silently. `rest` then says where to see them.
 */
export function fitSections(sections: readonly Section[], maxBytes: number, rest = ""): string {
  const parts: string[] = [];
  let room = maxBytes - CLOSING;
  let isCut = false;
  sections.forEach((section, index) => {
    const later = sections.slice(index + 1).reduce((sum, { reserve = RESERVE }) => sum + reserve, 0);
    const part = fitSection(section, room - Math.min(later, room / 2));
    isCut ||= part === null || part.left > 0;
    if (part === null) return;
    parts.push(part.text);
    room -= byteLength(part.text) + 2;
  });
  const left = sections.length - parts.length;
  const closing = [left > 0 ? `${moreOf(left, "sections")} not shown.` : "", isCut ? rest : ""];
  return [...parts, closing.filter((one) => one !== "").join(" ")].filter((part) => part !== "").join("\n\n");
}

/** Null where not even the head fits. Lines are rendered one by one, so that those beyond the limit cost nothing. */
function fitSection({ head, count, line, what }: Section, maxBytes: number): { text: string; left: number } | null {
  let room = maxBytes - byteLength(head) - byteLength(notShown(count, what));
  if (room < 0) return null;
  const lines: string[] = [];
  while (lines.length < count) {
    const next = line(lines.length);
    room -= byteLength(next) + 1;
    if (room < 0) break;
    lines.push(next);
  }
  const left = count - lines.length;
  return { text: [head, ...lines].join("\n") + (left > 0 ? notShown(left, what) : ""), left };
}

function notShown(count: number, what: string): string {
  return count === 0 ? "" : `\n\n${moreOf(count, what)} not shown.`;
}

/** The first `most` items as list items, and one more that counts the rest. */
export function boundedList<T>(items: readonly T[], most: number, what: string, render: (item: T) => string): string {
  const lines = items.slice(0, most).map(render);
  const left = items.length - lines.length;
  return [...lines, ...(left > 0 ? [`- ${moreOf(left, what)} not shown.`] : [])].join("\n");
}

/** Closed until a reader opens it; nothing where there is nothing to fold. `summary` is a text of ours. */
export function fold(summary: string, content: string): string {
  return content === "" ? "" : `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** `1 more task`, `2 more tasks`: `what` is a plural that ends in one s too many. */
export function moreOf(count: number, what: string): string {
  return `${count} more ${wordFor(count, what)}`;
}

/** `task` for one and `tasks` for any other number. */
export function wordFor(count: number, what: string): string {
  return count === 1 ? what.slice(0, -1) : what;
}
