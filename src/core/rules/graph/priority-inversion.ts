import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { isCertain } from "../../graph/confidence.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { remembering } from "../../graph/waiting.ts";
import { SETTLED } from "../../statuses/status.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Each is its own scale: nobody says whether `High` comes before `P1`. */
const WORDS = ["critical", "high", "medium", "low"];

export const priorityInversion = defineRule({
  id: "graph/priority-inversion",
  input: "graph",
  summary: "Disallow an important task to wait for a less important one",
  rationale: "The less important one decides when the important one can start, and is planned as if it did not.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    inverted:
      "{task} is {priority} and waits for {waited}, so it cannot start before less important work is over. Raise the priority of what it waits for, or drop the dependency.",
  },
  guard:
    "Only priorities of one scale are compared, and only dependencies that the document states plainly. What is done, or cancelled, holds nobody up.",
  examples: [
    {
      name: "A P0 task that waits for a P1 task",
      kind: "invalid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P1\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Priority**: P0\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [
        '13: 1.2 "Queries" is P0 and waits for 1.1 "Schema" (P1), so it cannot start before less important work is over. Raise the priority of what it waits for, or drop the dependency.',
      ],
      looked: "1/1",
    },
    {
      name: "A P1 task that waits for a P0 task",
      kind: "valid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Priority**: P1\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Words and numbers are two scales",
      kind: "false-positive",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: High\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Priority**: P0\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [],
    },
  ],

  goesBy: ({ status }) => status,

  *check({ graph }) {
    const scaleOf = remembering((priority: string) => rankOfPriority(priority)?.scale);
    const compared = graph.edges.filter(({ from, to }) => {
      const [waited, waiting] = [graph.tasks.get(from)?.facts.priority, graph.tasks.get(to)?.facts.priority];
      if (waited == null || waiting == null) return false;
      const [scale, own] = [scaleOf(waited), scaleOf(waiting)];
      return scale !== undefined && scale === own;
    });
    yield { examined: compared.length, of: graph.edges.length, unit: "dependencies" };
    for (const [id, edges] of Map.groupBy(compared, ({ to }) => to)) {
      const task = graph.tasks.get(id);
      const held = edges.filter((edge) => isCertain(edge.confidence) && isInverted(edge, graph));
      const [first] = held;
      if (!task || !first) continue;
      const waited = [...new Set(held.map(({ from }) => from))].flatMap((from) => graph.tasks.get(from) ?? []);
      yield {
        message: "inverted",
        values: {
          task: nameTask(task),
          priority: task.facts.priority ?? "",
          waited: listWords(waited.map(nameRanked)),
        },
        at: first.at,
        related: waited.slice(0, 10).map(({ at }) => at),
        task: id,
        key: id,
      };
    }
  },
});

function isInverted({ from, to }: { readonly from: string; readonly to: string }, { tasks }: TaskGraph): boolean {
  const [waited, task] = [tasks.get(from), tasks.get(to)];
  if (!waited || !task || SETTLED.has(waited.status) || SETTLED.has(task.status)) return false;
  return (rankOf(waited)?.rank ?? 0) > (rankOf(task)?.rank ?? 0);
}

interface Rank {
  readonly scale: "number" | "word";
  readonly rank: number;
}

function rankOf({ facts }: Task): Rank | null {
  return facts.priority === null ? null : rankOfPriority(facts.priority);
}

function rankOfPriority(priority: string): Rank | null {
  const written = priority.trim().toLowerCase();
  const number = /^p(\d)(?!\d)/.exec(written)?.[1];
  if (number !== undefined) return { scale: "number", rank: Number(number) };
  const rank = WORDS.indexOf(/^[a-z]+/.exec(written)?.[0] ?? "");
  return rank < 0 ? null : { scale: "word", rank };
}

function nameRanked(task: Task): string {
  return `${nameTask(task)} (${task.facts.priority})`;
}
