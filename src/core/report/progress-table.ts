import type { BundleReport } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { renderProgressBar, tallyOf } from "./progress-bar.ts";

/** Head and rows of a spec bundle's table of phases; the last column is a bar with numbers. */
export interface ProgressTable {
  readonly head: string;
  readonly rows: readonly string[];
}

/** The progress of a spec bundle per phase. The sum stands first, so that it survives when rows are dropped. */
export function renderProgressTable(bundle: BundleReport): ProgressTable {
  const phases = bundle.progress.filter(({ tally }) => tally.total > 0);
  return {
    head: "| phase | done |\n|---|---|",
    rows: [
      `| **all tasks** | ${codeSpan(renderProgressBar(tallyOf(bundle.counts)))} |`,
      ...phases.map(
        ({ phase, tally }) => `| ${neutralText(phase.title, 120)} | ${codeSpan(renderProgressBar(tally))} |`,
      ),
    ],
  };
}
