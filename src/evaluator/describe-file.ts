import { buildBundle } from "../core/bundle/build-bundle.ts";
import { DEFAULT_CONFIG } from "../core/config/default-config.ts";
import type { ParsedTasks } from "../core/edits/parsed-tasks.ts";
import { buildGraph } from "../core/graph/build-graph.ts";
import type { TaskGraph } from "../core/graph/task-graph.ts";
import { unreadParts } from "../core/graph/unread-parts.ts";
import type { Finding } from "../core/report/finding.ts";
import { runBundleRules } from "../core/rules/run-rules.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { refuseUnparsed } from "./draw-graph.ts";
import type { ParsedFile } from "./evaluator.ts";

/** A tasks document on its own: its tasks, what they wait for, and what the rules about tasks find in it. */
export function describeFile({ document, list }: ParsedTasks, file: SourceFile): ParsedFile {
  refuseUnparsed(document);
  const graph = buildGraph(list);
  const meant = graph.barriers.filter(({ confidence }) => confidence !== "low");
  const barriers = Map.groupBy(meant, ({ phase }) => phase);
  const positions = new Map([...graph.tasks.keys()].map((id, position) => [id, position]));
  const inOrder = (a: string, b: string) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0);
  return {
    list,
    dependencies: list.tasks.map(({ id }) => ({
      task: id,
      on: [...new Set(graph.dependenciesOf(id).map(({ from }) => from))].sort(inOrder),
      onPhases: [...new Set(graph.taskBarriersOf(id).flatMap(({ waitsFor }) => waitsFor))],
    })),
    phases: list.phases.map(({ id }) => ({
      id,
      dependsOn: [...new Set((barriers.get(id) ?? []).flatMap(({ waitsFor }) => waitsFor))],
    })),
    findings: findingsOn(file, list, graph),
    unread: unreadParts(list, graph),
  };
}

/** The document as the only one of a spec bundle; what a bundle as a whole lacks is nothing to say about a document. */
function findingsOn(file: SourceFile, list: ParsedFile["list"], graph: TaskGraph): readonly Finding[] {
  const location = { path: "", slug: "", layout: "", documents: [file.path] };
  const built = buildBundle(location, { sha: null, files: [file], unread: [] }, { parse: () => list });
  const bundle = { ...built, taskList: list };
  const { findings } = runBundleRules({ bundle, graph }, DEFAULT_CONFIG);
  return findings.filter(({ rule }) => !rule.startsWith("bundle/"));
}
