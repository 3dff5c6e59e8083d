import type { Drawing, DrawnNode } from "../bundle/drawing.ts";
import type { Confidence } from "../references/expression.ts";
import type { NameIndex } from "./name-index.ts";
import { type Named, type Resolving, resolveReference } from "./resolve-reference.ts";

/** A box states nothing of its own. */
const NOBODY = { kind: "task", id: "" } as const;

/** Subgraphs inside subgraphs; real diagrams have two levels. */
const DEEPEST = 10;

/** How far a drawing can be trusted: waves say more than they mean. */
export function drawingConfidence({ kind }: Drawing): Confidence {
  return kind === "waves" ? "medium" : "high";
}

/** What the nodes of a drawing stand for, by node id; null for a node that stands for no task and no phase. */
export function drawnSides(drawing: Drawing, known: Resolving): (id: string) => Named | null {
  const nodes = new Map(drawing.nodes.map((node) => [node.id, node]));
  const sides = new Map<string, Named | null>();
  const confidence = drawingConfidence(drawing);
  const sideOf = (id: string, depth: number): Named | null => {
    const node = nodes.get(id);
    if (!node || depth > DEEPEST) return null;
    const side = sides.get(id);
    if (side !== undefined) return side;
    const inside = node.members.flatMap((member) => sideOf(member, depth + 1) ?? []);
    const found = inside.length > 0 ? together(node, inside, confidence) : ownSide(node, known, confidence);
    sides.set(id, found);
    return found;
  };
  return (id) => sideOf(id, 0);
}

function together({ label }: DrawnNode, inside: readonly Named[], confidence: Confidence): Named {
  const tasks = new Set(inside.flatMap((side) => side.tasks()));
  const phases = inside.every((side) => side.phases !== null) ? inside.flatMap((side) => side.phases ?? []) : null;
  return { group: label, size: tasks.size, tasks: () => [...tasks], phases, confidence };
}

function ownSide({ names }: DrawnNode, known: Resolving, confidence: Confidence): Named | null {
  for (const { kind, id } of names) {
    const task = kind === "id" ? numberedTask(id, known.index) : null;
    if (task !== null) return { group: null, size: 1, tasks: () => [task], phases: null, confidence };
    const { named } = resolveReference({ kind, id, confidence }, NOBODY, {
      ...known,
      suggestTask: none,
      suggestPhase: none,
    });
    if (named !== null) return named;
  }
  return null;
}

/** `Phase 2.1` in a box is the task 2.1 where there is one. */
function numberedTask(id: string, index: NameIndex): string | null {
  return /^\d/.test(id) ? index.taskNamed(id) : null;
}

function none(): readonly string[] {
  return [];
}
