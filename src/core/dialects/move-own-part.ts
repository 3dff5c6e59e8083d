import type { StatusMark, TaskFacts } from "../bundle/task.ts";
import type { Place } from "../markdown/place.ts";
import type { Expression } from "../references/expression.ts";
import type { OwnPart } from "./own-part.ts";

/** What a task's block says, so many lines further down. */
export function moveOwnPart(own: OwnPart, lines: number): OwnPart {
  const { title, status, facts, expressions } = own;
  const marks = own.marks.map((mark) => moveMark(mark, lines));
  const moved = expressions.length === 0 ? expressions : expressions.map((one) => moveExpression(one, lines));
  return { title, status, marks, facts: moveFacts(facts, lines), expressions: moved };
}

function moveMark({ kind, written, status, at }: StatusMark, lines: number): StatusMark {
  return { kind, written, status, at: movePlace(at, lines) };
}

function moveExpression(expression: Expression, lines: number): Expression {
  return { ...expression, at: movePlace(expression.at, lines) };
}

/** Of all facts, only a Work Order has a place. */
function moveFacts(facts: TaskFacts, lines: number): TaskFacts {
  const { workOrder } = facts;
  return workOrder === null ? facts : { ...facts, workOrder: { ...workOrder, at: movePlace(workOrder.at, lines) } };
}

/** Pieces are moved as whole lines: columns stay. */
function movePlace(place: Place, lines: number): Place {
  return { ...place, line: place.line + lines, endLine: place.endLine + lines };
}
