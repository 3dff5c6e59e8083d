import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { pathMatcher } from "../changed-files.ts";
import { listWords, quote } from "../name-task.ts";
import { namedTasks } from "../named-tasks.ts";
import { defineRule } from "../rule.ts";

const FORBIDS =
  /\b(?:(?:must|may|shall|should|do|does)(?: not|n't)|cannot|never|no)(?: be)? (?:change|touch|modif|edit|alter)[a-z]{0,6}(?: (?:to|in|of|anything (?:in|under|below)|files? (?:in|under|below)))? /i;
const PATH = /^[`"']?([\w.@*-]{0,80}(?:\/[\w.@*-]{0,80}){0,12})[`"']?[,;.]?$/;
const LONGEST = 500;
const MOST_WORDS = 20;

export const protectedConstraint = defineRule({
  id: "scope/protected-constraint",
  input: "trace",
  summary: "Disallow changes of what the Work Order of a named task says must not be changed",
  rationale: "A constraint was written because somebody was afraid of exactly that change.",
  level: "off",
  nursery: {
    level: "warning",
    because: "constraints are sentences, of which only `must not change <path>` is understood",
  },
  options: z.strictObject({}),
  messages: {
    touched:
      "{task} says in its Work Order {constraint}, and this pull request changes {files}. Take {count|that change|those changes} out, or change the constraint first.",
  },
  guard:
    "Only sentences with must not, may not, do not or never before change, touch, modify, edit or alter, and paths right after it. A word without a slash or a dot is no path.",
  examples: [
    {
      name: "A directory that must not be changed",
      kind: "invalid",
      files: orderOf("Must not change `supabase/` or src/auth.ts"),
      change: {
        body: "Completes P1.1",
        files: [
          { path: "src/cart.ts", status: "modified", previousPath: null },
          { path: "supabase/config.toml", status: "modified", previousPath: null },
        ],
      },
      reports: [
        '9: P1.1 "Cart" says in its Work Order "Must not change `supabase/` or src/auth.ts", and this pull request changes "supabase/config.toml". Take that change out, or change the constraint first.',
      ],
      looked: "1/1",
    },
    {
      name: "A change that keeps to it",
      kind: "valid",
      files: orderOf("Must not change `supabase/` or src/auth.ts"),
      change: {
        body: "Completes P1.1",
        files: [{ path: "src/cart.ts", status: "modified", previousPath: null }],
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Constraints that name no path, and a sentence about something else",
      kind: "false-positive",
      files: orderOf("Must not change behaviour, see src/cart.ts"),
      change: {
        body: "Completes P1.1",
        files: [{ path: "src/cart.ts", status: "modified", previousPath: null }],
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ change, claims, bundles }) {
    const constraints = namedTasks(claims, bundles).flatMap((task) =>
      (task.facts.workOrder?.constraints ?? []).map((text) => ({ task, text, paths: forbiddenIn(text) })),
    );
    const understood = constraints.filter(({ paths }) => paths.length > 0);
    yield { examined: understood.length, of: constraints.length, unit: "constraints" };
    const changed = change.files.flatMap(({ path, previousPath }) =>
      previousPath === null ? path : [path, previousPath],
    );
    for (const { task, text, paths } of understood) {
      const touched = changed.filter(pathMatcher(paths));
      if (touched.length > 0) yield describe(task, text, touched);
    }
  },
});

function describe(task: Task, text: string, touched: readonly string[]) {
  const { id } = task;
  const at = task.facts.workOrder?.at ?? task.at;
  const name = `${id} ${quote(task.title)}`;
  const values = {
    task: name,
    constraint: quote(text),
    files: listWords(touched.map(quote), 3),
    count: touched.length,
  };
  return { message: "touched" as const, values, at, task: id, key: `${id} ${text.slice(0, 100)}` };
}

/** The paths right after the words that forbid a change; the first other word ends them. */
function forbiddenIn(constraint: string): readonly string[] {
  const found = FORBIDS.exec(constraint.slice(0, LONGEST));
  if (!found) return [];
  const words = constraint.slice(found.index + found[0].length, LONGEST).split(/\s+/, MOST_WORDS);
  const paths: string[] = [];
  for (const word of words) {
    if (/^(?:and|or|nor|the|any|all|files?)$/i.test(word)) continue;
    const path = PATH.exec(word)?.[1]?.replace(/\.$/, "") ?? "";
    if (!/[/.]/.test(path) || !/[\w*]/.test(path)) break;
    paths.push(path);
  }
  return paths;
}

function orderOf(constraint: string): Readonly<Record<string, string>> {
  const order = `intent: Keep a cart\nscope:\n  - src/cart.ts\nconstraints:\n  - ${JSON.stringify(constraint)}`;
  return {
    "spec/cart/prd.md": "# Cart\n",
    "spec/cart/tasks.md": `## Phase 1: Cart\n\n### P1.1: Cart\n\n- [ ] Draw\n\n#### Work Order\n\n\`\`\`yaml\n${order}\n\`\`\`\n`,
  };
}
