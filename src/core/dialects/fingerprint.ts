import { hashText } from "../hash.ts";
import { withoutShare } from "../references/share-in-brackets.ts";

/**
 * Ids for tasks that have none: a hash of section and text, so that they survive moved lines, ticks and the counters of
 * headings that go with them. The second task of the same text in the same section gets a number behind it.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  next(section: readonly string[], text: string): string {
    const words = [...section.map(withoutShare), text].map((part) => part.toLowerCase().replace(/\s+/g, " ").trim());
    const id = hashText(words.join("\n")).slice(0, 10);
    const count = (this.#seen.get(id) ?? 0) + 1;
    this.#seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}
