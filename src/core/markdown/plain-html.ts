import type { Line } from "./lines.ts";
import type { OtherBlock } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import type { LinePlace } from "./plain-containers.ts";

/** Comments of the shape that everybody writes; `<!-->` is a whole one to some parsers and opens one to others. */
const COMMENT = /<!--(?!-?>)/y;
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)(?=[ >]|\/>|[\r\n]|$)/y;

/** Of the elements that begin a block whatever stands around them (CommonMark 0.31, section 4.6, kind 6) those in use. */
const ELEMENTS: ReadonlySet<string> = new Set(
  "blockquote center dd details div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section summary table tbody td th thead tr ul".split(
    " ",
  ),
);

/** The comment or the block element that a line opens, or null for all other HTML. */
export function openHtml(text: string, line: Line, place: LinePlace): OpenBlock | null {
  if (place.from === null) return null;
  COMMENT.lastIndex = place.at;
  if (COMMENT.test(text)) return new OpenComment(text, line, place);
  TAG.lastIndex = place.at;
  const name = TAG.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && ELEMENTS.has(name) ? new OpenElement(text, line, place) : null;
}

abstract class OpenHtml {
  protected readonly text: string;
  /** HTML begins with the spaces before it. */
  readonly #start: number;
  readonly #line: number;

  constructor(text: string, { number }: Line, { from, at }: LinePlace) {
    this.text = text;
    this.#start = from ?? at;
    this.#line = number;
  }

  protected block(end: number, endLine: number): OtherBlock {
    const span = { start: this.#start, end };
    return { kind: "html", text: this.text.slice(span.start, end), line: this.#line, endLine, span };
  }
}

class OpenComment extends OpenHtml implements OpenBlock {
  readonly endsAtOnce: boolean;
  readonly mayGoOnLazily = false;

  constructor(text: string, line: Line, place: LinePlace) {
    super(text, line, place);
    this.endsAtOnce = this.#endsIn(place.at + "<!--".length, line);
  }

  read(line: Line, { at }: LinePlace): "inside" | "last" {
    return this.#endsIn(at, line) ? "last" : "inside";
  }

  close(end: number, endLine: number, isLast: boolean): OtherBlock | null {
    return isLast ? this.block(end, endLine) : null;
  }

  #endsIn(from: number, { end }: Line): boolean {
    return this.text.slice(from, end).includes("-->");
  }
}

/** Ends before a blank line. */
class OpenElement extends OpenHtml implements OpenBlock {
  readonly endsAtOnce = false;
  readonly mayGoOnLazily = false;

  read({ end }: Line, { at }: LinePlace): "inside" | "behind" {
    return at >= end ? "behind" : "inside";
  }

  close(end: number, endLine: number): OtherBlock {
    return this.block(end, endLine);
  }
}
