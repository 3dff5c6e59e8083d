import assert from "node:assert/strict";
import fc from "fast-check";
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

export function propertyOf({ documents }: DialectGenerator): FuzzProperty["property"] {
  return fc.property(documents, (document) => {
    assert.deepEqual(found(document), wanted(document), document.text);
  });
}

function wanted({ tasks }: GeneratedDocument): readonly string[] {
  return tasks.map(({ id, line, status, dependsOn }) => describe(id ?? "no id", line, status, dependsOn));
}

function found({ path, text }: GeneratedDocument): readonly string[] {
  const { list } = parseText(text, path);
  const graph = buildGraph(list);
  return list.tasks.map(({ id, generated, at, status }) => {
    const on = graph.dependenciesOf(id).map(({ from }) => from);
    return describe(generated ? "no id" : id, at.line, status, on);
  });
}

function describe(id: string, line: number, status: string, on: readonly string[]): string {
  return `${line}: ${id} ${status} after ${[...on].sort().join(", ") || "nothing"}`;
}
