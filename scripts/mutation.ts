// Changes the program in small ways, one at a time, and sees whether a test notices; docs/mutation.md tells more.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { AREAS, type Area, LOWEST_SCORE } from "./mutation/areas.ts";
import { filesBelow } from "./mutation/files-below.ts";
import { keepMeasured } from "./mutation/measured.ts";
import { scoreOf, type Tally, tallyByFile } from "./mutation/tally.ts";

const ROOT = join(import.meta.dirname, "..");
const USAGE = `npm run mutation -- [${AREAS.map(({ name }) => name).join("|")}]… [--only TEXT] [--static]`;

interface Wish {
  readonly areas: readonly Area[];
  readonly only: string;
  /** Whether mutants that act while modules load are tried as well, each with a load of its own. */
  readonly withStatic: boolean;
}

function strykerOptions(area: Area, mutate: string[], withStatic: boolean) {
  return {
    testRunner: "held-vitest",
    plugins: [join(ROOT, "scripts/mutation/held-vitest.ts")],
    ignorers: ["words-of-rules"],
    mutate,
    mutationTests: testsOf(area),
    coverageAnalysis: "perTest" as const,
    concurrency: 1,
    timeoutMS: 10_000,
    ignoreStatic: !withStatic,
    warnings: false,
    // Stryker would rewrite it with the compiler's JavaScript interface, which TypeScript 7 lacks.
    tsconfigFile: "none",
    reporters: [process.stdout.isTTY ? "progress" : "progress-append-only"],
    ignorePatterns: ["/docs", "/dist", "/bench", "/schemas", "/coverage"],
  };
}

/** Each test file with what the names of its tests must begin with. */
function testsOf({ tests }: Area): string[][] {
  return tests.flatMap((test) => {
    const [path = "", names = ""] = test.split(" > ");
    return filesBelow(ROOT, [path], ".test.ts").map((file) => [file, names]);
  });
}

async function measure(area: Area, { only, withStatic }: Wish): Promise<ReadonlyMap<string, Tally>> {
  const files = filesBelow(ROOT, area.mutate, ".ts").filter((file) => file.includes(only));
  if (files.length === 0) return new Map();
  const mutants = await new Stryker(strykerOptions(area, files, withStatic)).runMutationTest();
  const named = mutants.map((mutant): MutantResult => ({ ...mutant, fileName: pathOf(mutant.fileName) }));
  return tallyByFile(named, (file) => readFileSync(join(ROOT, file), "utf8"));
}

function pathOf(fileName: string): string {
  return relative(ROOT, join(ROOT, relative(ROOT, fileName))).replaceAll("\\", "/");
}

function say(area: Area, found: ReadonlyMap<string, Tally>): boolean {
  const score = scoreOf([...found.values()]);
  const left = [...found.values()].reduce((sum, { survivors }) => sum + survivors.length, 0);
  console.log(`${area.name}: ${(score * 100).toFixed(1)} %, ${left} changes that no test noticed.`);
  return score >= LOWEST_SCORE;
}

function readArguments(words: readonly string[]): Wish {
  const at = words.indexOf("--only");
  const only = at < 0 ? "" : (words[at + 1] ?? "");
  const names = (at < 0 ? words : words.toSpliced(at, 2)).filter((word) => word !== "--static");
  const known = names.every((name) => AREAS.some((area) => area.name === name));
  if (!known || (at >= 0 && only === "")) throw new Error(USAGE);
  const areas = AREAS.filter(({ name }) => names.length === 0 || names.includes(name));
  return { areas, only, withStatic: words.includes("--static") };
}

const wish = readArguments(process.argv.slice(2));
let measured = 0;
for (const area of wish.areas) {
  const found = await measure(area, wish);
  if (found.size === 0) continue;
  measured += found.size;
  keepMeasured(ROOT, found);
  if (!say(area, found)) process.exitCode = 1;
}
if (measured === 0) throw new Error(`No file of these areas has "${wish.only}" in its path, so nothing was measured.`);
console.log("Run `npm run generate` to write the numbers into docs/mutation.md.");
