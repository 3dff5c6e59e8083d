import { z } from "zod";
import { isCertain } from "../../graph/confidence.ts";
import { findTopPhases } from "../../graph/top-phases.ts";
import { SETTLED } from "../../statuses/status.ts";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const NUMBERED = /^([A-Za-z]{0,8})(\d{1,4}(?:\.\d{1,4})?)$/;

export const phaseOrderViolation = defineRule({
  id: "graph/phase-order-violation",
  input: "graph",
  summary: "Disallow a task to wait for a task of a later phase",
  rationale:
    "Phases are worked through in their order: the task holds its own phase up until the later one is nearly over.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    later:
      "{task} stands in {phase} and waits for {waited} of {later}, so its own phase cannot be finished first. Move one of the two, or drop the dependency.",
  },
  guard:
    "Only between outermost phases that are numbered in one row. Later tasks of the same phase are fine, and so are phases that say of themselves that they wait for the later one. What is done holds nobody up.",
  examples: [
    {
      name: "A task of the first phase waits for the second",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema (depends on T003)\n- [ ] T002 Views\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy\n",
      },
      reports: [
        '3: T001 "Schema (depends on T003)" stands in "Phase 1: Base" and waits for T003 "Deploy" of "Phase 2: Launch", so its own phase cannot be finished first. Move one of the two, or drop the dependency.',
      ],
      looked: "1/1",
    },
    {
      name: "A task of the second phase waits for the first",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy (depends on T001)\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Phase 3.10 comes after phase 3.9",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 3.9: Base\n\n- [ ] T001 Schema\n\n## Phase 3.10: Launch\n\n- [ ] T002 Deploy (depends on T001)\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A later task of the same phase",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema (depends on T002)\n- [ ] T002 Views\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy\n",
      },
      reports: [],
    },
  ],

  goesBy: ({ status }) => status,

  *check({ list, graph }) {
    const tops = findTopPhases(list);
    const titles = new Map(tops.phases.map(({ id, title }) => [id, quote(title)]));
    const gated = new Set(graph.barriers.flatMap(({ phase, waitsFor }) => waitsFor.map((on) => `${phase} ${on}`)));
    const phaseOf = (id: string) => tops.of(graph.tasks.get(id)?.phase ?? null) ?? "";
    const ranked = graph.edges.filter(({ from, to }) => isLater(phaseOf(from), phaseOf(to)) !== null);
    yield { examined: ranked.length, of: graph.edges.length, unit: "dependencies" };
    const reported = new Set<string>();
    for (const { from, to, at, confidence } of ranked) {
      const [task, waited] = [graph.tasks.get(to), graph.tasks.get(from)];
      const [own, later] = [phaseOf(to), phaseOf(from)];
      const isHeld = task && waited && !SETTLED.has(waited.status) && !SETTLED.has(task.status);
      if (!isHeld || !isCertain(confidence) || !isLater(later, own)) continue;
      if (gated.has(`${own} ${later}`) || reported.has(`${to} ${later}`)) continue;
      reported.add(`${to} ${later}`);
      const names = { phase: titles.get(own) ?? own, later: titles.get(later) ?? later };
      const values = { task: nameTask(task), waited: nameTask(waited), ...names };
      yield { message: "later", values, at, related: [waited.at], task: to, key: `${to} ${later}` };
    }
  },
});

/** Whether one phase has the higher number; null where they are not numbered in one row. */
function isLater(one: string, other: string): boolean | null {
  const [a, b] = [NUMBERED.exec(one), NUMBERED.exec(other)];
  return a && b && a[1] === b[1] ? isHigher(a[2] ?? "", b[2] ?? "") : null;
}

/** `3.10` comes after `3.9`. */
function isHigher(one: string, other: string): boolean {
  const [a, b] = [one.split(".").map(Number), other.split(".").map(Number)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? -1);
}
