import type { DeclaredTotal, UnfilledTotal } from "../bundle/declared-total.ts";
import { linesOf } from "../markdown/lines.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { evenSigns } from "../statuses/garbled-signs.ts";
import type { TotalLabels } from "./counted-by.ts";
import { SHARE_IN_BRACKETS } from "./share-in-brackets.ts";

/** `**Total Tasks:** 94`, `- **Setup Phase**: 13 tasks (…)`. */
const TOTAL =
  /^[ \t>]*(?:\*\*|__)?([A-Za-z][^:*\r\n]{0,78}?)(?:\*\*|__)?[ \t]*(?::|(?<=[ \t*_])[–—][ \t])(?:\*\*|__)?[ \t]*(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.,%/-]*\d|%|\/)/;
/** `**Progress**: 12/62 tasks`. */
const SHARE =
  /^[ \t>]*(?:\*\*|__)?(?:overall |task |total )?(?:progress|complet(?:ed?|ion)|done|tasks)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(?:(\d{1,3})[ ]?%[ ]?\()?(\d{1,5})([ \t]?(?:\/|of|out of)[ \t]?)(\d{1,5})[ \t]*(?:tasks?\b|$|[()])(?:[^()\d\r\n]{0,20}\(?(\d{1,3})[ ]?%)?/i;
/** `Complete Phase 1: Setup (14 tasks)`. */
const IN_BRACKETS = /\((\d{1,5})[ \t]+tasks?\b/i;
/** Such a count is of a set that can be done at once, or of ids that stand before it. */
const OF_SET = /parallel|simultaneous|concurren|\bT\d{2,}|\d\.\d/i;
const UNFILLED =
  /^[ \t>]*(?:\*\*|__)?([A-Za-z][^:*\r\n]{0,78}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*([[{][^[\]{}\r\n]{1,120}[\]}])[ \t]*$/;
const COUNTING =
  /\b(?:total|task count|number of tasks|sequential execution|parallelization|time saved|critical path)\b/i;
/** Characters of a line that are read. */
const MAX_LINE = 400;

/** Counts that lines of text state. */
export function totalsInLines(blocks: readonly Block[], source: SourceText, labels: TotalLabels): DeclaredTotal[] {
  return linesIn(blocks, source).flatMap((line) => {
    if (!/\d/.test(line.text)) return [];
    return [...labelled(line, labels), ...shares(line), ...bracketed(line, labels)].map((total) =>
      placed(total, line, source),
    );
  });
}

/** Counts of headings: `## Phase 1: Setup (14 tasks)`. `phase` is the one that the heading opens. */
export function totalsInHeading(
  block: Block,
  phase: string | null,
  source: SourceText,
  labels: TotalLabels,
): DeclaredTotal[] {
  if (block.kind !== "heading" || phase === null) return [];
  const said = block.text.slice(0, MAX_LINE);
  const share = SHARE_IN_BRACKETS.exec(said);
  const found = share ?? IN_BRACKETS.exec(said);
  if (!found) return [];
  const label = block.text.slice(0, found.index).trim();
  if (labels.phaseOf(label) !== phase) return [];
  const start = source.text.indexOf(`${found[0]}`, block.span.start) + 1;
  const line = { text: block.text, start, number: block.line, isFixed: false };
  const [, first = "", joint = "", all = ""] = found;
  const words = share ? { said: share[0].slice(1, -1) } : {};
  const whole = (digits: string, at: number) =>
    placed({ label, ...words, counts: { kind: "phase", phase }, digits, at }, line, source);
  if (!share) return [whole(first, 0)];
  const done = placed(
    { label, ...words, counts: { kind: "status", status: "done" }, digits: first, at: 0 },
    line,
    source,
  );
  return [{ ...done, within: phase }, whole(all, first.length + joint.length)];
}

/** Counts that are still placeholders. */
export function unfilledInLines(blocks: readonly Block[], source: SourceText): UnfilledTotal[] {
  return linesIn(blocks, source).flatMap(({ text, number }) => {
    const [, label = "", value = ""] = /[[{]/.test(text) ? (UNFILLED.exec(text) ?? []) : [];
    if (!COUNTING.test(label)) return [];
    return [{ label: label.trim(), text: value, at: { path: source.path, line: number, endLine: number } }];
  });
}

interface TotalLine {
  readonly text: string;
  readonly start: number;
  readonly number: number;
  readonly isFixed: boolean;
}

/** A count by the offset of its digits in the line. */
interface Found {
  readonly label: string;
  readonly counts: DeclaredTotal["counts"] | null;
  readonly said?: string;
  readonly digits: string;
  readonly at: number;
}

type Counted = Found & { readonly counts: DeclaredTotal["counts"] };

function labelled({ text }: TotalLine, { countedBy }: TotalLabels): Counted[] {
  const match = TOTAL.exec(text.slice(0, 200));
  if (!match) return [];
  const [whole, label = "", digits = ""] = match;
  const name = label.replace(/[ \t]+/g, " ").trim();
  const counts = countedBy(name, text.slice(whole.length).trim());
  return counts === null ? [] : [{ label: name, counts, digits, at: whole.length - digits.length }];
}

function shares({ text }: TotalLine): Counted[] {
  const match = SHARE.exec(text);
  if (!match) return [];
  const [whole, first, done = "", joint = "", all = "", last] = match;
  const at = whole.indexOf(`${done}${joint}${all}`);
  const percent = first ?? last;
  const percentAt = first === undefined ? whole.lastIndexOf(last ?? "") : whole.indexOf(first);
  const said = plainWords(whole);
  const label = said.slice(0, said.indexOf(":"));
  return [
    { label, said, counts: { kind: "status", status: "done" }, digits: done, at },
    { label, said, counts: { kind: "all" }, digits: all, at: at + done.length + joint.length },
    ...(percent === undefined
      ? []
      : [{ label, said, counts: { kind: "percent" }, digits: percent, at: percentAt } as const]),
  ];
}

function bracketed({ text }: TotalLine, { phasesIn }: TotalLabels): Counted[] {
  const match = IN_BRACKETS.exec(text);
  if (!match || OF_SET.test(text.slice(0, match.index))) return [];
  const label = text
    .slice(0, match.index)
    .replace(/[*_`]/g, "")
    .replace(/^[ \t>]+/, "")
    .trim();
  const counts = label.length > 120 ? null : phasesIn(label);
  return counts === null ? [] : [{ label, counts, digits: match[1] ?? "", at: match.index + 1 }];
}

/** As a reader sees them: without emphasis and the marks of a quote. */
function plainWords(text: string): string {
  const plain = text.replace(/[*_`]|^[ \t>]+|[ \t(]+$/g, "").trim();
  return plain.includes("(") && !plain.includes(")") ? `${plain})` : plain;
}

function placed({ label, said, counts, digits, at }: Counted, line: TotalLine, { path }: SourceText): DeclaredTotal {
  const start = line.start + at;
  const place = { path, line: line.number, endLine: line.number };
  return {
    label,
    ...(said === undefined ? {} : { said }),
    value: Number(digits.replaceAll(",", "")),
    counts,
    ...(line.isFixed ? { fixed: true as const } : {}),
    at: place,
    span: { start, end: start + digits.length },
  };
}

/** Counts and what is left of them to fill in are looked for in the same lines. */
const known = new WeakMap<readonly Block[], readonly TotalLine[]>();

function linesIn(blocks: readonly Block[], source: SourceText): readonly TotalLine[] {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  const lines = readLines(blocks, source);
  known.set(blocks, lines);
  return lines;
}

/** A count has a digit, and what is left of it to fill in a bracket. */
const MAY_COUNT = /[\d[{]/;

function readLines(blocks: readonly Block[], source: SourceText): TotalLine[] {
  return textsOf(blocks).flatMap(({ start, end, isFixed }) => {
    const said = source.text.slice(start, end);
    if (!MAY_COUNT.test(said)) return [];
    if (!/[\r\n]/.test(said))
      return [{ text: evenSigns(said.slice(0, MAX_LINE)), start, number: source.lineAt(start), isFixed }];
    const text = source.text.slice(0, end);
    return [...linesOf(text, start, source.lineAt(start))].map((line) => ({
      text: evenSigns(text.slice(line.start, Math.min(line.end, line.start + MAX_LINE))),
      start: line.start,
      number: line.number,
      isFixed,
    }));
  });
}

/**
 * Extents of paragraphs, front matter and list items without a box, nested ones too; what belongs to a task says nothing
 * of all.
 */
function textsOf(blocks: readonly Block[]): (Span & { readonly isFixed: boolean })[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [{ ...block.span, isFixed: false }];
    if (block.kind === "item")
      return block.box === null ? [{ ...block.textSpan, isFixed: false }, ...textsOf(block.children)] : [];
    return block.kind === "front-matter" ? [{ ...block.span, isFixed: true }] : [];
  });
}
