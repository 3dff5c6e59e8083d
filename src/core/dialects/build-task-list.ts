import type { Phase } from "../bundle/phase.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { type PhaseBlocks, readDeclaredTotals, readUnfilledTotals } from "../references/declared-totals.ts";
import type { Expression } from "../references/expression.ts";
import type { ExpressionContext } from "../references/parse-expression.ts";
import { readDrawings } from "../references/read-drawings.ts";
import { type Legend, readLegend } from "../statuses/legend.ts";
import { withLegendBoxes } from "../statuses/legend-boxes.ts";
import { assignPhases, type PhaseAssignment, type PhaseSection } from "./assign-phases.ts";
import { buildTasks } from "./build-tasks.ts";
import type { Dialect, MarkerConfig } from "./dialect.ts";
import { documentStatements } from "./document-statements.ts";
import { findTasks } from "./find/find-tasks.ts";
import type { FoundTask } from "./find/found-task.ts";
import { readListFacts } from "./list-facts.ts";
import { documentNotices, rangeNotices } from "./notices.ts";
import { buildOutline, type Outline, type OutlineSection } from "./outline.ts";
import { phaseExpressions } from "./phase-expressions.ts";
import { tagsSayBlocks } from "./tagged-dependencies.ts";
import { withUnexplainedBoxes } from "./unexplained-boxes.ts";

/** Parses a document with one dialect's defaults; every item is read by the same grammar, because real files mix them. */
export function buildTaskList(read: MarkdownDocument, markers: MarkerConfig, dialect: Dialect): TaskList {
  const legend = withDefaults(readLegend(read), dialect.marks);
  const document = withUnexplainedBoxes(withLegendBoxes(read, { config: markers, legend }));
  const outline = buildOutline(document, dialect);
  const { tasks: found, headings, trackers, unexpanded } = findTasks(outline, document.source, legend, dialect);
  const withTasks = sectionsOf(found);
  const isInTask = (section: OutlineSection) => headings.ownerOf(section) !== null;
  const assignment = assignPhases(outline, withTasks, { nested: dialect.nestedPhases, isInTask });
  const defined = new Set(found.map(({ head }) => head.id));
  const context = { isDefined: (id: string) => defined.has(id), tagBlocks: tagsSayBlocks(document.source.text) };
  const authority = { config: markers, legend, path: document.source.path };
  const { partsByNumber } = dialect;
  const built = buildTasks(found, { document, partsByNumber, assignment, isInTask, context, authority });
  const phases = buildPhases(assignment.phases, linesOfTasks(found), document, context);
  const { tasks, ...facts } = readListFacts(built, {
    outline,
    source: document.source,
    authority,
    found,
    trackers,
    phases,
  });
  const outside = documentStatements(outline, phases, tasks, document);
  const parts = partsOf(outline, assignment, tasks.at(-1)?.at.line ?? 0, isInTask);
  const unfilled = readUnfilledTotals(document.source, parts);
  return {
    path: document.source.path,
    dialect: dialect.id,
    tasks: withStatements(tasks, outside.ofTasks),
    phases: withStatements(phases, outside.ofPhases),
    totals: readDeclaredTotals(document.source, parts, phases),
    ...(unfilled.length > 0 ? { unfilledTotals: unfilled } : {}),
    ...facts,
    drawings: readDrawings(document, tasks, phases),
    mentions: outside.mentions,
    notices: [...documentNotices(document, tasks), ...rangeNotices(unexpanded, document), ...outside.notices],
  };
}

/** A document's own legend stands above what its dialect takes for granted. */
function withDefaults(legend: Legend, marks: Dialect["marks"]): Legend {
  return { ...legend, boxes: new Map([...Object.entries(marks), ...legend.boxes]) };
}

function sectionsOf(found: readonly FoundTask[]): ReadonlySet<OutlineSection> {
  const sections = new Set<OutlineSection>();
  for (const { section } of found) if (section !== null) sections.add(section);
  return sections;
}

/** What stands after the last task sums up the document, whatever section it stands in. */
function partsOf(
  { preamble, sections }: Outline,
  assignment: PhaseAssignment,
  lastTask: number,
  isInTask: (section: OutlineSection) => boolean,
): PhaseBlocks[] {
  const below = sections.flatMap((section) => {
    if (isInTask(section)) return [];
    const isBefore = (section.blocks.at(-1)?.line ?? 0) <= lastTask;
    const after = isBefore ? -1 : section.blocks.findIndex(({ line }) => line > lastTask);
    const end = after < 0 ? section.blocks.length : after;
    return [
      { blocks: [section.heading, ...section.blocks.slice(0, end)], phase: assignment.phaseOf(section) },
      { blocks: section.blocks.slice(end), phase: null },
    ];
  });
  return [{ blocks: preamble, phase: null }, ...below];
}

/** Where the blocks of tasks begin that stand among those of a section. */
function linesOfTasks(found: readonly FoundTask[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { block } of found) {
    if (block.kind !== "paragraph" && block.kind !== "item") continue;
    lines.add(block.line);
    for (const { line } of block.children) lines.add(line);
  }
  return lines;
}

function buildPhases(
  found: readonly PhaseSection[],
  ofTasks: ReadonlySet<number>,
  { source }: MarkdownDocument,
  context: ExpressionContext,
): Phase[] {
  return found.map(({ id, section, parent }) => {
    const { text, line } = section.heading;
    const expressions = phaseExpressions(section, source, ofTasks, context);
    return { id, title: text.trim(), at: { path: source.path, line, endLine: line }, parent, expressions };
  });
}

/** What the document states of an id elsewhere holds for its first definition. */
function withStatements<Owner extends { readonly id: string; readonly expressions: readonly Expression[] }>(
  owners: readonly Owner[],
  stated: ReadonlyMap<string, readonly Expression[]>,
): readonly Owner[] {
  if (stated.size === 0) return owners;
  const left = new Map(stated);
  return owners.map((owner) => {
    const more = left.get(owner.id);
    if (more === undefined) return owner;
    left.delete(owner.id);
    return { ...owner, expressions: [...owner.expressions, ...more] };
  });
}
