import type { DeclaredTotal, UnfilledTotal } from "../bundle/declared-total.ts";
import type { Phase } from "../bundle/phase.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { indexTotalLabels } from "./counted-by.ts";
import { totalsInHeading, totalsInLines, unfilledInLines } from "./total-lines.ts";
import { totalsInTables, unfilledInTables } from "./total-tables.ts";

/** Blocks that stand together, the heading above them among them, and the phase whose section they stand in. */
export interface PhaseBlocks {
  readonly blocks: readonly Block[];
  readonly phase: string | null;
}

/** Counts that a document states about itself and its phases, outside its tasks: in lines, headings and tables. */
export function readDeclaredTotals(
  source: SourceText,
  parts: readonly PhaseBlocks[],
  phases: readonly Phase[],
): DeclaredTotal[] {
  const labels = indexTotalLabels(phases);
  return parts.flatMap(({ blocks, phase }) => {
    const stated = [...totalsInLines(blocks, source, labels), ...totalsInTables(blocks, source, labels)];
    const headed = blocks.flatMap((block) => totalsInHeading(block, phase, source, labels));
    return [...headed, ...stated.map((total) => within(total, phase))].sort((a, b) => a.span.start - b.span.start);
  });
}

/** Counts that are still placeholders: a reader must not take their absence for agreement. */
export function readUnfilledTotals(source: SourceText, parts: readonly PhaseBlocks[]): UnfilledTotal[] {
  return parts.flatMap(({ blocks }) => [...unfilledInTables(blocks, source), ...unfilledInLines(blocks, source)]);
}

function within(total: DeclaredTotal, phase: string | null): DeclaredTotal {
  const isOfPhases = total.counts.kind === "phase" || total.counts.kind === "phases";
  return phase === null || isOfPhases || total.within !== undefined ? total : { ...total, within: phase };
}
