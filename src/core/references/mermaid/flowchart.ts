import { Canvas } from "./canvas.ts";
import type { Cursor } from "./cursor.ts";
import { readLink } from "./read-link.ts";
import { readNode } from "./read-node.ts";

const BLANK = /[ \t\r\n;]+/y;
const COMMENT = /%%[^\n]*/y;
/** Lines about looks. */
const LOOKS =
  /(?:classDef|class|style|click|linkStyle|direction|accTitle|accDescr|title)(?=[ \t:{])[^\n]*|[\w-]+@\{(?![^}\n]{0,400}\blabel)[^\n]*/y;
const SUBGRAPH = /subgraph(?=[ \t\n]|$)[ \t]*/y;
const END = /end(?=[ \t]*(?:;|\n|$|%%))/y;
const AMPERSAND = /[ \t]*&[ \t]*/y;
const SPACE = /[ \t]+/y;
const END_OF_STATEMENT = /[ \t]*(?:;|\r?\n|$|%%[^\n]*)/y;
const SUBGRAPH_TITLE = /^([^\s[\]"]{1,100})[ \t]*\[[ \t]*"?([^\]"]{0,300})"?[ \t]*\]?/;

/** What a flowchart draws, and the first line of it that could not be read. */
export interface Flowchart {
  readonly canvas: Canvas;
  readonly unreadable: number | null;
}

/** Reads the statements of a flowchart after its first line. A line that is no Mermaid is left out, and said. Linear. */
export function readFlowchart(cursor: Cursor): Flowchart {
  const canvas = new Canvas();
  let unreadable: number | null = null;
  while (!cursor.isAtEnd) {
    if (cursor.take(BLANK) || cursor.take(COMMENT) || cursor.take(LOOKS)) continue;
    const { line } = cursor;
    if (cursor.take(SUBGRAPH)) openSubgraph(cursor, canvas);
    else if (cursor.take(END)) canvas.closeGroup();
    else if (!readChain(cursor, canvas)) {
      unreadable ??= line;
      if (cursor.line === line) cursor.skipLine();
    }
  }
  return { canvas, unreadable };
}

/** `subgraph one [Phase 1]`, `subgraph Phase 1: Setup`, `subgraph "Setup"`. */
function openSubgraph(cursor: Cursor, canvas: Canvas): void {
  const { line } = cursor;
  const written = cursor
    .restOfLine()
    .replace(/[ \t]*(?:;|%%[^\n]*)?[ \t\r]*$/, "")
    .slice(0, 400);
  cursor.skipLine();
  const titled = SUBGRAPH_TITLE.exec(written);
  const title = written.replace(/^"|"$/g, "");
  if (titled) canvas.openGroup(titled[1] ?? title, titled[2] ?? null, line);
  else canvas.openGroup(title === "" ? `subgraph on line ${line}` : title, title, line);
}

/** `A & B --> C -- words --> D`. */
function readChain(cursor: Cursor, canvas: Canvas): boolean {
  let before = readGroup(cursor, canvas);
  if (before === null) return false;
  for (;;) {
    if (cursor.take(END_OF_STATEMENT)) return true;
    const { line } = cursor;
    const direction = readLink(cursor);
    if (direction === null) return false;
    cursor.take(SPACE);
    const after = readGroup(cursor, canvas);
    if (after === null) return false;
    if (direction === "forward") canvas.link(before, after, line);
    if (direction === "backward") canvas.link(after, before, line);
    before = after;
  }
}

function readGroup(cursor: Cursor, canvas: Canvas): readonly string[] | null {
  const ids: string[] = [];
  do {
    const { line } = cursor;
    const node = readNode(cursor);
    if (node === null) return null;
    canvas.node(node.id, node.label, line);
    ids.push(node.id);
  } while (cursor.take(AMPERSAND));
  return ids;
}
