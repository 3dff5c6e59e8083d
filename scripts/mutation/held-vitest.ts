// Stryker's own runner for vitest starts a worker and loads every module anew for each mutant, which takes more than a
// second. This one loads them once and switches mutants inside; anew only for mutants that act while modules load.
import { resolve } from "node:path";
import type { StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { HeldTests } from "./held-tests.ts";
import type { Start, Tried, Wanted } from "./messages.ts";
import { wordsOfRules } from "./words-of-rules.ts";

const COULD_NOT_LOAD: MutantRunResult = {
  status: MutantRunStatus.Killed,
  killedBy: [],
  failureMessage: "The tests could not be loaded.",
  nrOfTests: 0,
};

class HeldVitest implements TestRunner {
  static inject: [typeof commonTokens.options] = [commonTokens.options];
  /** Loaded without a mutant, for those that are switched on afterwards. */
  readonly #plain: HeldTests;
  /** Loaded anew for each mutant that acts while modules load. */
  readonly #fresh: HeldTests;

  constructor(options: StrykerOptions) {
    // Stryker starts this process in its own copy of the repository.
    const files = (options.mutationTests as Start["files"]).map(([file, names]) => [resolve(file), names] as const);
    this.#plain = new HeldTests("plain", files);
    this.#fresh = new HeldTests("fresh", files);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    if (!(await this.#plain.load(null))) {
      return { status: DryRunStatus.Error, errorMessage: this.#plain.whyNotLoaded() };
    }
    const { tests, coverage } = await this.#plain.ask({ ask: "dry-run" });
    return { status: DryRunStatus.Complete, tests: tests.map(resultOf), ...(coverage && { mutantCoverage: coverage }) };
  }

  /** What acts while modules load mostly acts later too, and is then found out without loading them anew. */
  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (!this.#plain.loaded) await this.#plain.load(null);
    if (options.mutantActivation === "runtime") return this.#tryPlain(options, options.testFilter ?? "all");
    const quick = await this.#tryPlain(options, "covering");
    if (quick.status !== MutantRunStatus.Survived) return quick;
    if (!(await this.#fresh.load(options.activeMutant.id))) return COULD_NOT_LOAD;
    const { result } = await tryOn(this.#fresh, options, "all");
    await this.#fresh.unload();
    return result;
  }

  /** Where a mutant left something behind that fails tests of its own, all is loaded anew, and it is tried again. */
  async #tryPlain(options: MutantRunOptions, tests: Wanted): Promise<MutantRunResult> {
    const { result, soiled } = await tryOn(this.#plain, options, tests);
    if (!soiled) return result;
    await this.#plain.load(null);
    const again = await tryOn(this.#plain, options, tests);
    if (again.soiled) await this.#plain.load(null);
    return again.result;
  }

  async dispose(): Promise<void> {
    await this.#plain.close();
    await this.#fresh.close();
  }
}

async function tryOn(
  held: HeldTests,
  { activeMutant, hitLimit }: MutantRunOptions,
  tests: Wanted,
): Promise<{ result: MutantRunResult; soiled: boolean }> {
  const limit = hitLimit ?? Number.MAX_SAFE_INTEGER;
  const tried = await held.ask({ ask: "mutant", id: activeMutant.id, tests, hitLimit: limit });
  const stuck = determineHitLimitReached(tried.hits, hitLimit);
  const complete = { status: DryRunStatus.Complete as const, tests: tried.tests.map(resultOf) };
  return { result: toMutantRunResult(stuck ?? complete), soiled: tried.soiled };
}

function resultOf({ id, name, file, milliseconds, failure }: Tried): TestResult {
  const base = { id, name, fileName: file, timeSpentMs: milliseconds };
  if (failure === null) return { ...base, status: TestStatus.Success };
  return { ...base, status: TestStatus.Failed, failureMessage: failure };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "held-vitest", HeldVitest),
  declareValuePlugin(PluginKind.Ignore, "words-of-rules", { shouldIgnore: wordsOfRules }),
];

export const strykerValidationSchema = {
  properties: { mutationTests: { type: "array", items: { type: "array", items: { type: "string" } } } },
};
