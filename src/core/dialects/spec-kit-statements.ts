import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { ParseNotice } from "../bundle/task-list.ts";
import type { ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import { noStatements, type OutsideStatements } from "./build-task-list.ts";
import { indexIds, readOrderStatement } from "./order-statements.ts";
import type { Outline } from "./outline.ts";
import { type OwnedExpression, readPhaseBullet } from "./phase-bullets.ts";
import { indexPhaseNames } from "./phase-names.ts";

const DEPENDENCIES = /\bdependenc(?:y|ies)\b/i;
/** Statements about groups multiply; real documents have some ten of them. */
const MAX_STATED = 20_000;

/** Reads spec-kit's "Dependencies & Execution Order": bullets about phases, and about tasks in older files. */
export function specKitStatements(
  outline: Outline,
  phases: readonly Phase[],
  tasks: readonly Task[],
  { source }: MarkdownDocument,
): OutsideStatements {
  const bullets = dependencyBullets(outline);
  if (bullets.length === 0) return noStatements();
  const ofPhases = new Map<string, Expression[]>();
  const ofTasks = new Map<string, Expression[]>();
  const names = indexPhaseNames(phases);
  const ids = indexIds(tasks);
  let stated = 0;
  for (const { text, line } of bullets) {
    const at = { path: source.path, line, endLine: line };
    const aboutPhases = readPhaseBullet(text, names, (id) => ids.positions.has(id));
    const aboutTasks = readOrderStatement(text, ids);
    stated += sizeOf(aboutPhases) + sizeOf(aboutTasks);
    if (stated > MAX_STATED) return { ofPhases, ofTasks, notices: [tooMany(at)] };
    for (const { owner, expression } of aboutPhases) add(ofPhases, owner, { ...expression, at });
    for (const { owner, expression } of aboutTasks) add(ofTasks, owner, { ...expression, at });
  }
  return { ofPhases, ofTasks, notices: [] };
}

function dependencyBullets({ sections }: Outline): ItemBlock[] {
  return sections
    .filter(({ titles }) => titles.some((title) => DEPENDENCIES.test(title)))
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === "item")
    .filter(({ box }) => box === null);
}

/** A bullet that says nothing still costs its reading. */
function sizeOf(statements: readonly OwnedExpression[]): number {
  return 1 + statements.reduce((sum, { expression }) => sum + expression.references.length, 0);
}

function tooMany(at: ParseNotice["at"]): ParseNotice {
  return {
    kind: "guard",
    detail: `more than ${MAX_STATED} dependencies between groups are stated; those from here on were not read`,
    at,
  };
}

function add(map: Map<string, Expression[]>, owner: string, expression: Expression): void {
  const known = map.get(owner);
  if (known) known.push(expression);
  else map.set(owner, [expression]);
}
