import { wordFor } from "./bounded-text.ts";
import type { CompletionOutcome } from "./completion.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";
import { nameThem, whoWaits } from "./who-waits.ts";

/** What became of a tick that a merged pull request asked for, as a list item. */
export function renderCompletionLine(completion: CompletionOutcome): string {
  const { task, tasksPath } = completion;
  return `- ${codeSpan(task, 60)} in ${codeSpan(tasksPath, 200)}: ${renderState(completion)}`;
}

/** How many ticks were made, taken back, proposed, and not made: `1 task ticked, 1 not changed`. */
export function renderCompletionTitle(completions: readonly CompletionOutcome[]): string {
  const count = (state: CompletionOutcome["state"], target: CompletionOutcome["target"]) =>
    completions.filter((one) => one.state === state && one.target === target).length;
  const parts: readonly (readonly [number, string])[] = [
    [count("done", "done"), "ticked"],
    [count("done", "todo"), "unticked"],
    [count("proposed", "done"), "still to be ticked"],
    [count("proposed", "todo"), "still to be unticked"],
    [count("pending", "done"), "not ticked yet"],
    [count("pending", "todo"), "not unticked yet"],
    [count("refused", "done"), "not ticked"],
    [count("refused", "todo"), "not unticked"],
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
    byCommand(of("refused", "done"), "tick"),
    byCommand(of("refused", "todo"), "untick"),
    proposalsOf(completions),
    later(completions.filter(({ state, detail }) => state === "pending" && detail !== null)),
    left.length > 0 ? untilTicked(left) : "",
    opened.length > 0 ? doneAgain(opened) : "",
    isSettled ? "No action is needed, and no task waits for this pull request." : "",
  ].filter((line) => line !== "");
}

function later(waiting: readonly CompletionOutcome[]): string {
  if (waiting.length === 0) return "";
  const them = nameThem(waiting.map(({ task }) => task));
  return `Settle that in another pull request, or in the settings of the repository. Then the ${waiting.length === 1 ? "box" : "boxes"} of ${them} will be changed automatically.`;
}

/** A task that the document does not hold cannot be named again. */
function byCommand(refused: readonly CompletionOutcome[], verb: "tick" | "untick"): string {
  const known = refused.flatMap(({ task, waiting }) => (waiting === null ? [] : [task]));
  const unknown = refused.flatMap(({ task, waiting }) => (waiting === null ? [task] : []));
  const [its, boxes] = known.length === 1 ? ["its", "box"] : ["their", "boxes"];
  const byHand = `${verb === "tick" ? "tick" : "clear"} ${its} ${boxes} in the file`;
  const command = codeSpan(`/spec ${verb} ${known.join(" ")}`, 400);
  return [
    known.length > 0 ? `To ${verb} ${nameThem(known)}, comment ${command} here, or ${byHand}.` : "",
    unknown.length > 0
      ? `If another task was meant by ${nameThem(unknown)}, find its id in the file, and comment \`/spec ${verb}\` here with that id. If none was, no action is needed.`
      : "",
  ]
    .filter((line) => line !== "")
    .join(" ");
}

function untilTicked(left: readonly CompletionOutcome[]): string {
  const meant = left.filter(({ state, waiting }) => state !== "refused" || waiting !== null);
  if (meant.length === 0) return `No task is known to wait for ${nameThem(left.map(({ task }) => task))}.`;
  const them = nameThem(meant.map(({ task }) => task));
  return `${whoWaits(meant, (one) => one.waiting, `Until ${them} ${meant.length === 1 ? "is" : "are"} ticked`)}.`;
}

function doneAgain(opened: readonly CompletionOutcome[]): string {
  const [have, are] = opened.length === 1 ? ["has", "it is"] : ["have", "they are"];
  const who = whoWaits(opened, (one) => one.waiting, `Until ${are} done`);
  return `${nameThem(opened.map(({ task }) => task))} ${have} to be done again. ${who}.`;
}

function proposalsOf(completions: readonly CompletionOutcome[]): string {
  const proposed = completions.filter(({ state }) => state === "proposed");
  if (proposed.length === 0) return "";
  const places = new Set(proposed.map(({ detail }) => where(detail).replace(/^ in /, "")));
  const [only = ""] = places;
  const what = places.size === 1 && only.startsWith("#") ? only : "what proposes them";
  return `Merge ${what}; no other action is needed.`;
}

function renderState({ state, detail, target }: CompletionOutcome): string {
  const ticked = target === "done" ? "ticked" : "unticked";
  switch (state) {
    case "done":
      return `${ticked}${where(detail)}${target === "done" ? "" : ", since this reverts what completed it"}.`;
    case "proposed":
      return `proposed${where(detail)}; it is ${ticked} once that is merged.`;
    case "pending":
      return detail === null ? `will be ${ticked} shortly.` : `**not ${ticked} yet.** ${neutralMessage(detail, 400)}`;
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
