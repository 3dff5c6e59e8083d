import type { Line } from "./lines.ts";
import type { OtherBlock } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import type { LinePlace } from "./plain-containers.ts";

/** A definition without a title, and without anything that would have to be escaped or balanced. */
const DEFINITION = /\[[A-Za-z0-9][^[\]\\\r\n]{0,300}\]:[ \t]*[\w./#:%?&=+~-]+(?=[\r\n]|$)/y;

/** The link reference definition that a line is, as far as it is plain, or null. */
export function openDefinition(text: string, line: Line): OpenBlock | null {
  return isDefinition(text, line.start) ? new OpenDefinition(text, line) : null;
}

/** A title may stand on the next line: only a blank line or another definition ends it for certain. */
class OpenDefinition implements OpenBlock {
  readonly endsAtOnce = false;
  readonly mayGoOnLazily = true;
  readonly #text: string;
  readonly #line: Line;

  constructor(text: string, line: Line) {
    this.#text = text;
    this.#line = line;
  }

  read({ end }: Line, { at, indent }: LinePlace): "behind" | null {
    return at >= end || (indent === 0 && isDefinition(this.#text, at)) ? "behind" : null;
  }

  close(): OtherBlock {
    const { start, end, number } = this.#line;
    const extent = { line: number, endLine: number, span: { start, end } };
    return { kind: "definition", text: this.#text.slice(start, end), ...extent };
  }
}

function isDefinition(text: string, at: number): boolean {
  DEFINITION.lastIndex = at;
  return DEFINITION.test(text);
}
