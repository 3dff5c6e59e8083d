import { z } from "zod";
import type { DeclaredTotal } from "../../bundle/declared-total.ts";
import type { Status } from "../../statuses/status.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const sumMismatch = defineRule({
  id: "summary/sum-mismatch",
  input: "summary",
  summary: "Require the totals by status to add up to the total of all tasks",
  rationale: "Numbers that do not add up were not counted from the same list.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    sum: "{sum} = {actual}, but {label} says {declared}, so they were not counted together. Correct one of them.",
  },
  guard:
    "Compared only where done and open tasks are both stated, each once, beside one total; cancelled and deferred tasks may be counted or left out.",
  examples: [
    {
      name: "Parts that are more than the whole",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n\n**Total Tasks:** 4\n**Completed:** 3\n**Backlog:** 2\n",
      },
      reports: ['4: 3 + 2 = 5, but "Total Tasks" says 4, so they were not counted together. Correct one of them.'],
      looked: "1/1",
    },
    {
      name: "Parts that add up",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n\n**Total Tasks:** 5\n**Completed:** 3\n**Backlog:** 2\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Only some of the parts are stated",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Schema\n  - Status: Done\n\n**Total Tasks:** 5\n**Completed:** 3\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ list }) {
    const groups = [...Map.groupBy(list.totals, ({ within }) => within ?? "").values()].flatMap(readSum);
    const wholes = list.totals.filter(({ counts }) => counts.kind === "all").length;
    yield { examined: groups.length, of: wholes, unit: "totals" };
    for (const { whole, parts } of groups) {
      const [needed, dropped] = [
        parts.filter(({ status }) => !DROPPED.has(status)),
        parts.filter(({ status }) => DROPPED.has(status)),
      ];
      const [least, most] = [add(needed), add(needed) + add(dropped)];
      if (whole.value >= least && whole.value <= most) continue;
      const values = {
        sum: parts.map(({ value }) => value).join(" + "),
        actual: most,
        label: quote(whole.label),
        declared: whole.value,
      };
      yield { message: "sum", values, at: whole.at, key: whole.label };
    }
  },
});

interface Part {
  readonly status: Status;
  readonly value: number;
}

const DROPPED: ReadonlySet<Status> = new Set<Status>(["cancelled", "deferred"]);

/** One total of all tasks with its parts; none where anything is stated twice or a side is missing. */
function readSum(
  totals: readonly DeclaredTotal[],
): readonly { readonly whole: DeclaredTotal; readonly parts: readonly Part[] }[] {
  const [whole, ...others] = totals.filter(({ counts }) => counts.kind === "all");
  const parts = totals.flatMap(({ counts, value }) =>
    counts.kind === "status" ? [{ status: counts.status, value }] : [],
  );
  const statuses = new Set(parts.map(({ status }) => status));
  const isComplete = statuses.has("done") && statuses.has("todo") && statuses.size === parts.length;
  return whole && others.length === 0 && isComplete ? [{ whole, parts }] : [];
}

function add(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}
