// Runs inside vitest: loads all tests once, then runs those that are asked for, one mutant after the other.
import { BroadcastChannel } from "node:worker_threads";
import type { MutantCoverage } from "@stryker-mutator/api/core";
import fc from "fast-check";
import { describe, inject, it, type RunnerTestCase, type RunnerTestSuite, TestRunner } from "vitest";
import type { Answer, Question, Tried, Wanted } from "./messages.ts";

/** What instrumented code reads and writes, by Stryker's names. */
interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}

interface LoadedTest {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly test: RunnerTestCase;
}

/** These tell how long something takes, and a slow change is not a wrong one. */
const OF_SPEED =
  /linear time|without a deep call stack|a chain of 20,000 phases|too long to find out|asked for too many/;

const start = inject("mutation");
const shared: { __stryker__?: Instruments } = globalThis as { __stryker__?: Instruments };
shared.__stryker__ ??= {};
const instruments = shared.__stryker__;
instruments.activeMutant = start.mutant ?? undefined;
// A mutant must not live or die by chance.
fc.configureGlobal({ seed: 1 });

it("answers for every mutant", { timeout: 0 }, async ({ task }) => {
  const beginnings = new Map(start.files);
  const tests = testsBelow(task.file).filter(({ test, name, file }) => {
    return test !== task && !OF_SPEED.test(name) && name.startsWith(beginnings.get(file) ?? "");
  });
  const channel = new BroadcastChannel(start.channel);
  const say = (answer: Answer) => channel.postMessage(answer);
  await new Promise<void>((resolve) => {
    channel.onmessage = async (event) => {
      const question = (event as { data: Question }).data;
      if (question.ask === "end") resolve();
      if (question.ask === "dry-run") say(await tryAll(tests));
      if (question.ask === "mutant") say(await tryMutant(tests, question));
    };
    say({ answer: "ready" });
  });
  channel.close();
});

for (const [file] of start.files) {
  describe(file, async () => {
    await import(/* @vite-ignore */ file);
  });
}

function testsBelow(suite: RunnerTestSuite, names: readonly string[] = [], file = ""): LoadedTest[] {
  const seen = new Map<string, number>();
  return suite.tasks.flatMap((task) => {
    if (task.mode !== "run") return [];
    if (task.type === "suite") {
      const top = file === "";
      return testsBelow(task, top ? [] : [...names, task.name], top ? task.name : file);
    }
    const name = [...names, task.name].join(" ");
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [{ id: `${file}#${name}${before === 0 ? "" : `#${before}`}`, name, file, test: task }];
  });
}

async function tryAll(tests: readonly LoadedTest[]): Promise<Answer> {
  instruments.activeMutant = undefined;
  const tried: Tried[] = [];
  for (const test of tests) {
    instruments.currentTestId = test.id;
    tried.push(await tryTest(test));
  }
  instruments.currentTestId = undefined;
  return { answer: "tried", tests: tried, coverage: instruments.mutantCoverage ?? null, hits: 0, soiled: false };
}

/** How long each test took when it ran last: the quick ones are asked first. */
const spent = new Map<string, number>();

async function tryMutant(
  tests: readonly LoadedTest[],
  { id, tests: wanted, hitLimit }: Extract<Question, { ask: "mutant" }>,
): Promise<Answer> {
  const asked = tests.filter(chosenBy(wanted, id));
  asked.sort((a, b) => (spent.get(a.id) ?? 0) - (spent.get(b.id) ?? 0));
  Object.assign(instruments, { activeMutant: id, hitCount: 0, hitLimit });
  const tried: Tried[] = [];
  let failed: LoadedTest | null = null;
  for (const test of asked) {
    const result = await tryTest(test);
    tried.push(result);
    if (result.failure === null) continue;
    failed = test;
    break;
  }
  const hits = instruments.hitCount ?? 0;
  Object.assign(instruments, { activeMutant: start.mutant ?? undefined, hitCount: undefined, hitLimit: undefined });
  const soiled = failed !== null && start.mutant === null && (await failureOf(failed.test)) !== null;
  return { answer: "tried", tests: tried, coverage: null, hits, soiled };
}

/** Without a dry run before nothing is known of what covers a mutant, and every test is asked. */
function chosenBy(wanted: Wanted, mutant: string): (test: LoadedTest) => boolean {
  const covered = instruments.mutantCoverage?.perTest;
  if (wanted === "all" || (wanted === "covering" && !covered)) return () => true;
  if (wanted === "covering") return (test) => covered?.[test.id]?.[mutant] !== undefined;
  const chosen = new Set(wanted);
  return (test) => chosen.has(test.id);
}

async function tryTest({ id, name, file, test }: LoadedTest): Promise<Tried> {
  const since = performance.now();
  const failure = await failureOf(test);
  const milliseconds = performance.now() - since;
  spent.set(id, milliseconds);
  return { id, name, file, milliseconds, failure };
}

async function failureOf(test: RunnerTestCase): Promise<string | null> {
  try {
    await TestRunner.getTestFn(test)();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
