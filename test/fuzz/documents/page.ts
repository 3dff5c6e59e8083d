/** A document that grows line by line, and knows on which line each text stands. */
export class Page {
  readonly #lines: string[] = [];

  /** Adds lines; returns the number of the first of them, from 1. */
  add(...lines: readonly string[]): number {
    const first = this.#lines.length + 1;
    this.#lines.push(...lines);
    return first;
  }

  get text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
}
