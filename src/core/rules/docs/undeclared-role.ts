import { z } from "zod";
import type { Block } from "../../markdown/markdown-document.ts";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** What introduces a list of roles: a heading or a bold line. */
const INTRODUCTION =
  /^(?:\*\*|__)?(?:assignee |team |project )?roles(?: and responsibilities)?(?:\*\*|__)?[:：]?(?:\*\*|__)?$/i;
const NAME = /^(?:\*\*|__|`)?([^:：*_`–—]{1,60}?)(?:\*\*|__|`)?(?:[ \t]{0,3}[:：–—]|[ \t]{1,3}-[ \t]|$)/;

export const undeclaredRole = defineRule({
  id: "docs/undeclared-role",
  input: "tasks",
  summary: "Require the roles that tasks are given to be in the document's list of roles",
  rationale: "A role that nobody declared is a role that nobody has.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    undeclared:
      "{task} is for {role}, which is not among the roles that line {line} begins to list, so nobody knows who that is. Add the role, or name one of the list.",
  },
  guard:
    "Only where the document lists its roles. Names of people, `@name` and more than one name are not compared, and each role is reported once.",
  examples: [
    {
      name: "A role that the list lacks",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Load\n  - Assignee: QA Team\n- [ ] T002 Store\n  - Assignee: Backend Engineer\n\n**Assignee Roles**:\n- Backend Engineer: storage\n- QA Engineer: tests\n",
      },
      reports: [
        '2: T001 "Load" is for "QA Team", which is not among the roles that line 6 begins to list, so nobody knows who that is. Add the role, or name one of the list.',
      ],
      looked: "2/2",
    },
    {
      name: "Roles of the list",
      kind: "valid",
      files: {
        tasks: "- [ ] T001 Load\n  - Assignee: Backend Engineer\n\n## Roles\n\n- **Backend Engineer**: storage\n",
      },
      reports: [],
    },
    {
      name: "A person, and a document without a list",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Load\n  - Assignee: @anna\n\n## Roles\n\n- Backend Engineer\n" },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, list }) {
    const document = bundle.documents.find(({ file }) => file.path === list.path);
    const declared = document && rolesIn(document.markdown().blocks);
    const assigned = list.tasks.filter(({ facts }) => facts.assignee !== null);
    const compared = declared ? assigned.filter(({ facts }) => isRole(facts.assignee ?? "")) : [];
    yield { examined: compared.length, of: assigned.length, unit: "assignees" };
    if (!document || !declared) return;
    const reported = new Set<string>();
    for (const task of compared) {
      const role = (task.facts.assignee ?? "").trim();
      const name = role.toLowerCase();
      if (declared.names.has(name) || reported.has(name)) continue;
      reported.add(name);
      const line = lineOf(document.source.text, document.source.lineAt, task.at.line, role);
      const values = { task: nameTask(task), role: quote(role), line: declared.line };
      yield { message: "undeclared", values, at: { path: list.path, line, endLine: line }, key: name, task: task.id };
    }
  },
});

/** The roles that a list under a heading or bold line names; null where there is none. */
function rolesIn(blocks: readonly Block[]): { readonly names: ReadonlySet<string>; readonly line: number } | null {
  const start = blocks.findIndex(isIntroduction);
  const introduction = blocks[start];
  if (!introduction) return null;
  const names = new Set<string>();
  for (const block of blocks.slice(start + 1)) {
    if (block.kind !== "item") break;
    const name = NAME.exec(block.text.slice(0, 200))?.[1];
    if (name) names.add(name.trim().toLowerCase());
  }
  return names.size > 0 ? { names, line: introduction.line } : null;
}

function isIntroduction(block: Block): boolean {
  return (block.kind === "heading" || block.kind === "paragraph") && INTRODUCTION.test(block.text.trim().slice(0, 80));
}

function isRole(assignee: string): boolean {
  return /^[A-Za-z][A-Za-z /-]{2,60}$/.test(assignee.trim()) && !/\band\b|\//.test(assignee);
}

/** The line below a task's first one where the role stands. */
function lineOf(text: string, lineAt: (offset: number) => number, from: number, role: string): number {
  for (let at = text.indexOf(role); at !== -1; at = text.indexOf(role, at + 1)) {
    const line = lineAt(at);
    if (line >= from) return line - from <= 30 ? line : from;
  }
  return from;
}
