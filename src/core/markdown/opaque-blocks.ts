import { type LinePrefix, plainPrefix, readLinePrefix } from "./containers.ts";
import { MAX_DEPTH } from "./guard.ts";
import type { Line } from "./lines.ts";

/** A fence or an HTML block that may hold blank lines, and the containers it stands in. */
interface Opaque {
  readonly quotes: number;
  /** Content column of the list item around it, 0 for none. */
  readonly column: number;
  closesOn(content: string): boolean;
}

/** HTML blocks that do not end at a blank line: CommonMark 0.31, section 4.6, kinds 1 to 5. */
const RAW_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
];

/** Follows a document line by line and knows which lines belong to code fences and raw HTML. */
export class OpaqueBlocks {
  #open: Opaque | null = null;
  /** Content columns of the list items that are open, outermost first. */
  #items: number[] = [];

  /** Whether the line stands inside a fence or raw HTML that an earlier line opened. Lines must come in order, blank ones left out. */
  covers(text: string, { start, end }: Pick<Line, "start" | "end">): boolean {
    const plain = this.#open === null ? plainPrefix(text, start, end) : null;
    if (plain !== null) {
      this.#items = plain === "none" ? [] : [BULLET_COLUMN];
      return false;
    }
    const prefix = readLinePrefix(text, start, end, MAX_DEPTH);
    const open = this.#open;
    if (open !== null && prefix.quotes >= open.quotes && indentOf(prefix, text, start, end) >= open.column) {
      if (open.closesOn(text.slice(start, end))) this.#open = null;
      return true;
    }
    this.#enter(prefix);
    const column = this.#items.at(-1) ?? 0;
    const isCode = prefix.opens.length === 0 && prefix.content.column - column >= 4;
    const closesOn = isCode ? null : opaqueStart(text.slice(prefix.content.at, end));
    this.#open =
      closesOn === null ? null : { quotes: prefix.quotes, column, closesOn: within(prefix.quotes, closesOn) };
    return false;
  }

  #enter({ indent, opens }: LinePrefix): void {
    while ((this.#items.at(-1) ?? 0) > indent) this.#items.pop();
    this.#items.push(...opens);
  }
}

/** Where the content of a bullet at the left edge begins. */
const BULLET_COLUMN = 2;

/** Columns of plain indentation: inside a fence a bullet is content, so it indents nothing. */
function indentOf(prefix: LinePrefix, text: string, start: number, end: number): number {
  return prefix.opens.length > 0 ? prefix.indent : readLinePrefix(text, start, end, 0).indent;
}

function opaqueStart(content: string): Opaque["closesOn"] | null {
  if (!/^[`~<]/.test(content)) return null;
  const fence = /^(`{3,}|~{3,})([^\r\n]*)$/.exec(content);
  if (fence) return fence[1]?.startsWith("`") && fence[2]?.includes("`") ? null : fenceEnd(fence[1] ?? "");
  for (const [begin, end] of RAW_HTML) {
    if (begin.test(content)) return end.test(content) ? null : (line) => end.test(line);
  }
  return null;
}

/** Of the quotes before a line only those around the block are no content: in a fence `> \`\`\`` is code. */
function within(quotes: number, closesOn: Opaque["closesOn"]): Opaque["closesOn"] {
  return (line) => {
    let content = line;
    for (let depth = 0; depth < quotes; depth += 1) content = content.replace(/^[ \t]*>/, "");
    return closesOn(content);
  };
}

function fenceEnd(opening: string): Opaque["closesOn"] {
  const mark = opening.charAt(0);
  return (line) => {
    const run = line.trim();
    return run.length >= opening.length && [...run].every((char) => char === mark);
  };
}
