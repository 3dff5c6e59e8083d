import type { Task } from "../bundle/task.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import type { ExpressionContext } from "../references/parse-expression.ts";
import type { MarkAuthority } from "../statuses/read-status.ts";
import type { PhaseAssignment } from "./assign-phases.ts";
import type { FoundTask } from "./find/found-task.ts";
import { Fingerprints } from "./fingerprint.ts";
import { type KeptReading, keptReading, ownPartOf, taskOf } from "./kept-tasks.ts";
import type { OutlineSection } from "./outline.ts";
import type { OwnReading } from "./own-part.ts";
import { headingExpressions } from "./phase-expressions.ts";
import type { SaidAround } from "./task-facts.ts";
import { withParents } from "./task-parents.ts";

/** What is known of a document when its tasks are built. */
export interface AroundTasks {
  readonly document: MarkdownDocument;
  /** `2.1` is a part of `2` wherever it stands. */
  readonly partsByNumber: boolean;
  readonly assignment: PhaseAssignment;
  readonly isInTask: (section: OutlineSection) => boolean;
  readonly context: ExpressionContext;
  readonly authority: MarkAuthority;
}

/** What a section says of all tasks in it. */
interface SectionSays {
  readonly titles: readonly string[];
  readonly phase: string | null;
  readonly own: OwnReading;
  readonly expressions: readonly Expression[];
}

/** One task for each that was found, in the same order. */
export function buildTasks(found: readonly FoundTask[], around: AroundTasks): readonly Task[] {
  const ids = new Fingerprints();
  const reading = keptReading(around.document.source, around.context, around.authority);
  const sections = new Map<OutlineSection | null, SectionSays>();
  const tasks = found.map((one) => {
    const says = sections.get(one.section) ?? sectionSays(one.section, around, reading);
    if (!sections.has(one.section)) sections.set(one.section, says);
    return buildTask(one, says, reading, ids);
  });
  return withParents(tasks, found, around.partsByNumber);
}

function buildTask(found: FoundTask, says: SectionSays, reading: KeptReading, ids: Fingerprints): Task {
  const part = ownPartOf(found, says.own, reading);
  const { head } = found;
  return taskOf(part, {
    id: head.id ?? ids.next(says.titles, part.own.title),
    generated: head.id === null,
    kind: found.block.kind,
    at: { path: reading.authority.path, line: found.block.line, endLine: found.block.line },
    phase: says.phase,
    section: says.titles,
    inherited: says.expressions,
  });
}

function sectionSays(
  section: OutlineSection | null,
  around: AroundTasks,
  { context, authority }: KeptReading,
): SectionSays {
  const titles = section?.titles ?? [];
  return {
    titles,
    phase: around.assignment.phaseOf(section),
    own: { context, authority, around: saidByHeadings(titles) },
    expressions: sectionExpressions(section, around),
  };
}

/** Story and priority of `User Story 1 - Sign in (Priority: P1)`. */
function saidByHeadings(titles: readonly string[]): SaidAround {
  const last = (pattern: RegExp) =>
    titles.map((title) => pattern.exec(title)?.[1]).findLast((found) => found !== undefined);
  const story = last(/\bUser Story[ \t]+(\d{1,3})\b/i);
  return { story: story === undefined ? null : `US${story}`, priority: last(/\(Priority:[ \t]*(P\d)\)/i) ?? null };
}

/** What headings that are no phases say holds for each task below them. */
function sectionExpressions(
  section: OutlineSection | null,
  { document, assignment, isInTask, context }: AroundTasks,
): readonly Expression[] {
  if (section === null || isInTask(section) || assignment.isPhase(section)) return [];
  return headingExpressions(section, document.source, context);
}
