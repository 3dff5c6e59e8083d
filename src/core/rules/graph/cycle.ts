import { z } from "zod";
import type { Fix } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withoutReference } from "../../fixes/without-reference.ts";
import type { TaskBarrier, TaskGraph } from "../../graph/task-graph.ts";
import type { Place } from "../../markdown/place.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import type { ExpressionSource } from "../../references/expression.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

/** Longer ways round are cut in the middle: a reader needs the ends. */
const MOST_HOPS = 8;

export const cycle = defineRule({
  id: "graph/cycle",
  input: "graph",
  summary: "Disallow tasks that wait for one another in a circle",
  rationale: "None of them can ever be started, nor anything that waits for them.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    circle:
      "{task} waits for itself in a circle, so none of these can be started: {way}. Remove one of these dependencies.",
    contradiction:
      "{task} waits for itself in a circle: {way}. Line {line} says so beside the tasks, and their own dependencies say the opposite. Correct one of the two.",
    self: "{task} depends on itself, so it can never be started. Remove that dependency.",
  },
  guard:
    "Only dependencies that are stated plainly count, not those that the text suggests. `All of Phase 2`, said by a task of Phase 2, means the others. Each circle is reported once, by its shortest way. With a sentence, a drawing or a list of waves in it a circle is a warning at most: it contradicts the tasks, and either may be wrong.",
  autofix:
    "A task that depends on itself no longer does, where its id stands in a list with commas or alone in brackets.",
  examples: [
    {
      name: "Two tasks that wait for each other",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema (depends on T002)\n- [ ] T002 Queries (depends on T001)\n" },
      reports: [
        '1: T001 "Schema (depends on T002)" waits for itself in a circle, so none of these can be started: T001 waits for T002, T002 waits for T001. Remove one of these dependencies.',
      ],
      looked: "2/2",
    },
    {
      name: "A task that depends on itself",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema (depends on T001)\n" },
      reports: [
        '1: T001 "Schema (depends on T001)" depends on itself, so it can never be started. Remove that dependency.',
      ],
      fixed: { tasks: "- [ ] T001 Schema\n" },
    },
    {
      name: "A sentence that contradicts a task",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n\n## Dependencies\n\n- T001 depends on T002\n",
      },
      reports: [
        '8: T001 "Schema" waits for itself in a circle: T001 waits for T002, T002 waits for T001. Line 8 says so beside the tasks, and their own dependencies say the opposite. Correct one of the two.',
      ],
    },
    {
      name: "A chain",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n- [ ] T003 Views (depends on T002)\n" },
      reports: [],
    },
    {
      name: "Groups with numbers of their own below phases that are numbered too",
      kind: "false-positive",
      files: {
        "agent-os/specs/2026-01-10-cart/tasks.md":
          "## Phase 1: Rework\n\n### Task Group 1: Tables\n**Dependencies:** None\n\n- [x] 1.0 Tables\n  - [x] 1.1 Keys\n\n### Task Group 2: Queries\n**Dependencies:** Task Group 1\n\n- [x] 2.0 Queries\n  - [x] 2.1 Views\n\n### Task Group 3: Pages\n**Dependencies:** Task Groups 1-2\n\n- [ ] 3.0 Pages\n  - [ ] 3.1 Menu\n",
      },
      reports: [],
    },
    {
      name: "A dependency on a later task is no circle",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema (depends on T002)\n- [ ] T002 Queries\n" },
      reports: [],
    },
  ],

  *check({ bundle, list, graph }) {
    const stated = graph.edges.length + graph.barriers.length + graph.taskBarriers.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    const source = tasksDocument(bundle, list)?.source;
    for (const path of graph.cycles) {
      const report = describe(path, graph);
      yield { ...report, fix: source && path.length === 1 ? fixOf(source, report.task, report.at) : null };
    }
  },
});

interface Hop {
  readonly task: string;
  readonly on: string;
}

