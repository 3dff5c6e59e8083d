import { byteLength, truncateBytes } from "./truncate-bytes.ts";

/** A part of a report that may be shortened: its lines are dropped from the end, and it says how many. */
export interface Section {
  /** Stays as it is; with a table, its header rows. */
  readonly head: string;
  readonly lines: readonly string[];
  /** What a line is, in the plural: `findings`, `phases`. */
  readonly what: string;
}

/** Room for a section's head and its sentence about what is not shown, kept free for every later section. */
const RESERVE = 400;

/**
 * The sections as one text of at most `maxBytes` bytes. Earlier sections get room first; whatever does not fit is
 * counted in a sentence of its own, so that nothing disappears silently.
 */
export function fitSections(sections: readonly Section[], maxBytes: number): string {
  let text = "";
  sections.forEach((section, index) => {
    const later = RESERVE * (sections.length - index - 1);
    const room = maxBytes - later - byteLength(text) - 2;
    const part = fitSection(section, room);
    if (part !== "") text += text === "" ? part : `\n\n${part}`;
  });
  return truncateBytes(text, maxBytes);
}

function fitSection({ head, lines, what }: Section, maxBytes: number): string {
  const whole = [head, ...lines].filter((line) => line !== "").join("\n");
  if (byteLength(whole) <= maxBytes) return whole;
  let text = head;
  let room = maxBytes - byteLength(head) - byteLength(notShown(lines.length, what));
  let shown = 0;
  for (const line of lines) {
    room -= byteLength(line) + 1;
    if (room < 0) break;
    text += `\n${line}`;
    shown += 1;
  }
  return text + notShown(lines.length - shown, what);
}

function notShown(count: number, what: string): string {
  return `\n\n${count} more ${what} not shown.`;
}

/** The first `most` lines, and one more that counts the rest. */
export function boundedLines(lines: readonly string[], most: number, what: string): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `- ${lines.length - most} more ${what} not shown.`];
}
