import { z } from "zod";
import type { FileFindings } from "./corpus-findings.ts";

/** What somebody who read the file says of what a rule reports there. */
const verdictSchema = z.strictObject({
  file: z.string().min(1),
  rule: z.string().min(1),
  /** Where the rule reports, or, of what was mended, where it did. */
  lines: z.array(z.int().positive()).min(1),
  /** `right`: true and worth saying. `wrong`: a false alarm, which only a rule of the nursery may give. `mended`: one that is gone. */
  verdict: z.enum(["right", "wrong", "mended"]),
  reason: z.string().min(20),
});

export const verdictsSchema = z.array(verdictSchema);

export type Verdict = z.output<typeof verdictSchema>;

/** The verdict on a finding by file, rule and line; undefined where nobody gave one. */
export function findVerdict(
  verdicts: readonly Verdict[],
  file: string,
  rule: string,
  line: number,
): Verdict | undefined {
  return verdicts.find((each) => each.file === file && each.rule === rule && each.lines.includes(line));
}

/** What does not fit together, one sentence each; none where every finding has its verdict and every verdict its finding. */
export function compareVerdicts(files: readonly FileFindings[], verdicts: readonly Verdict[]): string[] {
  const found = files.flatMap(({ file, findings }) => findings.map(({ rule, at }) => placeOf(file, rule, at.line)));
  const judged = new Map(
    verdicts.flatMap(({ file, rule, lines, verdict }) =>
      lines.map((line) => [placeOf(file, rule, line), verdict] as const),
    ),
  );
  const missing = [...new Set(found)].filter((place) => !judged.has(place));
  const back = [...new Set(found)].filter((place) => judged.get(place) === "mended");
  const places = new Set(found);
  const gone = [...judged].filter(([place, verdict]) => verdict !== "mended" && !places.has(place));
  return [
    ...missing.map((place) => `${place}: nobody has judged this finding. Read the file, and write the verdict down.`),
    ...back.map((place) => `${place}: this false alarm was mended, and is back. Mend the rule again.`),
    ...gone.map(
      ([place]) => `${place}: has a verdict, and the finding is gone. Find out why, and correct the verdict.`,
    ),
  ];
}

function placeOf(file: string, rule: string, line: number): string {
  return `${file}:${line} ${rule}`;
}
