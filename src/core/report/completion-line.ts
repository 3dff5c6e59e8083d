import { wordFor } from "./bounded-text.ts";
import type { CompletionOutcome } from "./completion.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

/** What became of a tick that a merged pull request asked for, as a list item. */
export function renderCompletionLine(completion: CompletionOutcome): string {
  const { task, tasksPath } = completion;
  return `- ${codeSpan(task, 60)} in ${codeSpan(tasksPath, 200)}: ${renderState(completion)}`;
}

/** How many ticks were made, taken back, proposed, and not made: `1 task ticked, 1 not changed`. */
export function renderCompletionTitle(completions: readonly CompletionOutcome[]): string {
  const count = (isMeant: (one: CompletionOutcome) => boolean) => completions.filter(isMeant).length;
  const parts: readonly (readonly [number, string])[] = [
    [count(({ state, target }) => state === "done" && target === "done"), "ticked"],
    [count(({ state, target }) => state === "done" && target === "todo"), "opened again"],
    [count(({ state }) => state === "proposed"), "still to be ticked"],
    [count(({ state }) => state === "pending"), "waiting"],
    [count(({ state }) => state === "refused"), "not changed"],
  ];
  const said = parts.filter(([number]) => number > 0);
  return said
    .map(([number, word], at) => `${number}${at === 0 ? ` ${wordFor(number, "tasks")}` : ""} ${word}`)
    .join(", ");
}

function renderState({ state, detail, target }: CompletionOutcome): string {
  const ticked = target === "done" ? "ticked" : "unticked";
  switch (state) {
    case "done":
      return `${ticked}${where(detail)}.`;
    case "proposed":
      return `proposed${where(detail)}; it is ${ticked} once that is merged.`;
    case "pending":
      return detail === null ? `will be ${ticked} shortly.` : `**waits.** ${neutralMessage(detail, 400)}`;
    case "refused":
      return `**not ${ticked}.** ${neutralMessage(detail ?? "The reason was not recorded.", 400)}`;
  }
}

/** A commit or a pull request of ours may be linked; anything else in its place is foreign text. */
function where(detail: string | null): string {
  if (detail === null) return "";
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(detail)) return ` in ${detail}`;
  return /^[1-9][0-9]{0,14}$/.test(detail) ? ` in #${detail}` : ` (${neutralMessage(detail, 200)})`;
}
