import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import type { TaskGraph } from "../../../src/core/graph/task-graph.ts";
import type { Reference } from "../../../src/core/references/expression.ts";

/** What a document and its graph say on each line about which ids: edges, groups, findings, orders, mentions, drawings. */
export function outcomesByLine(list: TaskList, graph: TaskGraph): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  const say = (from: number, to: number, text: string) => {
    for (let line = from; line <= to; line += 1) lines.set(line, `${lines.get(line) ?? ""} ${text}`);
  };
  // A value may go on in the next line.
  for (const { id, expressions } of [...list.tasks, ...list.phases])
    for (const { at, text, references } of expressions)
      say(at.line, at.endLine + 1, [id, text, ...references.map(spell)].join(" "));
  for (const { at, from, to } of graph.edges) say(at.line, at.endLine, `${from} ${to}`);
  for (const { at, text } of graph.unresolved) say(at.line, at.endLine, text);
  for (const { at, text } of [...list.orders, ...list.parallelSets]) say(at.line, at.endLine, text);
  for (const { at, reference } of list.mentions) say(at.line, at.endLine, spell(reference));
  for (const { nodes, edges } of list.drawings) {
    const labels = new Map(nodes.map(({ id, label }) => [id, `${id} ${label}`]));
    for (const { from, to, at } of edges) say(at.line, at.line, `${labels.get(from)} ${labels.get(to)}`);
  }
  return lines;
}

function spell(reference: Reference): string {
  return Object.values(reference).join(" ");
}
