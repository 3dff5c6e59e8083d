import { hashText } from "../hash.ts";

/**
 * Fingerprints of the findings of one run. Several findings that are about the same thing are numbered, so that a
 * second one beside an old one is new.
 */
export class FingerprintCounter {
  readonly #seen = new Map<string, number>();

  /** 16 hexadecimal digits that stay the same when lines move. */
  next(rule: string, path: string, key: string): string {
    const about = JSON.stringify([rule, path, key]);
    const number = (this.#seen.get(about) ?? 0) + 1;
    this.#seen.set(about, number);
    return hashText(number === 1 ? about : `${about} ${number}`);
  }
}