/** The path runs with the arrows, from what must be done first; a reader follows the waits, the other way round. */
function describe(path: readonly string[], graph: TaskGraph) {
  const [first = ""] = path;
  const waits = [first, ...path.slice(1).reverse(), first];
  const hops = waits.slice(1).map((on, at): Hop => ({ task: waits[at] ?? "", on }));
  const task = graph.tasks.get(first);
  const places = hops
    .toSorted((a, b) => rank(a, graph) - rank(b, graph))
    .flatMap(({ task, on }) => placeOf(task, on, graph));
  const beside = hops.flatMap((hop) => saidBeside(hop, graph))[0];
  return {
    message: beside ? ("contradiction" as const) : path.length === 1 ? ("self" as const) : ("circle" as const),
    values: { task: task ? nameTask(task) : first, way: spell(hops, graph), line: beside?.line ?? 0 },
    at: places[0] ?? { path: "", line: 1, endLine: 1 },
    related: places.slice(1, MOST_HOPS),
    task: first,
    key: [...path].sort().join(" "),
    ...(beside ? { atMost: "warning" as const } : {}),
  };
}

function fixOf(source: SourceText, task: string, at: Place): Fix | null {
  const edit = withoutReference(source, at, task, true);
  const intends = [{ path: source.path, task, changes: "dependencies" as const }];
  return edit && textFix(source, `let ${task} no longer depend on itself`, [edit], intends);
}

/** Said about tasks elsewhere than in their own lines, which is less sure than what they say themselves. */
const BESIDE: ReadonlySet<ExpressionSource> = new Set(["statement", "diagram", "waves"]);

/** Where a wait is stated, if it is in a sentence or a drawing alone. */
function saidBeside({ task, on }: Hop, graph: TaskGraph): Place[] {
  const phase = graph.tasks.get(task)?.phase;
  const direct = [...graph.dependenciesOf(task).filter(({ from }) => from === on), ...wholeOf(task, on, graph)];
  const stated = direct.length > 0 ? direct : graph.barriers.filter((barrier) => barrier.phase === phase);
  return stated.every(({ source }) => BESIDE.has(source)) ? stated.slice(0, 1).map(({ at }) => at) : [];
}

function spell(hops: readonly Hop[], graph: TaskGraph): string {
  const words = hops.map((hop) => spellHop(hop, graph));
  if (words.length <= MOST_HOPS) return words.join(", ");
  const half = MOST_HOPS / 2;
  return [...words.slice(0, half), `… (${words.length - MOST_HOPS} more)`, ...words.slice(-half)].join(", ");
}

function spellHop({ task, on }: Hop, graph: TaskGraph): string {
  if (graph.dependenciesOf(task).some(({ from }) => from === on)) return `${task} waits for ${on}`;
  if (graph.tasks.get(on)?.parent === task) return `${on} is a part of ${task}`;
  if (graph.tasks.get(task)?.parent === on) return `${task} is a part of ${on}`;
  const whole = wholeBefore(task, on, graph);
  if (whole !== null) return `${task} is a part of ${whole}, which waits for ${on}`;
  const [phase] = wholeOf(task, on, graph);
  if (phase) return `${task} waits for all of ${phase.via}`;
  return `${task} stands in a phase that waits for the phase of ${on}`;
}

/** The task around another one that waits for a third, so that its parts do. */
function wholeBefore(task: string, on: string, graph: TaskGraph): string | null {
  let whole = graph.tasks.get(task)?.parent ?? null;
  for (let level = 0; whole !== null && level < MOST_HOPS; level += 1) {
    if (graph.dependenciesOf(whole).some(({ from }) => from === on)) return whole;
    whole = graph.tasks.get(whole)?.parent ?? null;
  }
  return null;
}

/** What a task says itself is where a circle is opened; that it is a part of another, or stands in a phase, comes after. */
function rank({ task, on }: Hop, graph: TaskGraph): number {
  return graph.dependenciesOf(task).some(({ from }) => from === on) || wholeOf(task, on, graph).length > 0 ? 0 : 1;
}

/** By which statements a task waits for the whole phase of another one. */
function wholeOf(task: string, on: string, graph: TaskGraph): readonly TaskBarrier[] {
  const phase = graph.tasks.get(on)?.phase ?? "";
  return graph.taskBarriersOf(task).filter(({ waitsFor }) => waitsFor.includes(phase));
}

/** Where the task says that it waits; for a wait between phases the task itself. */
function placeOf(task: string, on: string, graph: TaskGraph): Place[] {
  const direct = graph.dependenciesOf(task).find(({ from }) => from === on) ?? wholeOf(task, on, graph)[0];
  const at = direct?.at ?? graph.tasks.get(task)?.at;
  return at ? [at] : [];
}
