import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Confidence } from "../references/expression.ts";
import { isLikely } from "./confidence.ts";
import { phaseAndAncestors, phaseMembers, phaseParents } from "./phase-members.ts";
import type { Barrier, Edge, TaskGraph } from "./task-graph.ts";
import { remembering } from "./waiting.ts";

/** What a phase waits for by one statement, where tasks are open: another phase, or tasks that it names. */
export interface UnfinishedGate {
  readonly phase: Phase;
  readonly waited: Phase | null;
  readonly open: readonly Task[];
  readonly confidence: Confidence;
}

type Gate = Pick<Barrier, "phase" | "waitsFor" | "waitsForTasks" | "confidence">;

/**
 * What each phase waits for in vain, by a phase around it too. Each statement makes one object however often it is asked
 * for, so that it can be reported once.
 */
export function findUnfinishedGates(
  list: TaskList,
  graph: TaskGraph,
  open: ReadonlySet<string>,
): (phase: string) => readonly UnfinishedGate[] {
  const parents = phaseParents(list.phases);
  const members = phaseMembers(list);
  const phases = new Map(list.phases.map((phase) => [phase.id, phase]));
  const openOf = (ids: readonly string[]) => ids.flatMap((id) => (open.has(id) ? (graph.tasks.get(id) ?? []) : []));
  const waits = ({ waitsFor, waitsForTasks }: Gate) => [
    ...waitsFor.flatMap((id) => {
      const waited = phases.get(id);
      return waited ? [{ waited, open: openOf(members.get(id) ?? []) }] : [];
    }),
    { waited: null, open: openOf(waitsForTasks) },
  ];
  const stated = Map.groupBy(gatesOf(list, graph), ({ phase }) => phase);
  const ofPhase = remembering((id: string): readonly UnfinishedGate[] => {
    const phase = phases.get(id);
    const gates = phase ? (stated.get(id) ?? []) : [];
    return gates.flatMap((gate) =>
      waits(gate).flatMap((wait) =>
        phase && wait.open.length > 0 ? [{ ...wait, phase, confidence: gate.confidence }] : [],
      ),
    );
  });
  return remembering((phase) => [...phaseAndAncestors(phase, parents)].flatMap(ofPhase));
}

/** Whether an edge only says what the phase of its task waits for, which is one task. */
export function isOfItsPhase({ source, via }: Edge, ownPhases: ReadonlySet<string>): boolean {
  return via !== null && (source === "phase" || source === "heading") && ownPhases.has(via);
}

/** Barriers, and edges from one task to all of a phase, which are the same statement. */
function gatesOf(list: TaskList, graph: TaskGraph): Gate[] {
  const parents = phaseParents(list.phases);
  const phasesOf = remembering((phase: string) => new Set(phaseAndAncestors(phase, parents)));
  const single = graph.edges.filter((edge) => {
    const phase = graph.tasks.get(edge.to)?.phase ?? null;
    return isLikely(edge.confidence) && phase !== null && isOfItsPhase(edge, phasesOf(phase));
  });
  const statements = Map.groupBy(single, ({ via, at, confidence }) => JSON.stringify([via, at.line, confidence]));
  const onTasks = [...statements.values()].flatMap((same): Gate[] => {
    const [first] = same;
    if (!first || first.via === null) return [];
    const waitsForTasks = [...new Set(same.map(({ from }) => from))];
    return [{ phase: first.via, waitsFor: [], waitsForTasks, confidence: first.confidence }];
  });
  return [...graph.barriers.filter(({ confidence }) => isLikely(confidence)), ...onTasks];
}
