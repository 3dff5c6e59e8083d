import type { Place } from "../markdown/place.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import type { BundleReport, Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { type LineMap, mapLines } from "./line-map.ts";

/**
 * The evaluation of a merge's result with the lines that its documents have at the head, where the check and its
 * annotations stand. `atHead` are those documents that are different there; all others have their lines already.
 */
export function placeAtHead(
  evaluation: Evaluation,
  judged: readonly SourceFile[],
  atHead: readonly SourceFile[],
): Evaluation {
  if (atHead.length === 0) return evaluation;
  const heads = new Map(atHead.map((file) => [file.path, file.bytes]));
  const maps = new Map<string, LineMap>();
  for (const { path, bytes } of judged) {
    const head = heads.get(path);
    if (head) maps.set(path, mapLines(bytes, head));
  }
  const place = (at: Place) => movePlace(at, maps.get(at.path));
  const move = (finding: Finding) => ({ ...finding, at: place(finding.at), related: finding.related.map(place) });
  return {
    ...evaluation,
    findings: evaluation.findings.map(move),
    bundles: evaluation.bundles.map((bundle) => moveBundle(bundle, move, maps)),
  };
}

function movePlace(at: Place, map: LineMap | undefined): Place {
  if (!map) return at;
  const line = map(at.line);
  return { ...at, line, endLine: Math.max(line, map(at.endLine)) };
}

function moveBundle(
  bundle: BundleReport,
  move: (finding: Finding) => Finding,
  maps: ReadonlyMap<string, LineMap>,
): BundleReport {
  const map = maps.get(bundle.tasksPath ?? "");
  const details = map
    ? bundle.details.map((detail) => ({ ...detail, task: { ...detail.task, line: map(detail.task.line) } }))
    : bundle.details;
  return { ...bundle, findings: bundle.findings.map(move), details };
}
