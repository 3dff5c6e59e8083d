import type { TaskFacts } from "../bundle/task.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { readEstimate } from "./estimates.ts";
import { type FieldRole, fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { filesDeclared, filesListed, filesMentioned } from "./file-mentions.ts";
import { requirementsMentioned, requirementsStated } from "./requirements.ts";
import type { TaskBlock } from "./task-block.ts";
import type { TaskBoxes } from "./task-boxes.ts";
import type { TaskHead } from "./task-head.ts";
import { readWorkOrder } from "./work-orders.ts";

/** What a task consists of, read already. */
export interface TaskParts {
  readonly block: TaskBlock;
  /** Its own text on one line. */
  readonly text: string;
  readonly head: TaskHead;
  readonly fields: readonly Field[];
  /** The boxes below it. */
  readonly boxes: TaskBoxes;
}

/** What the headings around a task say of all that stands below them. */
export interface SaidAround {
  readonly story: string | null;
  readonly priority: string | null;
}

const PRIORITY_IN_TEXT = /\(Priority:[ \t]*(P\d)\)|[([](P[0-4])[)\]][^\w]{0,8}$/i;
const OPTIONAL = /[([（](?:optional|任意|可选|可選|opcional)[^()[\]（）]{0,40}[)\]）]|[-–—:][ \t]\*{0,2}optional\b/i;

/** What a task's block says beside status and dependencies. */
export function taskFacts(parts: TaskParts, around: SaidAround, source: SourceText): TaskFacts {
  const { block, text, head, fields, boxes } = parts;
  const workOrder = block.children.length === 0 ? null : readWorkOrder(block.children, source);
  const declaredFiles = unique([...fields.flatMap(fieldFiles), ...(workOrder?.scope ?? [])]);
  return {
    parallel: head.parallel || /^(?:yes|true|\[P\])/i.test(fieldValue(fields, "parallel") ?? ""),
    story: head.story ?? storyOf(fields) ?? around.story,
    priority: head.priority ?? priorityOf(fields) ?? priorityIn(text) ?? around.priority,
    assignee: fieldValue(fields, "assignee"),
    type: fieldValue(fields, "type"),
    estimate: readEstimate(text, fields),
    optional: isOptional(parts, source),
    files: unique([...filesMentioned(text), ...declaredFiles]),
    declaredFiles,
    requirements: unique([
      ...requirementsMentioned(text).filter((id) => id !== head.id),
      ...requirementsStated(fields),
    ]),
    acceptance: boxes.acceptance,
    subtasks: boxes.subtasks,
    workOrder,
  };
}

function unique(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}

function fieldValue(fields: readonly Field[], role: FieldRole): string | null {
  return fields.find(({ key, value }) => value !== "" && fieldRole(key) === role)?.value ?? null;
}

/** `US-001`, or `US3` for a story that is called by its number. */
function storyOf(fields: readonly Field[]): string | null {
  const value = fieldValue(fields, "story");
  const id = value === null ? undefined : /\bUS-?\d{1,4}\b/i.exec(value.slice(0, 80))?.[0];
  const number = value === null ? undefined : /^(?:user story[ \t]+)?#?(\d{1,3})\b/i.exec(value)?.[1];
  return id?.toUpperCase() ?? (number === undefined ? null : `US${number}`);
}

/** `P0` of `P0 (Critical)`, `High` of `🔴 High`. */
function priorityOf(fields: readonly Field[]): string | null {
  const value = fieldValue(fields, "priority");
  if (value === null) return null;
  const words = value.replace(/^[^\p{L}\p{N}[{]+/u, "");
  return /^P\d\b/i.exec(words)?.[0].toUpperCase() ?? (words.replace(/[ \t]*\([^()]*\)[*_]*$/, "") || value);
}

function priorityIn(text: string): string | null {
  const found = /P\d/i.test(text) ? PRIORITY_IN_TEXT.exec(text) : null;
  return (found?.[1] ?? found?.[2])?.toUpperCase() ?? null;
}

/** `- [ ]* Write tests`, `(optional)`, `Optional: yes`. */
function isOptional({ block: { box }, text, fields }: TaskParts, source: SourceText): boolean {
  if (box !== null && /^\]\\?\*/.test(source.text.slice(box.span.end, box.span.end + 3))) return true;
  return OPTIONAL.test(plainSigns(text)) || /^(?:yes|true)/i.test(fieldValue(fields, "optional") ?? "");
}

function fieldFiles({ key, value, list = [] }: Field): string[] {
  if (fieldRole(key) !== "files") return [];
  return [...filesDeclared(value), ...list.flatMap(({ text }) => filesListed(text))];
}
