import type { ParsedTasks } from "../core/edits/parsed-tasks.ts";
import { UserError } from "../core/errors.ts";
import { buildGraph } from "../core/graph/build-graph.ts";
import { renderDot } from "../core/graph/dot.ts";
import { graphAsJson } from "../core/graph/json.ts";
import { renderMermaid } from "../core/graph/mermaid.ts";
import type { GraphFormat } from "./evaluator.ts";

/** The dependency graph of a document as text. Throws `UserError` where the document was not parsed. */
export function drawGraph({ document, list }: ParsedTasks, format: GraphFormat): string {
  refuseUnparsed(document);
  const graph = buildGraph(list);
  switch (format) {
    case "json":
      return JSON.stringify(graphAsJson(list, graph), null, 2);
    case "dot":
      return renderDot(list, graph);
    case "mermaid":
      return renderMermaid(list, graph) ?? "flowchart LR\n";
  }
}

/** Throws `UserError` for a document that the guard refused: nothing read from it would be an answer that misleads. */
export function refuseUnparsed({ source, refused }: ParsedTasks["document"]): void {
  if (refused === null) return;
  const where = `${source.path} line ${refused.line}`;
  throw new UserError("not-parsed", `${where} cannot be read: ${refused.reason}.`, "Make it smaller or flatter.");
}
