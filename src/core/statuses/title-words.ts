import type { Span } from "../markdown/place.ts";
import { evenSigns } from "./garbled-signs.ts";
import type { Status } from "./status.ts";
import { statusOfWords } from "./status-words.ts";

/** A status in the words of a title, by offsets into it. */
export interface TitleWord {
  readonly written: string;
  readonly status: Status;
  readonly span: Span;
}

/** Most titles have none of these; the others are looked at word by word. */
const HINT =
  /~~|\b(?:done|complete|finish|ship|merge|skip|cancel|drop|defer|postpone|supersede|obsolete|abandon|block|in[ -]progress|wip\b|not started|on hold|won['’]t|no longer|partial)|[不完中取延対未済已進进]/i;
const WORD =
  /(?<![\p{L}\p{N}_/-])(?:not started|in[ -]progress|on hold|won['’]t (?:do|fix)|no longer needed|partial(?:ly done)?|done|completed?|finished|shipped|merged|skipped|cancell?ed|dropped|deferred|postponed|superseded|obsolete|abandoned|blocked|wip)(?![\p{L}\p{N}_/]|-[\p{L}\p{N}])/giu;
/** Words of other languages that stand apart: behind a dash, in brackets or in bold, and in front of no other words. */
const FOREIGN =
  /(?<=[—–：:][ \t]?\*{0,2}|[（(【[]|\*\*)(?:対応不要|不要|未着手|進行中|进行中|未完了|完了|已完成|已取消|取消|中止|延期)(?=\*\*|[）)】\]。]|[ \t]*(?:$|[（(—–]|\d{4}[-/年]))/gu;
/** What begins a part of a title: its start, a dash, a bracket, bold, a sign. */
const OPENING = /(?:^|[([|•]|[ \t][-–—]{1,2}[ \t]|—|[.:][ \t])[ \t]*(?:[^\p{L}\p{N}\s([]{1,8}[ \t]?)?$/u;
const AFTER_DASH = /(?:[ \t][-–—]{1,2}[ \t]|—)[ \t]*(?:[^\p{L}\p{N}\s([]{1,8}[ \t]?)?$/u;
const IN_BRACKETS = /[([][*_ \t]{0,3}(?:[^\p{L}\p{N}\s([]{1,8}[ \t])?$/u;
/** Behind a word in capitals: anything that does not make it a part of a sentence. */
const CLOSING =
  /^(?:[*_~]{0,3}(?:$|[)\].,:;|!(]|[ \t]+(?:$|[-–—([*]|\d|by\b|on\b|in\b|as\b|to\b|until\b|for\b|per\b|via\b|since\b)))/i;
/** Behind one in small letters: the end, a date, a comma, a note. */
const CLOSING_SMALL =
  /^(?:[*_]{0,3}(?:[ \t]*$|[.,;:)\]!]?[*_]{0,3}[ \t]*$|[,;:]?[ \t]+(?:\(|\d{4}-|by[ \t]|on[ \t]\d|in[ \t](?:PR|#|v\d)|via[ \t]|per[ \t]|[-–—][ \t])|,[ \t]))/i;
const CLOSING_BRACKET =
  /^[*_]{0,3}(?:[ \t]+(?:\d{4}-\d\d-\d\d|by[ \t]|in[ \t](?:PR|#|v\d)|to[ \t]|via[ \t])[^()[\]]{0,80}|[:,][ \t][^()[\]]{0,80})?[*_]{0,3}[)\]][*_.\s]{0,6}$/i;
/** Ids and labels that a title begins with. */
const HEAD =
  /^[ \t]*(?:(?:\[[^\]\n]{1,16}\]|\([A-Z]\)|[*_`]{0,3}(?:Task[ \t]+)?(?:[A-Z]{0,8}-?\d[\w.–-]{0,20})[*_`:.]{0,4})[ \t]+){1,6}/;
const MAX_TITLE = 1_000;

/**
 * Statuses that a title states beside its words: `— DEFERRED`, `(skipped)`, `**DONE 2026-04-25** —`, `[COMPLETED]`, and
 * a title that is struck through as a whole, which is cancelled. A status that is part of a sentence is none. With
 * `isExplaining`, for a mark that explains nothing by itself, one in capitals at the end counts too.
 */
export function titleWords(title: string, isExplaining = false): readonly TitleWord[] {
  if (!HINT.test(title)) return [];
  const from = HEAD.exec(title)?.[0].length ?? 0;
  const text = evenSigns(title.slice(from, from + MAX_TITLE));
  const struck = struckThrough(text);
  const words = [...text.matchAll(WORD)].filter((match) => standsApart(text, match, isExplaining));
  const found = [...words, ...text.matchAll(FOREIGN)].flatMap(({ 0: written, index }): TitleWord[] => {
    const status = statusOfWords(written);
    return status === null ? [] : [{ written, status, span: { start: index, end: index + written.length } }];
  });
  return (struck === null ? found : [struck, ...found]).map(({ status, span }) => {
    const [start, end] = [span.start + from, span.end + from];
    return { written: title.slice(start, end), status, span: { start, end } };
  });
}

function standsApart(text: string, { 0: word, index }: RegExpExecArray, isExplaining: boolean): boolean {
  const before = text.slice(Math.max(0, index - 24), index);
  const after = text.slice(index + word.length, index + word.length + 120);
  if (word === word.toUpperCase()) {
    const isLast = isExplaining && /^[*_.!)\]\s]*$/.test(after);
    return isLast || (opens(before, index) && CLOSING.test(after));
  }
  if (IN_BRACKETS.test(before))
    return CLOSING_BRACKET.test(after) && !(/^blocked$/i.test(word) && /^[ \t]by\b/.test(after));
  if (before.trim() === "" || /^[*_]{2}$/.test(before)) return /^[.:]?\*\*/.test(after) || isLabel(after, before);
  return AFTER_DASH.test(before) && CLOSING_SMALL.test(after);
}

/** `**Skipped.** …` and `Skipped: …` at the beginning. */
function isLabel(after: string, before: string): boolean {
  return before === "" && /^(?:[:.]?[ \t]*$|:[ \t])/.test(after);
}

function opens(before: string, index: number): boolean {
  return OPENING.test(index <= 24 ? before : ` x${before}`.slice(1));
}

/** `~~T020a~~ (numbering artefact)`: all of it, or all but what is said about it. */
function struckThrough(text: string): TitleWord | null {
  const [open] = /^[ \t]*(?:\*\*)?~~/.exec(text) ?? [];
  if (open === undefined) return null;
  const close = text.indexOf("~~", open.length);
  const rest = close < 0 ? "" : text.slice(close + 2).replace(/^\*\*/, "");
  if (close < 0 || !/^(?:[ \t]*$|[ \t]*[-–—(:.,→])/.test(rest)) return null;
  const span = { start: open.length, end: close };
  return { written: text.slice(span.start, span.end), status: "cancelled", span };
}
