import assert from "node:assert/strict";
import fc from "fast-check";
import type { StatusMark, Task } from "../../../src/core/bundle/task.ts";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { SourceText } from "../../../src/core/markdown/source-text.ts";
import { anyDocuments } from "../documents/any-documents.ts";
import { parseText } from "./parse-document.ts";
import type { FuzzProperty } from "./property.ts";

/** Milliseconds for a document of a few thousand bytes: a hundred times what it takes, and less than a hang. */
const MOST_TIME = 3_000;

/** Whatever the bytes are: nothing is thrown, nothing hangs, and every position points at what it claims to. */
export const truePositions: FuzzProperty = {
  name: "any bytes: parsed without a throw or a hang, and positions are true",
  weight: 30,
  property: fc.property(anyDocuments, ({ path, bytes }) => {
    const start = performance.now();
    const { document, list } = parseText(bytes, path);
    buildGraph(list);
    assert.ok(performance.now() - start < MOST_TIME, "it took too long");
    checkList(list, document.source);
  }),
};

function checkList(list: TaskList, source: SourceText): void {
  const lines = source.text.split(/\r\n|\r|\n/);
  const sharing = Map.groupBy(list.tasks, ({ at }) => at.line);
  for (const task of list.tasks) {
    checkTask(task, lines, (sharing.get(task.at.line) ?? []).length > 1);
    for (const mark of task.marks) checkMark(mark, source);
  }
  for (const { span, value, at } of list.totals) {
    assert.equal(Number(source.text.slice(span.start, span.end).replaceAll(",", "")), value);
    assert.equal(source.lineAt(span.start), at.line);
  }
  for (const { at } of [...list.phases, ...list.notices, ...list.mentions, ...list.orders, ...list.parallelSets])
    assert.ok(at.line >= 1 && at.line <= lines.length, `line ${at.line} of ${lines.length}`);
}

/** The tasks of a range share its line, which names the first and the last; the text of a box may begin below it. */
function checkTask({ id, generated, at, expressions }: Task, lines: readonly string[], isShared: boolean): void {
  const line = lines[at.line - 1];
  assert.ok(line !== undefined, `${id} on line ${at.line} of ${lines.length}`);
  const text = /\]\s*$/.test(line) ? `${line}\n${lines[at.line]}` : line;
  assert.ok(generated || isShared || text.includes(id), `${id} is not in ${JSON.stringify(text)}`);
  for (const { at: place } of expressions) assert.ok(lines[place.line - 1] !== undefined);
}

function checkMark(mark: StatusMark, source: SourceText): void {
  const { written, at, kind } = mark;
  const span = spanOfMark(mark, source);
  assert.equal(source.text.slice(span.start, span.end), written, `a ${kind} on line ${at.line}`);
  assert.equal(source.lineAt(span.start), at.line, `a ${kind} that says ${JSON.stringify(written)}`);
}
