import { plainText } from "../core/report/neutral-text.ts";

/** The lines that differ between two states of a file with the same number of lines, as `-` and `+` pairs. */
export function changedLines(before: Uint8Array, after: Uint8Array): string {
  const [old, fresh] = [before, after].map((bytes) => new TextDecoder().decode(bytes).split("\n"));
  const pairs = (old ?? []).flatMap((line, index) => {
    const now = fresh?.[index] ?? "";
    return line === now ? [] : [`@@ line ${index + 1}`, `-${visible(line)}`, `+${visible(now)}`];
  });
  return pairs.map((line) => `${line}\n`).join("");
}

/** Leading spaces are part of what is shown; escape sequences are not. */
function visible(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  return indent + plainText(line);
}
