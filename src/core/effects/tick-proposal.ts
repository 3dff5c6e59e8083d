import { boundedList } from "../report/bounded-text.ts";
import type { Completion, WaitingFor } from "../report/completion.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";
import { whoWaits } from "../report/who-waits.ts";

const MOST_LINES = 200;

/** The description of the rolling pull request: which tasks it ticks or unticks, by which merges, and why not directly. */
export function renderTickProposal(
  completions: readonly Completion[],
  refusedBecause: string | null,
  waitingFor: WaitingFor,
): string {
  const why =
    refusedBecause === null
      ? "The configuration asks for a pull request (`ticks: pull-request`)."
      : `These ticks need a pull request, because the branch takes no direct commits: ${neutralMessage(refusedBecause, 300)}`;
  return [
    `These tasks were ${happened(completions)} by merged pull requests, and their boxes in the file do not say so yet:`,
    boundedList(completions, MOST_LINES, "tasks", describe),
    why,
    `Merge this pull request when it suits you. ${whoWaits(completions, waitingFor, "Until then")}. It is kept up to date; if you close it, the next merge of a pull request that completes a task opens a new one.`,
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
