import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import { phaseByLabel } from "../references/phase-labels.ts";
import type { OutsideStatements } from "./build-task-list.ts";
import { readOrderStatement } from "./order-statements.ts";
import type { Outline } from "./outline.ts";
import { readPhaseBullet } from "./phase-bullets.ts";

const DEPENDENCIES = /\bdependenc(?:y|ies)\b/i;

/** Reads spec-kit's "Dependencies & Execution Order": bullets about phases, and about tasks in older files. */
export function specKitStatements(
  outline: Outline,
  phases: readonly Phase[],
  tasks: readonly Task[],
  document: MarkdownDocument,
): OutsideStatements {
  const ofPhases = new Map<string, Expression[]>();
  const ofTasks = new Map<string, Expression[]>();
  const byLabel = phaseByLabel(phases);
  for (const item of dependencyBullets(outline)) {
    const at = { path: document.source.path, line: item.line, endLine: item.line };
    for (const { owner, expression } of readPhaseBullet(item.text, phases, byLabel))
      add(ofPhases, owner, { ...expression, at });
    for (const { owner, expression } of readOrderStatement(item.text, tasks))
      add(ofTasks, owner, { ...expression, at });
  }
  return { ofPhases, ofTasks };
}

function dependencyBullets({ sections }: Outline): ItemBlock[] {
  return sections
    .filter(({ titles }) => titles.some((title) => DEPENDENCIES.test(title)))
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === "item" && block.box === null)
    .filter((block) => block.kind === "item");
}

function add(map: Map<string, Expression[]>, owner: string, expression: Expression): void {
  const known = map.get(owner);
  if (known) known.push(expression);
  else map.set(owner, [expression]);
}
