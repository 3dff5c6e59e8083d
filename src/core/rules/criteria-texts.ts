import type { SpecBundle } from "../bundle/spec-bundle.ts";
import { isAcceptance } from "../dialects/task-boxes.ts";
import type { Block } from "../markdown/markdown-document.ts";
import { tasksOnce } from "./tasks-once.ts";

/** A task by where its own lines begin. */
interface Owner {
  readonly id: string;
  readonly line: number;
}

/** The acceptance criteria that a list of blocks below a label holds, and whose they are. */
interface Label {
  readonly owner: Owner | undefined;
  readonly isAcceptance: boolean;
}

/**
 * The words of each task's acceptance criteria, those of its Work Order and of its boxes, on one line each. What stands
 * between a task's first line and that of the next one is its own. Every block is looked at once.
 */
export function criteriaTexts({ documents, taskList }: SpecBundle): ReadonlyMap<string, readonly string[]> {
  const tasks = [...tasksOnce(taskList?.tasks ?? []).values()];
  const found = new Map(tasks.map(({ id, facts }) => [id, (facts.workOrder?.acceptance ?? []).map(oneLine)]));
  const document = documents.find(({ file }) => file.path === taskList?.path);
  if (!document || tasks.every(({ facts }) => facts.acceptance.total === 0)) return found;
  const owners = tasks.map(({ id, at }) => ({ id, line: at.line })).sort((a, b) => a.line - b.line);
  const nothing = { owner: undefined, isAcceptance: false };
  for (const { owner, text } of criteriaIn(document.markdown().blocks, ownerFinder(owners), nothing)) {
    found.get(owner.id)?.push(oneLine(text));
  }
  return found;
}

function* criteriaIn(
  blocks: readonly Block[],
  ownerAt: (line: number) => Owner | undefined,
  around: Label,
): Generator<{ readonly owner: Owner; readonly text: string }> {
  let label = around;
  for (const block of blocks) {
    const owner = ownerAt(block.line);
    if (block.kind === "paragraph" || block.kind === "heading") {
      label = { owner, isAcceptance: isAcceptance(block.text) };
    }
    if (block.kind !== "item") continue;
    const isCriterion = label.isAcceptance && label.owner === owner && owner?.line !== block.line;
    if (owner && isCriterion && block.box) yield { owner, text: block.text };
    yield* criteriaIn(block.children, ownerAt, { owner, isAcceptance: isCriterion || isAcceptance(block.text) });
  }
}

/** The last task that begins at a line or before it. */
function ownerFinder(owners: readonly Owner[]): (line: number) => Owner | undefined {
  return (line) => {
    let [low, high] = [0, owners.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((owners[middle]?.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return owners[low - 1];
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
