import type { Task } from "../bundle/task.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import type { ExpressionContext } from "../references/parse-expression.ts";
import { combineStatuses, type MarkAuthority } from "../statuses/read-status.ts";
import { type Field, ownText, readFields } from "./fields.ts";
import type { TaskBlock } from "./task-block.ts";
import { statusOfBoxes, taskBoxes } from "./task-boxes.ts";
import { taskExpressions } from "./task-expressions.ts";
import { type SaidAround, taskFacts } from "./task-facts.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";
import { taskMarks } from "./task-marks.ts";

const TITLE = /^(?:task )?(?:title|name)$/;

/** What a task's own block says of it. */
export type OwnPart = Pick<Task, "status" | "marks" | "facts"> & {
  /** However long. */
  readonly title: string;
  /** Without what the headings around it say. */
  readonly expressions: readonly Expression[];
};

/** A task's block, and what was read in it already. */
export interface OwnBlock {
  readonly block: TaskBlock;
  readonly head: TaskHead;
  /** What cells state, as fields. */
  readonly stated: readonly Field[];
}

/** All that a document says elsewhere and that the reading of a task's own block goes by. */
export interface OwnReading {
  readonly context: ExpressionContext;
  readonly authority: MarkAuthority;
  readonly around: SaidAround;
}

/** Reads a task's own block, which stands in `source`. */
export function readOwnPart({ block, head, stated }: OwnBlock, reading: OwnReading, source: SourceText): OwnPart {
  const { context, authority, around } = reading;
  const fields = [...stated, ...readFields(block, source)];
  const marks = taskMarks(block, fields, source, authority);
  const boxes = taskBoxes(block.children, authority);
  const text = ownText(block, fields);
  const title = (isOneLine(block.text) ? head : readTaskHead(text)).title || statedTitle(fields) || text;
  return {
    title,
    status: marks.length > 0 ? combineStatuses(marks) : statusOfBoxes(boxes),
    marks,
    facts: taskFacts({ block, text, head, fields, boxes }, around, source),
    expressions: taskExpressions(block, fields, source, { ...context, owner: head.id }),
  };
}

/** `**Title**: …` below `# Task ID: 1`. */
function statedTitle(fields: readonly Field[]): string {
  return fields.find(({ key }) => TITLE.test(key))?.value ?? "";
}

function isOneLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}
