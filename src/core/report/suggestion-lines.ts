import type { Suggestion } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

/** Above the list; says what to do with its lines. */
export const SUGGESTIONS_HEAD =
  "**Which task is this for?** The pull request names none. This is optional: without it nothing is ticked at the merge. If it is for a task below, copy its `Completes …` into the description of the pull request, or write `Part of` instead of `Completes` if work remains.";

/** A task that may be meant, as a line to copy, and why it is offered. */
export function renderSuggestionLine({ reference, task, files, byBranch }: Suggestion): string {
  const changes = files.map((file) => codeSpan(file, 120)).join(", ");
  const why = [
    byBranch ? "the branch is called after it" : "",
    files.length > 0
      ? `this pull request changes ${changes}, which ${task.generated ? "the task" : codeSpan(task.id, 60)} names`
      : "",
  ];
  return `- ${codeSpan(`Completes ${reference}`, 260)} ${neutralText(task.title, 120)} (${why.filter(Boolean).join("; ")})`;
}
