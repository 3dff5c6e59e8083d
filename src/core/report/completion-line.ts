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
    [count(({ state, target }) => state === "done" && target === "todo"), "unticked"],
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
  const of = (state: CompletionOutcome["state"], target: CompletionOutcome["target"]) =>
    completions.filter((one) => one.state === state && one.target === target);
  const left = completions.filter(({ state, target }) => state !== "done" && target === "done");
  const opened = of("done", "todo");
  const isSettled = completions.every(({ state }) => state === "done") && opened.length === 0;
  return [
    of("refused", "done").length > 0
      ? "To tick what was not ticked, comment `/spec tick` with the id of the task here, or tick its box in the file."
      : "",
    of("refused", "todo").length > 0
      ? "To untick what was not unticked, comment `/spec untick` with the id of the task here, or clear its box in the file."
      : "",
    proposalsOf(completions),
    completions.some(({ state, detail }) => state === "pending" && detail !== null)
      ? "As soon as that is settled, what waits is done by itself."
      : "",
    left.length > 0 ? `Tasks that depend on ${nameAll(left)} are blocked until then.` : "",
    opened.length > 0
      ? `${nameAll(opened)} ${opened.length === 1 ? "has" : "have"} to be done anew; tasks that depend on ${opened.length === 1 ? "it" : "them"} are blocked until then.`
      : "",
    isSettled ? "Nothing has to be done, and no task waits for this pull request." : "",
  ].filter((line) => line !== "");
}

function proposalsOf(completions: readonly CompletionOutcome[]): string {
  const proposed = completions.filter(({ state }) => state === "proposed");
  if (proposed.length === 0) return "";
  const places = new Set(proposed.map(({ detail }) => where(detail).replace(/^ in /, "")));
  const [only = ""] = places;
  const what = places.size === 1 && only.startsWith("#") ? only : "what proposes them";
  return `Merge ${what}; nothing else has to be done.`;
}

const MOST_NAMED = 8;

function nameAll(completions: readonly CompletionOutcome[]): string {
  const names = completions.slice(0, MOST_NAMED).map(({ task }) => codeSpan(task, 60));
  const left = completions.length - MOST_NAMED;
  return `${names.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function renderState({ state, detail, target }: CompletionOutcome): string {
  const ticked = target === "done" ? "ticked" : "unticked";
  switch (state) {
    case "done":
      return `${ticked}${where(detail)}${target === "done" ? "" : ", since this reverts what completed it"}.`;
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
