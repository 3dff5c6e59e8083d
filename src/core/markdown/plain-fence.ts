import type { Line } from "./lines.ts";
import type { CodeBlock } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import { CODE_INDENT, type LinePlace } from "./plain-containers.ts";

/** A backtick fence has no backtick in its info. */
const FENCE = /(`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})[ \t]*([^ \t\r\n]*)/y;

/** The fence that a line opens, or null. */
export function openFence(text: string, line: Line, place: LinePlace): OpenBlock | null {
  FENCE.lastIndex = place.at;
  const match = FENCE.exec(text);
  return match && new OpenFence(text, line, place, match[1] ?? "", match[2] ?? "");
}

class OpenFence implements OpenBlock {
  readonly endsAtOnce = false;
  readonly mayGoOnLazily = false;
  readonly #text: string;
  readonly #start: number;
  readonly #line: number;
  readonly #fence: string;
  readonly #info: string;
  readonly #indent: number;
  readonly #lines: string[] = [];
  #lineEnd = 0;

  constructor(text: string, { end, number }: Line, { at, indent }: LinePlace, fence: string, info: string) {
    this.#text = text;
    this.#start = at;
    this.#line = number;
    this.#fence = fence;
    this.#info = info;
    this.#indent = indent;
    this.#lineEnd = end;
  }

  read({ end }: Line, { from, at, indent }: LinePlace): "inside" | "last" | null {
    if (indent < CODE_INDENT && this.#isFence(at, end)) return "last";
    const start = from === null ? null : this.#contentStart(from, at);
    if (start === null) return null;
    if (this.#lines.length > 0) this.#lines.push(lineBreakAt(this.#text, this.#lineEnd));
    this.#lines.push(this.#text.slice(start, end));
    this.#lineEnd = end;
    return "inside";
  }

  /** Where its containers end first, blank lines may or may not belong to it. */
  close(end: number, endLine: number, isLast: boolean): CodeBlock | null {
    if (!isLast) return null;
    const language = this.#info.split(/\s/, 1)[0]?.toLowerCase() || null;
    const extent = { line: this.#line, endLine, span: { start: this.#start, end } };
    return { kind: "code", language, text: this.#lines.join(""), closed: true, ...extent };
  }

  /** Behind as many spaces as stand before the fence; null where a tab is among them. */
  #contentStart(from: number, at: number): number | null {
    const start = Math.min(at, from + this.#indent);
    return this.#text.slice(from, start).includes("\t") ? null : start;
  }

  #isFence(from: number, end: number): boolean {
    const mark = this.#fence.charAt(0);
    let at = from;
    while (at < end && this.#text[at] === mark) at += 1;
    const length = at - from;
    while (at < end && (this.#text[at] === " " || this.#text[at] === "\t")) at += 1;
    return length >= this.#fence.length && at === end;
  }
}

function lineBreakAt(text: string, at: number): string {
  return text[at] === "\r" && text[at + 1] === "\n" ? "\r\n" : text.charAt(at);
}
