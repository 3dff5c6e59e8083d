import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../src/core/edits/apply-edits.ts";
import type { EditPlan, StatusChange } from "../../../src/core/edits/edit.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { anyDocuments } from "../documents/any-documents.ts";
import { fileOf, parseText } from "./parse-document.ts";
import type { FuzzProperty } from "./property.ts";

const STATUSES = fc.constantFrom<Status>("done", "done", "todo", "in-progress", "in-review", "blocked", "cancelled");

const wishes = fc.array(fc.tuple(fc.nat(99), STATUSES), { minLength: 1, maxLength: 3 });

/** An edit is made as it was planned, changes what was asked and nothing else, and the second time nothing at all. */
export const faithfulEdits: FuzzProperty = {
  name: "any bytes: edits change the statuses asked for, nothing else, and only once",
  weight: 12,
  property: fc.property(anyDocuments, wishes, ({ path, bytes }, wanted) => {
    const { list } = parseText(bytes, path);
    const changes = changesOf(
      list.tasks.map(({ id }) => id),
      wanted,
    );
    const plan = planStatusEdits(fileOf(bytes, path), changes);
    assert.deepEqual(applyEdits(bytes, plan.edits), plan.after);
    assert.equal(plan.edits.length > 0, plan.changed.length > 0);
    checkFates(plan, changes);
    checkStatuses(statusesOf(bytes, path), statusesOf(plan.after, path), plan, changes);
    // A change that was refused may be possible once the others are made.
    const made = changes.filter(({ task }) => !plan.refusals.some((refusal) => refusal.task === task));
    const again = planStatusEdits(fileOf(plan.after, path), made);
    assert.deepEqual([again.edits, again.unchanged.toSorted()], [[], [...plan.changed, ...plan.unchanged].toSorted()]);
  }),
};

function changesOf(ids: readonly string[], wanted: readonly (readonly [number, Status])[]): StatusChange[] {
  if (ids.length === 0) return [];
  const changes = wanted.map(([at, to]) => [ids[at % ids.length] ?? "", to] as const);
  return [...new Map(changes)].map(([task, to]) => ({ task, to }));
}

function checkFates({ changed, unchanged, refusals }: EditPlan, changes: readonly StatusChange[]): void {
  const told = [...changed, ...unchanged, ...refusals.map(({ task }) => task)];
  assert.deepEqual(told.toSorted(), changes.map(({ task }) => task).toSorted());
  for (const { reason, hint } of refusals) assert.match(`${reason} ${hint}`, /\w+.*\. .*\w+.*\./s);
}

function checkStatuses(
  before: readonly (readonly [string, Status])[],
  after: readonly (readonly [string, Status])[],
  { changed }: EditPlan,
  changes: readonly StatusChange[],
): void {
  const wanted = new Map(changes.filter(({ task }) => changed.includes(task)).map(({ task, to }) => [task, to]));
  assert.deepEqual(
    after,
    before.map(([id, status]) => [id, wanted.get(id) ?? status]),
  );
}

function statusesOf(bytes: Uint8Array, path: string): readonly (readonly [string, Status])[] {
  return parseText(bytes, path).list.tasks.map(({ id, status }) => [id, status] as const);
}
