import { readdirSync, readFileSync } from "node:fs";
import { buildBundle } from "../../src/core/bundle/build-bundle.ts";
import type { Document, SpecBundle } from "../../src/core/bundle/spec-bundle.ts";
import type { Task } from "../../src/core/bundle/task.ts";
import type { TaskList } from "../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../src/core/graph/build-graph.ts";
import type { TaskGraph } from "../../src/core/graph/task-graph.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { type Files, ROOT_LAYOUTS, treeOf } from "./judge.ts";

const FOLDER = "fixtures/defects";

/** A spec bundle in which nothing is wrong, as a defect is put into it. */
export interface CleanBundle {
  readonly dialect: string;
  /** Path → text, instruction files and constitution outside of the spec bundle too. */
  readonly files: Files;
  readonly bundle: SpecBundle;
  readonly tasks: Document;
  readonly list: TaskList;
  readonly graph: TaskGraph;
}

/** Names of the dialects that have a clean spec bundle. */
export function cleanDialects(): string[] {
  return readdirSync(FOLDER).sort();
}

/** Reads the clean spec bundle of a dialect. Throws where it is read as another dialect, or has no tasks. */
export function readCleanBundle(dialect: string): CleanBundle {
  const root = `${FOLDER}/${dialect}/input`;
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = paths.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length + 1)).sort();
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${root}/${name}`, "utf8")]));
  const [location] = discoverBundles(names, ROOT_LAYOUTS);
  if (!location) throw new Error(`${root}: no spec bundle here.`);
  const bundle = buildBundle(location, treeOf(files));
  const tasks = bundle.documents.find(({ role }) => role === "tasks");
  const list = bundle.taskList;
  if (!tasks || !list || list.tasks.length === 0) throw new Error(`${root}: no tasks here.`);
  if (list.dialect !== dialect) throw new Error(`${root}: read as ${list.dialect}.`);
  return { dialect, files, bundle, tasks, list, graph: buildGraph(list) };
}

/** The lines of a task: a row, an item with what is indented below it, a heading or paragraph up to the next one. */
export function linesOf({ list, tasks }: CleanBundle, task: Task): { readonly first: number; readonly last: number } {
  const lines = tasks.source.text.split("\n");
  const first = task.at.line;
  const next = list.tasks[list.tasks.indexOf(task) + 1]?.at.line ?? Number.POSITIVE_INFINITY;
  const isEnd = task.kind === "item" ? endsItem(lines[first - 1] ?? "") : endsBlock(lines[first - 1] ?? "");
  const end = lines.findIndex((text, at) => at >= first && (at + 1 >= next || isEnd(text)));
  return { first, last: task.kind === "row" ? first : end };
}

/** Anything that is indented no deeper. */
function endsItem(own: string): (text: string) => boolean {
  const depth = own.search(/\S/);
  return (text) => text.trim() === "" || text.search(/\S/) <= depth;
}

/** A heading of the same depth or above; for a paragraph any. */
function endsBlock(own: string): (text: string) => boolean {
  const depth = /^#*/.exec(own)?.[0].length || 6;
  return (text) => /^#+ /.test(text) && (/^#+/.exec(text)?.[0].length ?? 0) <= depth;
}
