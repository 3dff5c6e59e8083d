import pc from "picocolors";
import type { BundleReport, PhaseProgress } from "../core/report/evaluation.ts";
import { plainText } from "../core/report/neutral-text.ts";
import { renderProgressBar, tallyOf } from "../core/report/progress-bar.ts";

/** Progress for people: a line per spec bundle and one per phase, then how many tasks are ready and blocked. */
export function renderStatus(bundles: readonly BundleReport[], colors: boolean): string {
  const paint = pc.createColors(colors);
  const blocks = bundles.map((bundle) => {
    const head = `${paint.bold(plainText(bundle.path))}  ${renderProgressBar(tallyOf(bundle.counts))}`;
    const foot = paint.dim(`  ${bundle.ready.length} ready, ${bundle.blocked.length} blocked`);
    const parents = new Map(bundle.progress.map(({ phase }) => [phase.id, phase.parent]));
    return [head, ...bundle.progress.map((one) => phaseLine(one, parents)), foot].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

function phaseLine({ phase, tally }: PhaseProgress, parents: ReadonlyMap<string, string | null>): string {
  const isNested = phase.parent !== null && parents.has(phase.parent);
  return `  ${isNested ? "  " : ""}${renderProgressBar(tally)}  ${plainText(phase.title)}`;
}

/** Progress for programs. */
export function statusJson(bundles: readonly BundleReport[]): object {
  return {
    version: 1,
    bundles: bundles.map(({ path, counts, progress, ready, blocked }) => ({
      path,
      counts,
      progress: tallyOf(counts),
      phases: progress.map(({ phase, tally }) => ({ id: phase.id, title: phase.title, line: phase.at.line, ...tally })),
      ready: ready.map(({ id }) => id),
      blocked: blocked.map(({ task, waitsFor }) => ({ id: task.id, waitsFor })),
    })),
  };
}
