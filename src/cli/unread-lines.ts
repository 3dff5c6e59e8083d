import type { UnreadPart } from "../core/graph/unread-parts.ts";
import { plainText } from "../core/report/neutral-text.ts";

/** What a person must know beside an answer that leaves something out: a line for each part, empty where there is none. */
export function unreadLines(path: string, unread: readonly UnreadPart[]): string {
  return unread
    .map(
      ({ line, reason }) => `spec-kit-enforce: ${plainText(path)} was not read as a whole (line ${line}): ${reason}.\n`,
    )
    .join("");
}
