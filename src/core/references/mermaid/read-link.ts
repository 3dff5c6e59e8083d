import type { Cursor } from "./cursor.ts";

/** What an arrow says about order: none where it has two heads or no head. */
export type LinkDirection = "forward" | "backward" | "none";

const EDGE_ID = /[ \t]*[\w-]{1,40}@(?=[<xo=~.-])/y;
const PLAIN = /[ \t]*([xo<](?=[-=]))?(?:-{2,}([->xo])|={2,}([=>xo])|-?\.+-([>xo])?|~{3,})/y;
const OPENING = /[ \t]*([xo<](?=[-=]))?(--|==|-\.)/y;
const LABEL = /[ \t]*\|[^|\n]{0,400}\|/y;
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  "--": /-{2,}([->xo])/,
  "==": /={2,}([=>xo])/,
  "-.": /\.+-([>xo])?/,
};

/** Reads `-->`, `-.->`, `==>`, `-->|words|`, `-- words -->`, `<-->`, `o--o`, `---`; null where no arrow stands. */
export function readLink(cursor: Cursor): LinkDirection | null {
  cursor.take(EDGE_ID);
  const plain = cursor.take(PLAIN);
  if (plain) {
    cursor.take(LABEL);
    return directionOf(plain[1], plain[2] ?? plain[3] ?? plain[4]);
  }
  const opening = cursor.take(OPENING);
  return opening ? readWords(cursor, opening) : null;
}

function readWords(cursor: Cursor, opening: RegExpExecArray): LinkDirection | null {
  const closing = CLOSINGS[opening[2] ?? ""]?.exec(cursor.restOfLine());
  if (!closing) return null;
  cursor.skip(closing.index + closing[0].length);
  return directionOf(opening[1], closing[1]);
}

function directionOf(tail: string | undefined, head: string | undefined): LinkDirection {
  if (tail === "<") return head === ">" ? "none" : "backward";
  return tail === undefined && head === ">" ? "forward" : "none";
}
