import type { Span } from "../markdown/place.ts";
import type { Legend } from "./legend.ts";
import { repairMojibake } from "./mojibake.ts";
import type { Status } from "./status.ts";
import { leadingSymbol, statusOfCheck } from "./symbols.ts";

/** A sign that states a status, as written, by offsets into the title. */
export interface TitleSign {
  readonly written: string;
  readonly status: Status;
  readonly span: Span;
}

const AT_END = /[^\0-\u007f]{1,12}(?=[ \t]*$)/;
const BEFORE_BRACKET = /[^\0-\u007f]{1,12}(?=[ \t]*[[(][^[\]()]{1,40}[\])][ \t]*$)/;

/**
 * The sign at the end of a heading, `Init ✅` or `Tests ✅ [COMPLETED]`, intact or garbled, or null. A check mark is
 * done; others count where the legend explains them.
 */
export function titleSign(title: string, legend: Legend): TitleSign | null {
  return signAtEnd(title, (symbol) => legend.symbols.get(symbol) ?? statusOfCheck(symbol));
}

/** The sign at the end of a title that the legend explains: beside a box all others are decoration. */
export function explainedSign(title: string, { symbols }: Legend): TitleSign | null {
  return symbols.size === 0 ? null : signAtEnd(title, (symbol) => symbols.get(symbol) ?? null);
}

function signAtEnd(title: string, statusOf: (symbol: string) => Status | null): TitleSign | null {
  const tail = title.slice(-80);
  if (!/[^\0-\u007f]/.test(tail)) return null;
  const found = AT_END.exec(tail) ?? BEFORE_BRACKET.exec(tail);
  if (!found) return null;
  const written = found[0];
  const symbol = leadingSymbol(repairMojibake(written));
  const status = symbol === null ? null : statusOf(symbol);
  if (status === null || symbol === null || !isWholeOf(written, symbol)) return null;
  const start = title.length - tail.length + found.index;
  return { written, status, span: { start, end: start + written.length } };
}

/** Words of another script before a sign are no part of it. */
function isWholeOf(written: string, symbol: string): boolean {
  return repairMojibake(written).replace(/[\ufe0e\ufe0f]/g, "") === symbol;
}
