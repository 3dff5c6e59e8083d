import { findVerdict, type Verdict } from "./compare-verdicts.ts";
import type { FileFindings } from "./corpus-findings.ts";

/** A table of the rules that found something: how often, and how many of these are right and wrong. */
export function countByRule(files: readonly FileFindings[], verdicts: readonly Verdict[]): string[] {
  const all = files.flatMap(({ file, findings }) =>
    findings.map(({ rule, at }) => ({ rule, verdict: findVerdict(verdicts, file, rule, at.line)?.verdict })),
  );
  const rows = [...Map.groupBy(all, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(4, ...rows.map(([rule]) => rule.length));
  const line = (rule: string, cells: readonly (string | number)[]) =>
    [rule.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join("");
  return [
    line("rule", ["findings", "right", "wrong"]),
    ...rows.map(([rule, found]) => {
      const count = (wanted: Verdict["verdict"]) => found.filter(({ verdict }) => verdict === wanted).length;
      return line(rule, [found.length, count("right"), count("wrong")]);
    }),
  ];
}
