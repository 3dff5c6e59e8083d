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

/** A task that can be started, as far as anybody knows: `unresolved` when it also waits for something that is unknown. */
interface Startable extends TaskBrief {
  readonly unresolved?: true;
}

const UNRESOLVED = new Set(["graph/unknown-dependency", "graph/unresolved-dependency", "graph/ambiguous-reference"]);

/** Each id once, and those last whose dependencies are not all understood: nobody can say that they may start. */
function startable({ ready, findings }: BundleReport): readonly Startable[] {
  const doubtful = new Set(findings.filter(({ rule }) => UNRESOLVED.has(rule)).map(({ task }) => task));
  const once = ready.filter(({ id }, at) => ready.findIndex((other) => other.id === id) === at);
  const [clear, unclear] = [false, true].map((wanted) => once.filter(({ id }) => doubtful.has(id) === wanted));
  return [...(clear ?? []), ...(unclear ?? []).map((task) => ({ ...task, unresolved: true as const }))];
}

function taskLine({ id, generated, title, parallel, line, unresolved }: Startable): string {
  const names = [...(generated ? [] : [id]), ...(parallel ? ["[P]"] : [])].join(" ");
  return `  ${names === "" ? "" : `${plainText(names)}  `}${plainText(title)} (line ${line}${unresolved ? "; what it waits for is not all known: see check" : ""})`;
}

/** Startable tasks for programs. */
export function nextJson(bundles: readonly BundleReport[], limit: number): object {
  return {
    version: 1,
    bundles: bundles.map((bundle) => ({ path: bundle.path, tasks: startable(bundle).slice(0, limit) })),
  };
}
