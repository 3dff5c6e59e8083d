import { boundedList } from "../report/bounded-text.ts";
import type { Completion } from "../report/completion.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";

const MOST_LINES = 200;

/** The description of the rolling pull request: which tasks it ticks or unticks, by which merges, and why not directly. */
export function renderTickProposal(completions: readonly Completion[], refusedBecause: string | null): string {
  const why =
    refusedBecause === null
      ? "The configuration asks for a pull request (`ticks: pull-request`)."
      : `They are in a pull request because the branch takes no direct commits: ${neutralMessage(refusedBecause, 300)}`;
  const names = completions.slice(0, 8).map(({ task }) => codeSpan(task, 60));
  const left = completions.length - names.length;
  const named = `${names.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
  return [
    `These tasks were ${happened(completions)} by merged pull requests, and their boxes do not say so yet:`,
    boundedList(completions, MOST_LINES, "tasks", describe),
    why,
    `Merge this pull request when it suits you. Until then it is kept up to date, and tasks that depend on ${named} are blocked. If you close it, the next merge of a pull request that completes a task opens a new one.`,
  ].join("\n\n");
}

function happened(completions: readonly Completion[]): string {
  const targets = new Set(completions.map(({ target }) => target));
  if (targets.size > 1) return "completed or reverted";
  return targets.has("todo") ? "reverted" : "completed";
}

function describe({ task, tasksPath, pullRequest, target }: Completion): string {
  const what = target === "done" ? "completed" : "reverted";
  return `- ${codeSpan(task, 60)} in ${codeSpan(tasksPath, 200)}, ${what} by #${pullRequest}`;
}
