import { repairMojibake } from "../statuses/mojibake.ts";

/** Emoji and other signs, and the offset behind them and the blanks after them. */
export interface Symbols {
  readonly symbols: string;
  readonly end: number;
}

/** A run of anything but ASCII; garbled emoji have letters in them. */
const RUN = /[\u0080-\uffff]{1,16}[ \t]*/y;
const WORDS = /[\p{L}\p{N}]/u;
/** Two or three emoji before an id were seen. */
const MAX_RUNS = 3;

/** Skips emoji from `at` on, intact or garbled by a wrong encoding, but no words of another script. */
export function skipSymbols(text: string, at: number): Symbols {
  let symbols = "";
  let end = at;
  for (let count = 0; count < MAX_RUNS && text.charCodeAt(end) > 0x7f; count += 1) {
    RUN.lastIndex = end;
    const run = RUN.exec(text)?.[0] ?? "";
    const repaired = repairMojibake(run.trimEnd());
    if (WORDS.test(repaired)) break;
    symbols += repaired;
    end += run.length;
  }
  return { symbols, end };
}
