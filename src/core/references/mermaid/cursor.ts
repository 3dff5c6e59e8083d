/** A text that is read once, from its beginning to its end, with the line that the reader is at. */
export class Cursor {
  readonly #text: string;
  #at = 0;
  #line: number;
  /** Where the line ends. */
  #end: number;

  constructor(text: string, firstLine: number) {
    this.#text = text;
    this.#line = firstLine;
    this.#end = lineEnd(text, 0);
  }

  get line(): number {
    return this.#line;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Moves past what a sticky pattern matches here; null where it does not match. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#moveTo(this.#at + match[0].length);
    return match;
  }

  peek(): string {
    return this.#text.charAt(this.#at);
  }

  /** The rest of the line, without moving. */
  restOfLine(): string {
    return this.#text.slice(this.#at, this.#end);
  }

  skip(length: number): void {
    this.#moveTo(Math.min(this.#text.length, this.#at + length));
  }

  /** Moves to the beginning of the next line. */
  skipLine(): void {
    this.skip(this.restOfLine().length + 1);
  }

  #moveTo(to: number): void {
    for (; this.#end < to; this.#end = lineEnd(this.#text, this.#end + 1)) this.#line += 1;
    this.#at = to;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}
