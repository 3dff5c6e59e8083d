import type { Drawing } from "../bundle/drawing.ts";
import type { ExpressionSource } from "../references/expression.ts";
import type { Dependents } from "./dependents.ts";
import { drawingConfidence, drawnSides } from "./drawn-sides.ts";
import type { Named, Resolving } from "./resolve-reference.ts";
import type { Unresolved } from "./task-graph.ts";
import type { Weaver } from "./weaver.ts";

/**
 * Turns the arrows of drawings into edges and barriers. An arrow against what the text says is none: which of the two is
 * wrong is for a reader to find out. Returns what is too much to be expanded.
 */
export function weaveDrawings(
  drawings: readonly Drawing[],
  known: Resolving,
  weaver: Weaver,
  written: Dependents,
): Unresolved[] {
  return drawings.flatMap((drawing) => {
    const sideOf = drawnSides(drawing, known);
    const statement = { source: sourceOf(drawing), confidence: drawingConfidence(drawing) };
    return drawing.edges.flatMap(({ from, to, at }): Unresolved[] => {
      const [before, after] = [sideOf(from), sideOf(to)];
      if (before === null || after === null || isDenied(before, after, written)) return [];
      const joined = weaver.join(before, after, { ...statement, at });
      if (joined !== "too-many") return [];
      const [text, { source }] = [`${from} → ${to}`, statement];
      const unread = { task: null, phase: null, candidates: [], isBeside: false, direction: "waits" } as const;
      return [{ kind: "too-many", text, source, at, ...unread }];
    });
  });
}

function sourceOf({ kind }: Drawing): ExpressionSource {
  return kind === "waves" ? "waves" : "diagram";
}

/** Two boxes of the same task are no cycle, and neither is an arrow that the text turns round. */
function isDenied(before: Named, after: Named, written: Dependents): boolean {
  if (before.group !== null || after.group !== null) return false;
  const [[from = ""], [to = ""]] = [before.tasks(), after.tasks()];
  return written.of(to).has(from);
}
