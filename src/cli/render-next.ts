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
  const blocks = bundles.map(({ path, ready }) => {
    const head = paint.bold(plainText(path));
    const lines = ready.slice(0, limit).map((task) => taskLine(task));
    return [head, ...(lines.length === 0 ? [paint.dim("  nothing can be started now")] : lines)].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

function taskLine({ id, generated, title, parallel, line }: TaskBrief): string {
  const names = [...(generated ? [] : [id]), ...(parallel ? ["[P]"] : [])].join(" ");
  return `  ${names === "" ? "" : `${plainText(names)}  `}${plainText(title)} (line ${line})`;
}

/** Startable tasks for programs. */
export function nextJson(bundles: readonly BundleReport[], limit: number): object {
  return { version: 1, bundles: bundles.map(({ path, ready }) => ({ path, tasks: ready.slice(0, limit) })) };
}
