import { z } from "zod";
import type { DeclaredTotal } from "../../bundle/declared-total.ts";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";
import { type Counted, totalCounter } from "../total-counter.ts";

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
  guard:
    "A number counts only where its label says what is counted. A total may leave cancelled tasks out, and where tasks have parts it may count the wholes or the parts alone.",
  autofix:
    "The right number is written where the whole document could be read and the author is known to count as we do: the total was right at the merge base, or most totals of the document are. Others are written where the rule is named; percentages, and totals of what is not there at all, never.",
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
      name: "A table of progress that nobody has kept",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [x] T001 One\n- [x] T002 Two\n- [ ] T003 Three\n\n## Progress\n\n| Done | Phase | Total | Progress |\n|---|---|---|---|\n| 1 | Setup | 3 | 33 % |\n| 2 | Overall | 3 | 67 % |\n",
      },
      reports: [
        '11: "Setup Done" says 1, but the list has 2: 1 todo + 2 done = 3 tasks. Write 2, or find the tasks that are missing.',
      ],
    },
    {
      name: "A percentage that is wrong beside numbers that are right",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [x] T001 One\n- [ ] T002 Two\n- [ ] T003 Three\n\n**Progress**: 1/3 tasks (50%)\n",
      },
      reports: [
        '7: "Progress: 1/3 tasks (50%)" says 50 %, but the list has 33 %: 1 of 3 tasks. Write 33 %, or find the tasks that are missing.',
      ],
    },
    {
      name: "A share of which both numbers are wrong",
      kind: "invalid",
      files: { tasks: "**Progress**: 1/4 tasks\n\n- [x] T001 One\n- [x] T002 Two\n" },
      reports: [
        '1: "Progress: 1/4 tasks" says 1 done, but the list has 2: 2 done = 2 tasks. Write 2, or find the tasks that are missing.',
        '1: "Progress: 1/4 tasks" says 4 in all, but the list has 2: 2 done. Write 2, or find the tasks that are missing.',
      ],
      fixed: { tasks: "**Progress**: 2/2 tasks\n\n- [x] T001 One\n- [x] T002 Two\n" },
    },
    {
      name: "A count of the parts of work packages",
      kind: "invalid",
      files: {
        tasks:
          "## Work Package WP01: Nets\n\n- [ ] T001 Knot\n- [ ] T002 Tar\n\n## Work Package WP02: Boats\n\n- [ ] T003 Caulk\n\n## Summary\n\n- **Total Work Packages**: 2\n- **Total Subtasks**: 5 across 2 work packages\n",
      },
      reports: [
        '13: "Total Subtasks" says 5, but the list has 3: 3 that are parts of others. Write 3, or find the tasks that are missing.',
      ],
      fixed: {
        tasks:
          "## Work Package WP01: Nets\n\n- [ ] T001 Knot\n- [ ] T002 Tar\n\n## Work Package WP02: Boats\n\n- [ ] T003 Caulk\n\n## Summary\n\n- **Total Work Packages**: 2\n- **Total Subtasks**: 3 across 2 work packages\n",
      },
      looked: "2/2",
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
      name: "A count of parts that stand in files of their own",
      kind: "false-positive",
      files: { tasks: "## Work Package WP01: Nets\n\nSee its prompt.\n\n## Summary\n\n- **Total Subtasks**: 5\n" },
      reports: [],
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

  *check({ bundle, list, base }) {
    yield { examined: list.totals.length, of: list.totals.length, unit: "totals" };
    const count = totalCounter(list);
    const counted = list.totals.map((total) => ({ total, ...count(total) }));
    const wrong = counted.filter(({ total, accepted }) => !accepted.includes(total.value));
    for (const { total, accepted, arithmetic } of wrong) {
      if (total.counts.kind === "percent" && wrong.some((other) => isSaidWith(other.total, total))) continue;
      const [actual = 0] = accepted;
      const unit = total.counts.kind === "percent" ? " %" : "";
      const values = {
        label: quote(total.said ?? total.label),
        declared: `${total.value}${unit}${total.said === undefined ? "" : roleOf(total)}`,
        actual: `${actual}${unit}`,
        arithmetic,
      };
      yield {
        message: "count",
        values,
        at: total.at,
        key: `${total.label} ${total.said === undefined ? "" : `${total.counts.kind} `}${total.value}`,
        fix: fixOf(bundle, list, total, { actual, isProven: isProven(total, counted) || wasRight(total, base) }),
      };
    }
  },
});

/** Which of several numbers it is. */
function roleOf({ counts }: DeclaredTotal): string {
  return { status: " done", all: " in all", phase: " in all" }[counts.kind as string] ?? "";
}

/** A percentage follows from the numbers beside it. */
function isSaidWith(other: DeclaredTotal, { at }: DeclaredTotal): boolean {
  return other.counts.kind !== "percent" && other.at.line === at.line;
}

/**
 * A list that may have lost tasks, and one that has none of what is counted, are no authority on their number. Where
 * nothing shows that the author counts as we do, the number is written on request alone; percentages never are.
 */
function fixOf(
  bundle: SpecBundle,
  list: TaskList,
  { label, span, value, fixed, counts }: DeclaredTotal,
  { actual, isProven }: { readonly actual: number; readonly isProven: boolean },
): Fix | null {
  const source = tasksDocument(bundle, list)?.source;
  const isWhole = list.notices.every(({ kind }) => kind === "encoding");
  if (!source || !isWhole || fixed || counts.kind === "percent" || (actual === 0 && counts.kind !== "status"))
    return null;
  if (source.text.slice(span.start, span.end) !== String(value)) return null;
  const fix = textFix(source, `write ${actual} for ${label}`, [{ span, text: String(actual) }]);
  return isProven ? fix : onRequest(fix);
}

/** Most totals of the document are right: its author counts what we count. What is parallel may be counted in groups. */
function isProven(
  { counts }: DeclaredTotal,
  counted: readonly (Counted & { readonly total: DeclaredTotal })[],
): boolean {
  const right = counted.filter(({ total, accepted }) => accepted.includes(total.value)).length;
  return counts.kind !== "parallel" && right >= 2 && right > counted.length - right;
}

/** The same total was right at the merge base, so that this change made it wrong. */
function wasRight({ label, within, counts }: DeclaredTotal, base: () => SpecBundle | null): boolean {
  const before = base()?.taskList;
  if (!before) return false;
  const count = totalCounter(before);
  const same = before.totals.filter(
    (total) => total.label === label && total.within === within && total.counts.kind === counts.kind,
  );
  return same.some((total) => count(total).accepted.includes(total.value));
}
