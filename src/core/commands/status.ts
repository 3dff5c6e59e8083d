import { boundedList } from "../report/bounded-text.ts";
import { renderBlocked, renderCompletes, renderReady, renderUnblocks } from "../report/bundle-lists.ts";
import type { BundleReport, Evaluation } from "../report/evaluation.ts";
import { renderFailureLine } from "../report/failure-line.ts";
import type { Finding } from "../report/finding.ts";
import { renderFindingLine } from "../report/finding-line.ts";
import { orderedFindings } from "../report/finding-order.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";
import { noTasks, renderProgressTable } from "../report/progress-table.ts";
import { renderVerdictTitle } from "../report/verdict-title.ts";
import { defineCommand } from "./command.ts";
import { selectBundles } from "./select-bundles.ts";

/** Enough for a reader; the check run shows all. */
const MOST_BUNDLES = 5;
const MOST_PHASES = 30;
const MOST_TASKS = 10;
const MOST_ERRORS = 3;

/** `/spec status [bundle]`: progress, what is ready and what is blocked, per spec bundle. */
export const status = defineCommand({
  name: "status",
  usage: "/spec status [bundle]",
  summary: "Shows the progress of each spec bundle, what is ready next and what is blocked",
  permission: "read",
  reach: "nothing",
  needs: "evaluation",
  examples: ["/spec status", "/spec status 001-auth"],
  answer({ args, evaluation }) {
    const bundles = selectBundles(evaluation, args[0]);
    const left = bundles.length - MOST_BUNDLES;
    const parts = [
      `**${neutralMessage(renderVerdictTitle(evaluation))}**`,
      boundedList(evaluation.failures, MOST_TASKS, "causes", renderFailureLine),
      boundedList(newErrors(evaluation), MOST_ERRORS, "errors", (error) => renderFindingLine(error)),
      ...bundles.slice(0, MOST_BUNDLES).map(renderBundle),
      left > 0 ? `${left} more not shown; name one: \`/spec status <bundle>\`.` : "",
    ];
    return { reply: parts.filter((part) => part !== "").join("\n\n"), recheck: false };
  },
});

function newErrors(evaluation: Evaluation): readonly Finding[] {
  return orderedFindings(evaluation).filter(({ severity, status }) => severity === "error" && status === "new");
}

function renderBundle(bundle: BundleReport): string {
  const parts = [
    `### ${codeSpan(bundle.path, 200)}`,
    bundle.counts.tasks > 0 ? renderProgressTable(bundle, MOST_PHASES) : noTasks(bundle, "pass"),
    renderCompletes(bundle, MOST_TASKS),
    renderUnblocks(bundle, MOST_TASKS),
    renderReady(bundle, MOST_TASKS),
    bundle.counts.tasks > 0 ? renderBlocked(bundle, MOST_TASKS) : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
