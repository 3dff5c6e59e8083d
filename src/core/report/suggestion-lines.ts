import type { Suggestion } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

/** Above the list; says what to do with its lines. */
export const SUGGESTIONS_HEAD =
  "**Which task is this for?** The pull request names none. This is optional: without it nothing is ticked at the merge. If it is one of these, copy the line into the description, with `Part of` in place of `Completes` where work remains.";

/** A task that may be meant, as a line to copy, and why it is offered. */
export function renderSuggestionLine({ reference, task, files, byBranch }: Suggestion): string {
  const changes = files.map((file) => codeSpan(file, 120)).join(", ");
  const why = [
    byBranch ? "the branch is called after it" : "",
    files.length > 0 ? `changes ${changes}, which the task names` : "",
  ];
  return `- ${codeSpan(`Completes ${reference}`, 260)} ${neutralText(task.title, 120)} (${why.filter(Boolean).join("; ")})`;
}
