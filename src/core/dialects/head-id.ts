import { idAt, splitId } from "../references/identifiers.ts";
import { GARBLED_DASH, GARBLED_DOT } from "../statuses/garbled-signs.ts";
import { skipSymbols } from "./head-symbols.ts";

/** An id at the beginning of a text, and what is left of the text without it. */
export interface HeadId {
  readonly id: string;
  /** Last id of a range. */
  readonly through: string | null;
  readonly rest: string;
  /** Emoji before the id, repaired. */
  readonly symbols: string;
}

/** Opening emphasis, code or strike-through; a keyword may stand in it. */
const WRAPPER = /^(?:\*\*|__|~~|`|\[)/;
const KEYWORD =
  /^(?:Task(?:[ \t]ID[ \t]?:)?|Subtask|Work[ \t]Package(?:[ \t]Prompt:)?|タスク|任务|任務)[ \t]*#?(?=[A-Z]{0,6}-?\d)/;
const AFTER_ID = new RegExp(
  `^(?::|：|\\.(?=[ \\t])|\\)|[ \\t]*(?:[–—·]|${GARBLED_DASH}|${GARBLED_DOT})(?=[ \\t])|[ \\t]+--?(?=[ \\t]))`,
);
const RANGE_DASH = new RegExp(`^[ \\t]?(?:[-–—]|${GARBLED_DASH})[ \\t]?`);
/** `P0 | Human`, `M365/Teams`, `10-minute`, `5%`: the token before it is no id. */
const NOT_AN_ID = /^(?:[ \t]*\||\/|-[a-z]|%)/;
/** `afd20ca6-T001`: ids of several features in one document. */
const PREFIXED_ID = /[0-9a-f]{6,12}-T-?\d{2,6}(?![A-Za-z0-9])/y;
/** `3.3.a`, `21.1-A`, `T-024-B`. */
const LETTERED_END = /(?:\.[a-z]|(?<=\d)-[A-Z])(?![A-Za-z0-9])/y;
/** Names of the trade that look like ids, whatever stands behind them. */
const NAME =
  /^(?:[A-Z]\d{1,2}[A-Z]|I18n|L10n|A11y|K8s|E2e|UTF-?\d{1,2}|SHA-?\d{1,3}|MD5|ISO-?\d{4,5}|RFC-?\d{3,4}|HTTP-?\d|EC2|H26[45]|MP[34]|X-?509|ES\d{1,4}|CSS\d|HTML\d|GPT-?\d|IPV?[46]|SOC-?2|PEP-?\d{1,3}|K3S|WEB[23]|BASE64|OAUTH2|UUID\d|LOG4J|RS256|HS256|CVE-\d{4}|CWE-\d{1,4}|WCAG-?\d)$/;
/** Names that are ids as well, where something sets them off: `**D1**: …`. */
const NAME_OR_ID = /^(?:S3|R2|D1|V8|C4|P(?:50|75|90|95|99))$/;
const NUMBER_AND_DOT = /^\d{1,4}[A-Za-z]?[.)][ \t]/;

/** Reads `T001`, `**Task 1.1**:`, `~~7.1 …~~`, `🐍 2.1`, `[T001]` and their relatives; null where there is no id. */
export function readHeadId(text: string): HeadId | null {
  const before = skipSymbols(text, 0);
  const wrapper = WRAPPER.exec(text.slice(before.end, before.end + 2))?.[0] ?? "";
  const inside = skipSymbols(text, before.end + wrapper.length);
  const keyword = KEYWORD.exec(text.slice(inside.end, inside.end + 32))?.[0].length ?? 0;
  const start = inside.end + keyword;
  const isBare = wrapper !== "" || keyword > 0 || NUMBER_AND_DOT.test(text.slice(start, start + 8));
  const id = headIdAt(text, start, isBare);
  if (id === null) return null;
  const through = rangeEnd(text, id, start + id.length);
  const tail = text.slice(start + id.length + (through?.width ?? 0));
  const rest = wrapper === "" ? afterId(tail) : afterWrapper(tail, wrapper);
  const isSetOff = AFTER_ID.test(tail) || AFTER_ID.test(tail.slice(wrapper.length));
  if (rest === null || (!isSetOff && NAME_OR_ID.test(id))) return null;
  return { id, through: through?.id ?? null, rest, symbols: before.symbols + inside.symbols };
}

function headIdAt(text: string, start: number, isBare: boolean): string | null {
  PREFIXED_ID.lastIndex = start;
  const id = idAt(text, start, isBare) ?? PREFIXED_ID.exec(text)?.[0] ?? null;
  if (id === null || NAME.test(id)) return null;
  LETTERED_END.lastIndex = start + id.length;
  return id + (LETTERED_END.exec(text)?.[0] ?? "");
}

/** The other end of `T062-T067`, an id of the same family, and how wide it is with its dash. */
function rangeEnd(text: string, first: string, at: number): { readonly id: string; readonly width: number } | null {
  const dash = RANGE_DASH.exec(text.slice(at, at + 5))?.[0];
  const last = dash === undefined ? null : idAt(text, at + dash.length);
  if (dash === undefined || last === null || splitId(last).prefix !== splitId(first).prefix) return null;
  return { id: last, width: dash.length + last.length };
}

/** `**T001**: x`, `**T001:** x` and `**T001: x**`; null where the wrapper holds more than an id. */
function afterWrapper(rest: string, wrapper: string): string | null {
  const closing = wrapper === "[" ? "]" : wrapper;
  const inside = AFTER_ID.exec(rest)?.[0] ?? "";
  const tail = rest.slice(inside.length);
  if (tail.startsWith(closing)) return tail.slice(closing.length).replace(AFTER_ID, "");
  const end = tail.indexOf(closing);
  const isTitleInside = end > 0 && closing !== "`" && closing !== "]";
  return isTitleInside && (inside !== "" || /^[ \t]/.test(tail))
    ? tail.slice(0, end) + tail.slice(end + closing.length)
    : null;
}

function afterId(rest: string): string | null {
  if (NOT_AN_ID.test(rest)) return null;
  const separator = AFTER_ID.exec(rest)?.[0];
  if (separator !== undefined) return rest.slice(separator.length);
  return rest === "" || /^[ \t]/.test(rest) ? rest : null;
}
