// Reads the corpus of real task documents beside the repository and compares with what careful readers found there.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TaskList } from "../src/core/bundle/task-list.ts";
import { parseTaskList } from "../src/core/dialects/parse-task-list.ts";
import { buildGraph } from "../src/core/graph/build-graph.ts";
import { parseMarkdown } from "../src/core/markdown/parse-markdown.ts";
import { decodeSource } from "../src/core/markdown/source-text.ts";

const CORPUS = fileURLToPath(new URL("../../shared/corpus/", import.meta.url));

/** A line of `index.jsonl`: where a file of the corpus comes from. */
interface Entry {
  readonly file: string;
  readonly path: string;
}

/** A line of `truth.jsonl`. */
interface Truth {
  readonly file: string;
  readonly tasks: number;
  readonly done: number;
  readonly ids_first5: readonly string[];
  readonly ids_last3: readonly string[];
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  readonly phase_dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly in_progress?: readonly string[];
  readonly cancelled?: readonly string[];
}

function readLines<Line>(name: string): Line[] {
  const lines = readFileSync(CORPUS + name, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): Line => JSON.parse(line));
}

function readTasks({ file, path }: Entry): TaskList {
  const bytes = new Uint8Array(readFileSync(CORPUS + file));
  return parseTaskList(parseMarkdown(decodeSource({ path, bytes })));
}

function idsWith(list: TaskList, status: string): string[] {
  return list.tasks.filter((task) => task.status === status).map(({ id }) => id);
}

/** What a document says differently from its truth, in words; nothing where they agree. */
function differences(list: TaskList, truth: Truth): string[] {
  const graph = buildGraph(list);
  const ids = list.tasks.map(({ id }) => id);
  const positions = new Map(ids.map((id, index) => [id, index]));
  const inOrder = (some: readonly string[]) =>
    some.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
  const waitsFor = (phase: string) =>
    graph.barriers.filter((barrier) => barrier.phase === phase).flatMap((barrier) => barrier.waitsFor);
  const claims: (readonly [string, unknown, unknown])[] = [
    ["tasks", ids.length, truth.tasks],
    ["done", idsWith(list, "done").length, truth.done],
    ["first ids", ids.slice(0, 5), truth.ids_first5],
    ["last ids", ids.slice(-3), truth.ids_last3],
    ...Object.entries(truth.dependencies).map(
      ([id, expected]) =>
        [`${id} waits for`, inOrder(graph.dependenciesOf(id).map(({ from }) => from)), expected] as const,
    ),
    ...Object.entries(truth.phase_dependencies ?? {}).map(
      ([phase, expected]) => [`phase ${phase} waits for`, [...new Set(waitsFor(phase))], expected] as const,
    ),
    ["in progress", idsWith(list, "in-progress"), truth.in_progress ?? []],
    ["cancelled", idsWith(list, "cancelled"), truth.cancelled ?? []],
  ];
  return claims
    .filter(([, found, expected]) => JSON.stringify(found) !== JSON.stringify(expected))
    .map(([what, found, expected]) => `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
}

function describe(entry: Entry, list: TaskList, truth: Truth | undefined, found: readonly string[]): string {
  const { tasks, dialect } = list;
  const generated = tasks.filter((task) => task.generated).length;
  const expected = truth ? `/${truth.tasks}` : "";
  const counts = `${tasks.length}${expected} tasks, ${idsWith(list, "done").length} done, ${generated} without id`;
  const ends = tasks.length === 0 ? "" : `, ${tasks[0]?.id} to ${tasks.at(-1)?.id}`;
  const verdict = truth === undefined ? "-" : found.length === 0 ? "agrees" : "DIFFERS";
  return [
    `${verdict.padEnd(8)}${dialect.padEnd(14)} ${counts}${ends}`,
    `        ${entry.file}`,
    ...found.map((difference) => `        ${difference}`),
  ].join("\n");
}

function compareCorpus(): number {
  const truths = new Map(readLines<Truth>("truth.jsonl").map((truth) => [truth.file, truth]));
  const results = readLines<Entry>("index.jsonl").map((entry) => {
    const list = readTasks(entry);
    const truth = truths.get(entry.file);
    const found = truth ? differences(list, truth) : [];
    console.log(describe(entry, list, truth, found));
    return found.length;
  });
  const differing = results.filter((count) => count > 0).length;
  console.log(`${results.length} documents, ${truths.size} with a truth, ${differing} differ from it`);
  return differing > 0 ? 1 : 0;
}

if (!existsSync(`${CORPUS}truth.jsonl`)) {
  console.error(`No corpus in ${CORPUS}: it stands beside the repository, not in it.`);
  process.exitCode = 2;
} else process.exitCode = compareCorpus();
