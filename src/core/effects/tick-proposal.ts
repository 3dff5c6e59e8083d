import { boundedList } from "../report/bounded-text.ts";
import type { Completion } from "../report/completion.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";

const MOST_LINES = 200;

/** The description of the rolling pull request: which tasks it ticks or unticks, by which merges, and why not directly. */
export function renderTickProposal(completions: readonly Completion[], refusedBecause: string | null): string {
  const why =
    refusedBecause === null
      ? "The configuration asks for a pull request (`ticks: pull-request`)."
      : `The branch takes no direct commits: ${neutralMessage(refusedBecause, 300)}`;
  return [
    "These tasks were completed or reverted by merged pull requests, and their boxes do not say so yet:",
    boundedList(completions, MOST_LINES, "tasks", describe),
    why,
    "Merge it when it suits you. Until then it is kept up to date, and tasks that depend on these are blocked; if it is closed, the next merge opens it anew.",
  ].join("\n\n");
}

function describe({ task, tasksPath, pullRequest, target }: Completion): string {
  const what = target === "done" ? "completed" : "reverted";
  return `- ${codeSpan(task, 60)} in ${codeSpan(tasksPath, 200)}, ${what} by #${pullRequest}`;
}
