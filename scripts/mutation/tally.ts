import type { MutantResult } from "@stryker-mutator/api/core";

/** A change that no test noticed, in words that outlive moved lines. */
export interface Survivor {
  /** What kind of change, by Stryker's name. */
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
  /** False where no test even came by. */
  readonly covered: boolean;
}

/** What became of the mutants of a file. */
export interface Tally {
  readonly killed: number;
  /** Never ended, or not within the time: noticed as well. */
  readonly timedOut: number;
  /** Left out, with a reason: words for the documentation. */
  readonly ignored: number;
  readonly survivors: readonly Survivor[];
}

/** Long snippets are cut: they only have to be found again. */
const LONGEST = 160;

/** The tally of each file, by its path below the root. `textOf` gives a file's text. */
export function tallyByFile(mutants: readonly MutantResult[], textOf: (path: string) => string): Map<string, Tally> {
  const byFile = Map.groupBy(mutants, ({ fileName }) => fileName);
  return new Map([...byFile].map(([file, found]) => [file, tally(found, textOf(file))]));
}

function tally(mutants: readonly MutantResult[], text: string): Tally {
  const count = (status: MutantResult["status"]) => mutants.filter((mutant) => mutant.status === status).length;
  const left = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  return {
    killed: count("Killed"),
    timedOut: count("Timeout"),
    ignored: count("Ignored"),
    survivors: left.map((mutant) => survivor(mutant, text)),
  };
}

function survivor({ mutatorName, replacement, location, status }: MutantResult, text: string): Survivor {
  const lines = text.split("\n");
  const from = offset(lines, location.start);
  const original = text.slice(from, offset(lines, location.end));
  return {
    kind: mutatorName,
    original: onOneLine(original),
    replacement: onOneLine(replacement ?? ""),
    covered: status === "Survived",
  };
}

function offset(
  lines: readonly string[],
  { line, column }: { readonly line: number; readonly column: number },
): number {
  const before = lines.slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

function onOneLine(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The share that was noticed, from 0 to 1; 1 where there was nothing to notice. */
export function scoreOf(tallies: readonly Tally[]): number {
  const noticed = tallies.reduce((sum, { killed, timedOut }) => sum + killed + timedOut, 0);
  const all = tallies.reduce((sum, { survivors }) => sum + survivors.length, noticed);
  return all === 0 ? 1 : noticed / all;
}
