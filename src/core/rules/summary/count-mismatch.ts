import { z } from "zod";
import type { DeclaredTotal } from "../../bundle/declared-total.ts";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import type { Fix } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { phaseMembers } from "../../graph/phase-members.ts";
import { countTasks } from "../../graph/progress.ts";
import { tasksOfPhases } from "../../graph/tasks-of-phases.ts";
import { STATUSES } from "../../statuses/status.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

export const countMismatch = defineRule({
  id: "summary/count-mismatch",
  input: "summary",
  summary: "Require the totals that a tasks document states to be those of its list",
  rationale: "Totals are what people read first, and plans are made on them.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    count:
      "{label} says {declared}, but the list has {actual}: {arithmetic}. Write {actual}, or find the tasks that are missing.",
  },
  guard: "A number counts only where its label says what is counted. A total may leave cancelled tasks out.",
  autofix:
    "The right number is written where the whole document could be read and the total is a plain number, unless what it counts is not there at all.",
  examples: [
    {
      name: "A total that is too high",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: Backlog\n\n**Total Tasks:** 3\n",
      },
      reports: [
        '6: "Total Tasks" says 3, but the list has 2: 1 todo + 1 done. Write 2, or find the tasks that are missing.',
      ],
      fixed: {
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: Backlog\n\n**Total Tasks:** 2\n",
      },
      looked: "1/1",
    },
    {
      name: "A total below a code block that is never closed, which may hide tasks",
      kind: "invalid",
      files: { tasks: "**Total Tasks**: 3\n\n- [ ] T001 One\n\n```bash\nnpm test\n" },
      reports: ['1: "Total Tasks" says 3, but the list has 1: 1 todo. Write 1, or find the tasks that are missing.'],
    },
    {
      name: "A total that is right",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Schema\n  - Status: Done\n\n**Total Tasks:** 1\n**Completed:** 1\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A total without the cancelled task",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: Cancelled\n\n**Total Tasks:** 1\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    yield { examined: list.totals.length, of: list.totals.length, unit: "totals" };
    const count = counter(list);
    for (const total of list.totals) {
      const { accepted, arithmetic } = count(total);
      const [actual = 0] = accepted;
      if (accepted.includes(total.value)) continue;
      const values = { label: quote(total.label), declared: total.value, actual, arithmetic };
      yield {
        message: "count",
        values,
        at: total.at,
        key: `${total.label} ${total.value}`,
        fix: fixOf(bundle, list, total, actual),
      };
    }
  },
});

/** A list that may have lost tasks, and one that has none of what is counted, are no authority on their number. */
function fixOf(bundle: SpecBundle, list: TaskList, total: DeclaredTotal, actual: number): Fix | null {
  const source = tasksDocument(bundle, list)?.source;
  const isWhole = list.notices.every(({ kind }) => kind === "encoding");
  if (!source || !isWhole || total.fixed || (actual === 0 && total.counts.kind !== "status")) return null;
  if (source.text.slice(total.span.start, total.span.end) !== String(total.value)) return null;
  return textFix(source, `write ${actual} for ${total.label}`, [{ span: total.span, text: String(actual) }]);
}

interface Counted {
  /** The numbers that are right; the first one is the plain count. */
  readonly accepted: readonly number[];
  readonly arithmetic: string;
}

/** Counts the list, and each phase that states totals in its section, once for all totals. */
function counter(list: TaskList): (total: DeclaredTotal) => Counted {
  const members = phaseMembers(list);
  const whole = counterOf(list, members);
  const within = list.totals.some((total) => total.within !== undefined) ? tasksOfPhases(list) : new Map();
  const counters = new Map<string, typeof whole>();
  return (total) => {
    if (total.within === undefined) return whole(total);
    const count = counters.get(total.within) ?? counterOf({ ...list, tasks: within.get(total.within) ?? [] }, members);
    counters.set(total.within, count);
    return count(total);
  };
}

function counterOf(list: TaskList, members: ReadonlyMap<string, readonly string[]>): (total: DeclaredTotal) => Counted {
  const { tasks, byStatus, parallel } = countTasks(list);
  const parts = STATUSES.flatMap((status) => (byStatus[status] ? [`${byStatus[status]} ${status}`] : []));
  return ({ counts }) => {
    switch (counts.kind) {
      case "all":
        return { accepted: [tasks, tasks - (byStatus.cancelled ?? 0)], arithmetic: parts.join(" + ") || "no task" };
      case "status":
        return { accepted: [byStatus[counts.status] ?? 0], arithmetic: `${parts.join(" + ") || "0"} = ${tasks} tasks` };
      case "parallel":
        return { accepted: [parallel], arithmetic: `${parallel} of ${tasks} tasks are marked [P]` };
      case "phase":
        return countPhase(members.get(counts.phase) ?? []);
      case "phases":
        return countPhases(counts.phases.map((phase) => members.get(phase)?.length ?? 0));
    }
  };
}

function countPhases(sizes: readonly number[]): Counted {
  return { accepted: [sizes.reduce((sum, size) => sum + size, 0)], arithmetic: sizes.join(" + ") };
}

function countPhase(ids: readonly string[]): Counted {
  const [first, last] = [ids[0], ids.at(-1)];
  const ends = first === undefined || last === undefined ? "no task" : `${first} to ${last}`;
  return { accepted: [ids.length], arithmetic: ends };
}
