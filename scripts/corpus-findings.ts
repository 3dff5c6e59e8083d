// Lists what the rules find in the corpus of real task documents, each with its line and the verdict of a reader.
import { existsSync } from "node:fs";
import { compareVerdicts, findVerdict, type Verdict } from "./verdicts/compare-verdicts.ts";
import { CORPUS, type FileFindings, findByDefault, findInNursery } from "./verdicts/corpus-findings.ts";
import { countByRule } from "./verdicts/count-by-rule.ts";
import { readVerdicts } from "./verdicts/read-verdicts.ts";

const USAGE = "npm run corpus:findings [-- --nursery]";

function describe({ file, lines, findings }: FileFindings, verdicts: readonly Verdict[]): string[] {
  return findings.flatMap(({ severity, rule, at, message }) => {
    const verdict = findVerdict(verdicts, file, rule, at.line);
    return [
      `${severity.padEnd(8)}${rule}  ${file}:${at.line}`,
      `        | ${(lines[at.line - 1] ?? "").slice(0, 120).trimEnd()}`,
      `        ${message}`,
      `        ${verdict ? `${verdict.verdict}: ${verdict.reason.trim()}` : "no verdict"}`,
    ];
  });
}

/** Everything that a reader has to answer for by default, or what the rules of the nursery would add to it. */
function judgeCorpus(nursery: boolean): number {
  const files = nursery ? findInNursery() : findByDefault();
  const verdicts = readVerdicts(nursery ? "nursery" : "corpus");
  for (const file of files) for (const line of describe(file, verdicts)) console.log(line);
  for (const line of countByRule(files, verdicts)) console.log(line);
  const problems = compareVerdicts(files, verdicts);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

const args = process.argv.slice(2);
if (args.some((arg) => arg !== "--nursery")) {
  console.error(`That argument is not known. Use: ${USAGE}`);
  process.exitCode = 2;
} else if (!existsSync(`${CORPUS}index.jsonl`)) {
  console.error(`No corpus in ${CORPUS}: it stands beside the repository, not in it.`);
  process.exitCode = 2;
} else process.exitCode = judgeCorpus(args.includes("--nursery"));
