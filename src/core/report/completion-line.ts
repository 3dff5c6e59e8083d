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

/** What is still to be done, by whom, and what waits for it: one sentence for each fate that there is. */
export function whatIsLeft(completions: readonly CompletionOutcome[]): readonly string[] {
  const has = (state: CompletionOutcome["state"]) => completions.some((one) => one.state === state);
  const isLeft = has("refused") || has("proposed") || has("pending");
  const opens = completions.some(({ state, target }) => state === "done" && target === "todo");
  return [
    has("refused")
      ? "What was not changed can be changed by hand in the file, or by `/spec tick` or `/spec untick` here."
      : "",
    has("proposed") ? "Merge the pull request that proposes it; nothing else has to be done." : "",
    has("pending") ? "What waits is done by itself as soon as it can be: nothing else has to be done here." : "",
    isLeft ? "Tasks that depend on these are blocked until then." : "",
    opens ? "Tasks that depend on what was opened again are blocked until it is done." : "",
    isLeft || opens ? "" : "Nothing has to be done, and nothing waits for this pull request.",
  ].filter((line) => line !== "");
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
