import assert from "node:assert/strict";
import fc from "fast-check";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { dialectGenerators } from "../dialects/index.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { parseText } from "./parse-document.ts";
import type { FuzzProperty } from "./property.ts";

/** The parser finds exactly the tasks, statuses and dependencies that a document was made of. */
export const generatedDocuments: readonly FuzzProperty[] = dialectGenerators.map((dialect) => ({
  name: `${dialect.name}: the tasks, statuses and dependencies that were written are found`,
  weight: 4,
  property: propertyOf(dialect),
}));

function propertyOf({ documents }: DialectGenerator): FuzzProperty["property"] {
  return fc.property(documents, (document) => {
    const { list } = parseText(document.text, document.path);
    assert.deepEqual(found(list), wanted(document), document.text);
    if (list.tasks.length > 2) assert.equal(list.dialect, document.dialect, document.text);
    checkTitles(list, document);
    checkPhases(list, document);
  });
}

function wanted({ tasks }: GeneratedDocument): readonly string[] {
  return tasks.map(({ id, line, status, dependsOn }) => describe(id ?? "no id", line, status, dependsOn));
}

function found(list: TaskList): readonly string[] {
  const graph = buildGraph(list);
  return list.tasks.map(({ id, generated, at, status }) => {
    const on = graph.dependenciesOf(id).map(({ from }) => from);
    return describe(generated ? "no id" : id, at.line, status, on);
  });
}

function checkTitles({ tasks }: TaskList, document: GeneratedDocument): void {
  for (const [at, { title, parallel }] of document.tasks.entries()) {
    const task = tasks[at];
    assert.ok(task, "a task is missing");
    assert.ok(task.title.startsWith(title), `${task.title} does not begin with ${title}`);
    if (parallel !== undefined) assert.equal(task.facts.parallel, parallel, `${task.id} [P]`);
  }
}

/** Tasks stand in one phase where they were written in one, and in different ones where they were not. */
function checkPhases({ tasks }: TaskList, { phases, text }: GeneratedDocument): void {
  if (phases === undefined) return;
  const found = [...Map.groupBy(tasks, ({ phase }) => phase).values()].map((group) => group.map(({ at }) => at.line));
  assert.deepEqual(found, phases, text);
}

function describe(id: string, line: number, status: string, on: readonly string[]): string {
  return `${line}: ${id} ${status} after ${[...on].sort().join(", ") || "nothing"}`;
}
