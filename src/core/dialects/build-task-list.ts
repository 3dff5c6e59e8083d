import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { type PhaseBlocks, readDeclaredTotals, readUnfilledTotals } from "../references/declared-totals.ts";
import type { Expression } from "../references/expression.ts";
import type { ExpressionContext } from "../references/parse-expression.ts";
import { readDrawings } from "../references/read-drawings.ts";
import { type Legend, readLegend } from "../statuses/legend.ts";
import { withLegendBoxes } from "../statuses/legend-boxes.ts";
import { combineStatuses, type MarkAuthority } from "../statuses/read-status.ts";
import { assignPhases, type PhaseAssignment, type PhaseSection } from "./assign-phases.ts";
import type { Dialect, MarkerConfig } from "./dialect.ts";
import { documentStatements } from "./document-statements.ts";
import { ownText, readFields } from "./fields.ts";
import { findTasks } from "./find/find-tasks.ts";
import type { FoundTask } from "./find/found-task.ts";
import { Fingerprints } from "./fingerprint.ts";
import { readListFacts } from "./list-facts.ts";
import { documentNotices, rangeNotices } from "./notices.ts";
import { buildOutline, type Outline, type OutlineSection } from "./outline.ts";
import { headingExpressions, phaseExpressions } from "./phase-expressions.ts";
import { tagsSayBlocks } from "./tagged-dependencies.ts";
import { statusOfBoxes, taskBoxes } from "./task-boxes.ts";
import { taskExpressions } from "./task-expressions.ts";
import { taskFacts } from "./task-facts.ts";
import { readTaskHead } from "./task-head.ts";
import { taskMarks } from "./task-marks.ts";
import { withParents } from "./task-parents.ts";

/** Parses a document with one dialect's defaults; every item is read by the same grammar, because real files mix them. */
export function buildTaskList(read: MarkdownDocument, markers: MarkerConfig, dialect: Dialect): TaskList {
  const legend = withDefaults(readLegend(read), dialect.marks);
  const document = withLegendBoxes(read, { config: markers, legend });
  const outline = buildOutline(document, dialect);
  const { tasks: found, headings, trackers, unexpanded } = findTasks(outline, document.source, legend, dialect);
  const withTasks = new Set(found.flatMap(({ section }) => (section === null ? [] : [section])));
  const isInTask = (section: OutlineSection) => headings.ownerOf(section) !== null;
  const assignment = assignPhases(outline, withTasks, { nested: dialect.nestedPhases, isInTask });
  const defined = new Set(found.flatMap(({ head }) => (head.id === null ? [] : [head.id])));
  const context = { isDefined: (id: string) => defined.has(id), tagBlocks: tagsSayBlocks(document.source.text) };
  const authority = { config: markers, legend, path: document.source.path };
  const built = buildTasks(found, { document, dialect, assignment, isInTask, context, authority });
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

/** What stands after the last task sums up the document, whatever section it stands in. */
function partsOf(
  { preamble, sections }: Outline,
  assignment: PhaseAssignment,
  lastTask: number,
  isInTask: (section: OutlineSection) => boolean,
): PhaseBlocks[] {
  const below = sections.flatMap((section) => {
    if (isInTask(section)) return [];
    const after = section.blocks.findIndex(({ line }) => line > lastTask);
    const end = after < 0 ? section.blocks.length : after;
    return [
      { blocks: [section.heading, ...section.blocks.slice(0, end)], phase: assignment.phaseOf(section) },
      { blocks: section.blocks.slice(end), phase: null },
    ];
  });
  return [{ blocks: preamble, phase: null }, ...below];
}

/** Characters; a title is shown in comments and annotations. */
const MAX_TITLE = 1_000;

interface Around {
  readonly document: MarkdownDocument;
  readonly dialect: Dialect;
  readonly assignment: PhaseAssignment;
  readonly isInTask: (section: OutlineSection) => boolean;
  readonly context: ExpressionContext;
  readonly authority: MarkAuthority;
}

function buildTasks(found: readonly FoundTask[], around: Around): readonly Task[] {
  const fingerprints = new Fingerprints();
  const sections = new Map<OutlineSection, readonly Expression[]>();
  const tasks = found.map((one) =>
    buildTask(one, around, fingerprints, sectionExpressions(one.section, around, sections)),
  );
  return withParents(tasks, found, around.dialect.partsByNumber);
}

function buildTask(found: FoundTask, around: Around, ids: Fingerprints, inherited: readonly Expression[]): Task {
  const { block, head, section } = found;
  const { source } = around.document;
  const titles = section?.titles ?? [];
  const fields = [...(found.stated ?? []), ...readFields(block, source)];
  const marks = taskMarks(block, fields, source, around.authority);
  const boxes = taskBoxes(block.children, around.authority);
  const text = ownText(block, fields);
  const title = (isOneLine(block.text) ? head : readTaskHead(text)).title || text;
  return {
    id: head.id ?? ids.next(titles, title),
    generated: head.id === null,
    kind: block.kind,
    parent: null,
    title: title.slice(0, MAX_TITLE),
    status: marks.length > 0 ? combineStatuses(marks) : statusOfBoxes(boxes),
    marks,
    at: { path: source.path, line: block.line, endLine: block.line },
    phase: around.assignment.phaseOf(section),
    section: titles,
    facts: taskFacts({ block, text, head, fields, boxes }, saidByHeadings(titles), source),
    expressions: [...inherited, ...taskExpressions(block, fields, source, { ...around.context, owner: head.id })],
  };
}

function isOneLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

/** Story and priority of `User Story 1 - Sign in (Priority: P1)`. */
function saidByHeadings(titles: readonly string[]): { story: string | null; priority: string | null } {
  const last = (pattern: RegExp) =>
    titles.map((title) => pattern.exec(title)?.[1]).findLast((found) => found !== undefined);
  const story = last(/\bUser Story[ \t]+(\d{1,3})\b/i);
  return { story: story === undefined ? null : `US${story}`, priority: last(/\(Priority:[ \t]*(P\d)\)/i) ?? null };
}

/** What headings that are no phases say holds for each task below them. */
function sectionExpressions(
  section: OutlineSection | null,
  around: Around,
  known: Map<OutlineSection, readonly Expression[]>,
): readonly Expression[] {
  if (section === null || around.isInTask(section) || around.assignment.isPhase(section)) return [];
  const said = known.get(section) ?? headingExpressions(section, around.document.source, around.context);
  known.set(section, said);
  return said;
}

/** Where the blocks of tasks begin that stand among those of a section. */
function linesOfTasks(found: readonly FoundTask[]): ReadonlySet<number> {
  const inside = found.filter(({ block }) => block.kind === "paragraph" || block.kind === "item");
  return new Set(inside.flatMap(({ block }) => [block.line, ...block.children.map(({ line }) => line)]));
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
