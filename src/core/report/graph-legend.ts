import { STATE_SYMBOLS, type TaskState } from "../graph/task-state.ts";

const MEANINGS: Readonly<Record<TaskState, string>> = {
  change: "this change",
  done: "done",
  ready: "ready",
  active: "in progress",
  blocked: "blocked",
  dropped: "cancelled or deferred",
};

/** Neither what it was nor what it will be where other pull requests merge first. */
const DRAWN = "Drawn as on this branch, with what this pull request completes counted as done";

/** What is drawn, and what those signs mean that stand in the drawing; shapes and colours say the same. */
export function graphLegend(mermaid: string): string {
  const drawn = new Set([...mermaid.matchAll(/:::([a-z]+)$/gm)].map(([, state]) => state));
  const signs = Object.entries(MEANINGS).flatMap(([state, meaning]) =>
    drawn.has(state) ? [`${STATE_SYMBOLS[state as TaskState]} ${meaning}`] : [],
  );
  const said = [signs.join(" · "), "Arrows point to the task that waits", DRAWN].filter((part) => part !== "");
  return `${said.join(". ")}.`;
}
