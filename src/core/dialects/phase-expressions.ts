import type { Block } from "../markdown/markdown-document.ts";
import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { fieldsOfBlock } from "./fields.ts";
import { findInlineDependencies, lineBreaks } from "./inline-dependencies.ts";
import type { OutlineSection } from "./outline.ts";
import { fieldExpression } from "./task-expressions.ts";

/** `(M1 Complete)`, `(M2-M3 done)` in a heading. */
const GATE = /\(([^()]{1,120}[ \t](?:completed?|done|finished))\)/gi;
/** `(depends on Lane A)`: a group that goes by its name. */
const DEPENDS =
  /\((?:depends? on|blocked by|requires|after(?=[ \t]+(?:waves?|sprints?|stages?|epics?|milestones?)[ \t]+\w{1,4}\b))[ \t]+([^();]{1,100})[;)]/i;
/** A sentence of a phase that is about nothing else. */
const SENTENCE = /^[*_(>\s]{0,6}(?:depends? (?:up)?on|blocked by|waits? for|requires)\b/i;
/** `MUST complete before US1/US2`, said by a phase of itself. */
const FIRST_OF_ALL = /\bmust (?:be )?(?:complete[d]?|done|finish(?:ed)?) before ((?:[^.;)\r\n]|\.(?=\d)){1,80})/i;
const COMMENT = /<!--[ \t]*DEPENDS[_ -]?ON:[ \t]*([^\r\n]{1,200}?)[ \t]*-->/i;

/** What a heading says that its section waits for: gates and `(depends on T016)`. */
export function headingExpressions(
  section: OutlineSection,
  source: SourceText,
  context: ExpressionContext,
): Expression[] {
  const { text, line } = section.heading;
  const at = { path: source.path, line, endLine: line };
  const capped: ExpressionContext = { ...context, atMost: "high" };
  const gates = [...text.slice(0, 500).matchAll(GATE)].flatMap(([, gate = ""]): Expression[] => {
    const references = parseExpression(gate, capped);
    const isGate = references.length > 0 && references.every(({ kind }) => kind !== "prose" && kind !== "external");
    return isGate ? [{ source: "heading", text: gate, at, direction: "waits", references }] : [];
  });
  const inline = findInlineDependencies(text, capped).map(
    ({ start: _, ...found }): Expression => ({ ...found, source: "heading", at }),
  );
  const named = inline.length > 0 ? inline : namedGate(text, at, capped);
  return [...gates, ...named, ...laterPhases(text, at, capped)];
}

function namedGate(text: string, at: Place, context: ExpressionContext): Expression[] {
  const value = DEPENDS.exec(text.slice(0, 500))?.[1];
  if (value === undefined) return [];
  return [{ source: "heading", text: value, at, direction: "waits", references: parseExpression(value, context) }];
}

/**
 * What a phase states before its first task: `**Depends on**: Phase 2`, a comment, a heading gate. `ofTasks` are the
 * lines of blocks that belong to tasks without a box: what these state is their own.
 */
export function phaseExpressions(
  section: OutlineSection,
  source: SourceText,
  ofTasks: ReadonlySet<number>,
  context: ExpressionContext,
): Expression[] {
  const firstBox = section.blocks.findIndex((block) => block.kind === "item" && block.box !== null);
  const intro = firstBox < 0 ? section.blocks : section.blocks.slice(0, firstBox);
  const stated = intro.flatMap((block) => {
    if (ofTasks.has(block.line)) return [];
    if (block.kind === "html") return commentExpressions(block.text, block.line, source, context);
    const fields = fieldsOfBlock(block, source).flatMap((field) => fieldExpression(field, source.path, context));
    const said = fields.length > 0 ? fields : sentenceExpressions(block, source.path, context);
    return said.map((expression): Expression => ({ ...expression, source: "phase" }));
  });
  return [...headingExpressions(section, source, context), ...stated];
}

/** Stories and phases alone: tasks in such a sentence are read as what they are. */
function laterPhases(text: string, at: Place, context: ExpressionContext): Expression[] {
  const value = FIRST_OF_ALL.exec(text.slice(0, 1_000))?.[1];
  if (value === undefined) return [];
  const references = parseExpression(value, context).filter(
    (one) =>
      one.kind === "phase" ||
      (one.kind === "id" && /^US-?\d/.test(one.id)) ||
      (one.kind === "range" && /^US/.test(one.from)),
  );
  const number = /^(?:phase )?(\d{1,3}(?:\.\d{1,3})?)[ \t]*[*_]{0,2}$/i.exec(value)?.[1];
  if (references.length === 0 && number !== undefined)
    references.push({ kind: "phase", id: number, confidence: "high" });
  return references.length === 0 ? [] : [{ source: "phase", text: value, at, direction: "blocks", references }];
}

function sentenceExpressions(block: Block, path: string, context: ExpressionContext): Expression[] {
  if (block.kind !== "paragraph" && block.kind !== "item") return [];
  const at = { path, line: block.line, endLine: block.line };
  if (!SENTENCE.test(block.text.slice(0, 60))) return laterPhases(block.text, at, context);
  return findInlineDependencies(block.text, context).map(({ text, start, direction, references }): Expression => {
    const line = block.line + lineBreaks(block.text, start);
    return { source: "phase", text, at: { path, line, endLine: line }, direction, references };
  });
}

function commentExpressions(
  text: string,
  line: number,
  { path }: SourceText,
  context: ExpressionContext,
): Expression[] {
  const value = COMMENT.exec(text)?.[1];
  if (value === undefined) return [];
  const at = { path, line, endLine: line };
  return [{ source: "phase", text: value, at, direction: "waits", references: parseExpression(value, context) }];
}
