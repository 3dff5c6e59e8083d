import pc from "picocolors";
import { UserError } from "../core/errors.ts";
import type { BundleReport, TaskBrief } from "../core/report/evaluation.ts";
import { plainText } from "../core/report/neutral-text.ts";

/** The number behind `--limit`. Throws `UserError` for anything but a whole number from 1. */
export function limitFrom(value: string | undefined): number {
  if (value !== undefined && /^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new UserError("limit", `"${value}" is not a limit.`, "Give a whole number from 1.");
}

/** Startable tasks for people. */
export function renderNext(bundles: readonly BundleReport[], limit: number, colors: boolean): string {
  const paint = pc.createColors(colors);
  const blocks = bundles.map((bundle) => {
    const head = paint.bold(plainText(bundle.path));
    const lines = startable(bundle)
      .slice(0, limit)
      .map((task) => taskLine(task));
    return [head, ...(lines.length === 0 ? [paint.dim("  nothing can be started now")] : lines)].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

/**
 * A task that can be started, as far as anybody knows: `unresolved` when it also waits for something that is unknown,
 * `partsDone` when all that it consists of is done, so that it only has to be ticked.
 */
interface Startable extends TaskBrief {
  readonly unresolved?: true;
  readonly partsDone?: true;
}

/** What it says of a task that can be started is that its parts are all done. */
const PARTS = "tasks/parent-child-mismatch";
const UNRESOLVED = new Set(["graph/unknown-dependency", "graph/unresolved-dependency", "graph/ambiguous-reference"]);

/** Each id once, and those last whose dependencies are not all understood: nobody can say that they may start. */
function startable({ ready, findings }: BundleReport): readonly Startable[] {
  const doubtful = new Set(findings.filter(({ rule }) => UNRESOLVED.has(rule)).map(({ task }) => task));
  const finished = new Set(findings.filter(({ rule }) => rule === PARTS).map(({ task }) => task));
  const tasks = [...new Map(ready.toReversed().map((task) => [task.id, task])).values()].reverse();
  const once = tasks.map((task): Startable => (finished.has(task.id) ? { ...task, partsDone: true } : task));
  const [clear, unclear] = [false, true].map((wanted) => once.filter(({ id }) => doubtful.has(id) === wanted));
  return [...(clear ?? []), ...(unclear ?? []).map((task): Startable => ({ ...task, unresolved: true }))];
}

/** A task without an id of its own goes by a fingerprint, which `tick` takes. */
function taskLine({ id, parallel, title, line, unresolved, partsDone }: Startable): string {
  const names = [id, ...(parallel ? ["[P]"] : [])].join(" ");
  const notes = [
    ...(unresolved ? ["what it waits for is not all known: see check"] : []),
    ...(partsDone ? ["all its parts are done: tick it, or add what is missing"] : []),
  ];
  return `  ${plainText(names)}  ${plainText(title)} (${[`line ${line}`, ...notes].join("; ")})`;
}

/** Startable tasks for programs. */
export function nextJson(bundles: readonly BundleReport[], limit: number): object {
  return {
    version: 1,
    bundles: bundles.map((bundle) => ({ path: bundle.path, tasks: startable(bundle).slice(0, limit) })),
  };
}
