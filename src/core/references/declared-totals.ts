import type { DeclaredTotal } from "../bundle/declared-total.ts";
import type { Phase } from "../bundle/phase.ts";
import { linesOf } from "../markdown/lines.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { statusOfLabel } from "../statuses/status-words.ts";
import { phaseByLabel } from "./phase-labels.ts";

/** `**Total Tasks:** 94`, `- **Setup Phase**: 13 tasks (…)`. */
const TOTAL =
  /^[ \t>]*(?:\*\*|__)?([A-Za-z][^:*\r\n]{0,78}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.,%/-]*\d|%|\/)/;
const ALL = /^(?:total(?: number of)?(?: tasks?)?|tasks?(?: total| count)?|total task count|number of tasks)$/i;

/** Blocks that stand together, and the phase whose section they stand in. */
export interface PhaseBlocks {
  readonly blocks: readonly Block[];
  readonly phase: string | null;
}

/** Counts that a document states about itself and its phases, outside its tasks. */
export function readDeclaredTotals(
  source: SourceText,
  parts: readonly PhaseBlocks[],
  phases: readonly Phase[],
): DeclaredTotal[] {
  const findPhase = phaseByLabel(phases);
  return parts.flatMap(({ blocks, phase }) => {
    const within = phase === null ? {} : { within: phase };
    return totalsIn(blocks, source, findPhase).map((total) =>
      total.counts.kind === "phase" ? total : { ...total, ...within },
    );
  });
}

function totalsIn(
  blocks: readonly Block[],
  source: SourceText,
  findPhase: (label: string) => string | null,
): DeclaredTotal[] {
  return textsOf(blocks).flatMap(({ start, end }) => {
    const text = source.text.slice(0, end);
    return [...linesOf(text, start, source.lineAt(start))].flatMap((line): DeclaredTotal[] => {
      const match = TOTAL.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
      if (!match) return [];
      const [whole, label = "", digits = ""] = match;
      const counts = countedBy(label.trim(), text.slice(line.start + whole.length, line.end).trim(), findPhase);
      if (counts === null) return [];
      const last = line.start + whole.length;
      const at = { path: source.path, line: line.number, endLine: line.number };
      const span = { start: last - digits.length, end: last };
      return [{ label: label.trim(), value: Number(digits.replaceAll(",", "")), counts, at, span }];
    });
  });
}

function countedBy(
  label: string,
  rest: string,
  findPhase: (label: string) => string | null,
): DeclaredTotal["counts"] | null {
  const saysTasks = /^tasks?\b/i.test(rest);
  const isPlain = saysTasks || /^(?:$|[(.,;])/.test(rest);
  if (ALL.test(label) && isPlain) return { kind: "all" };
  const status = statusOfLabel(label);
  if (status !== null && isPlain) return { kind: "status", status };
  if (/\bparallel/i.test(label) && saysTasks) return { kind: "parallel" };
  const phase = saysTasks ? findPhase(label) : null;
  return phase === null ? null : { kind: "phase", phase };
}

/** Extents of paragraphs and of list items without a box, nested ones too; what belongs to a task says nothing of all. */
function textsOf(blocks: readonly Block[]): Span[] {
  return blocks.flatMap((block): Span[] => {
    if (block.kind === "paragraph") return [block.span];
    return block.kind === "item" && block.box === null ? [block.textSpan, ...textsOf(block.children)] : [];
  });
}
