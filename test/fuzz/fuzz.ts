import { parseArgs } from "node:util";
import fc from "fast-check";
import { fuzzProperties } from "./properties/index.ts";
import type { FuzzProperty } from "./properties/property.ts";

/** Cases that run between two lines of progress. */
const ROUND = 1_000;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    only: { type: "string", default: "" },
  },
});
const cases = Number(values.cases);
const seed = Number(values.seed);
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error("Give whole numbers: --cases 100000 --seed 42");
  process.exit(2);
}

const chosen = fuzzProperties.filter(({ name }) => name.startsWith(values.only));
const weights = chosen.reduce((sum, { weight }) => sum + weight, 0);
console.log(`${cases} cases of ${chosen.length} properties, seed ${seed}`);
const failures: string[] = [];
for (const one of chosen) {
  if (!(await holds(one, Math.ceil((cases * one.weight) / weights)))) failures.push(one.name);
}
console.log(failures.length === 0 ? "All of them hold." : `${failures.length} of ${chosen.length} do not hold.`);
process.exit(failures.length === 0 ? 0 : 1);

/** Runs one property in rounds, each with a seed of its own that is told when it fails. */
async function holds({ name, property }: FuzzProperty, runs: number): Promise<boolean> {
  const start = performance.now();
  for (let done = 0; done < runs; done += ROUND) {
    const round = seed + done / ROUND;
    const result = await fc.check(property, { numRuns: Math.min(ROUND, runs - done), seed: round });
    if (result.failed) return tell(name, `${fc.defaultReportMessage(result)}\n${result.errorInstance}`);
    progress(`${name}: ${Math.min(done + ROUND, runs)} of ${runs}`);
  }
  progress(`${name}: ${runs} cases in ${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
  return true;
}

function progress(text: string): void {
  if (process.stdout.isTTY || text.endsWith("\n"))
    process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : text);
}

function tell(name: string, report: string): false {
  console.log(`\nDoes not hold: ${name}\n${report}\n`);
  return false;
}
