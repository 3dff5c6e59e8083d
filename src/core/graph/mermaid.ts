import type { TaskList } from "../bundle/task-list.ts";
import { keptWhile } from "./list-state.ts";
import { drawPhases } from "./mermaid-phases.ts";
import { drawTasks } from "./mermaid-tasks.ts";
import { goesByState } from "./ready.ts";
import type { TaskGraph } from "./task-graph.ts";

/** GitHub's Mermaid refuses 50,000 characters and 500 edges; both limits are kept with room to spare. */
const MOST_CHARACTERS = 45_000;
const MOST_EDGES = 400;

/** More boxes than this nobody reads. */
const MOST_NODES = 150;

const MOST = { nodes: MOST_NODES, edges: MOST_EDGES };

const CLASSES = [
  "classDef change fill:#ddf4ff,stroke:#0969da,stroke-width:3px,color:#1f2328",
  "classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  "classDef dropped fill:#eaeef2,stroke:#818b98,stroke-dasharray:2 2,color:#59636e",
  "classDef active fill:#fff8c5,stroke:#9a6700,color:#1f2328",
  "classDef blocked fill:#ffebe9,stroke:#d1242f,stroke-dasharray:5 3,color:#1f2328",
  "classDef ready fill:#ffffff,stroke:#1f2328,color:#1f2328",
];

/** Lines of a drawing, without header and classes. */
export interface Drawing {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** Boxes drawn; subgraphs hold them and are not counted. */
  readonly boxes: number;
}

export interface MermaidOptions {
  /** Ids of the tasks that the change at hand completes. */
  readonly highlight: ReadonlySet<string>;
  /** The list with the states to draw, in which tasks of `highlight` alone differ; absent: those of the list itself. */
  readonly after: TaskList;
}

/**
 * Draws a graph as a Mermaid flowchart: tasks where GitHub would draw them, phases where those are too many, and null
 * where nothing waits for anything. State is said by a symbol (`STATE_SYMBOLS`), by the shape of the box and by colour.
 */
export function renderMermaid(list: TaskList, graph: TaskGraph, options: Partial<MermaidOptions> = {}): string | null {
  const { highlight = new Set<string>(), after = list } = options;
  const stated = graph.edges.length + graph.taskBarriers.length;
  if (stated > 0 && stated <= MOST_EDGES * 10) {
    const tasks = drawTasks(list, graph, highlight, MOST, after);
    if (tasks !== null && fits(tasks)) return assemble(tasks);
  }
  return highlight.size === 0 ? quietGroups(list, graph).drawn : drawGroups(list, graph, highlight, after);
}

/** No title of a task stands in a drawing of groups. */
const quietGroups = keptWhile(goesByState, (list, graph) => ({ drawn: drawGroups(list, graph, new Set()) }));

function drawGroups(
  list: TaskList,
  graph: TaskGraph,
  highlight: ReadonlySet<string>,
  after: TaskList = list,
): string | null {
  const phases = drawPhases(list, graph, highlight, MOST, undefined, after);
  if (phases.edges.length > 0) return fits(phases) ? assemble(phases) : null;
  // Groups that wait for each other inside of one phase.
  const groups = drawPhases(list, graph, highlight, MOST, { phases: list.phases, of: (id) => id }, after);
  return groups.edges.length > 0 && fits(groups) ? assemble(groups) : null;
}

function fits(drawing: Drawing): boolean {
  return (
    drawing.boxes <= MOST_NODES && drawing.edges.length <= MOST_EDGES && assemble(drawing).length <= MOST_CHARACTERS
  );
}

function assemble({ nodes, edges }: Drawing): string {
  return ["flowchart LR", ...[...nodes, ...edges, ...CLASSES].map((line) => `  ${line}`), ""].join("\n");
}
