import type { Block } from "../../markdown/markdown-document.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import type { Outline, OutlineSection } from "../outline.ts";
import type { TaskBlock } from "../task-block.ts";
import { fieldsOfTables } from "./field-tables.ts";
import { flatSections } from "./flat-sections.ts";
import type { FoundTask } from "./found-task.ts";
import { type HeadingCandidate, headingCandidates } from "./heading-candidates.ts";
import { headingsThatAreTasks } from "./heading-families.ts";

export interface HeadingTasks {
  readonly tasks: readonly FoundTask[];
  /** The task in whose block a section stands, its own section included; null outside of all. */
  ownerOf(section: OutlineSection): FoundTask | null;
}

/** The headings that are tasks, each with its section as its block, up to the next task or the next heading of its level. */
export function findHeadingTasks(outline: Outline, source: SourceText): HeadingTasks {
  const candidates = headingCandidates(outline, source);
  const accepted = new Map(headingsThatAreTasks(candidates, outline, source).map((one) => [one.section, one]));
  if (accepted.size === 0) return { tasks: [], ownerOf: () => null };
  const bySection = new Map<OutlineSection, FoundTask>();
  const flat = flatSections(outline, (section) => accepted.has(section));
  for (const [index, section] of outline.sections.entries()) {
    const candidate = accepted.get(section);
    if (!candidate) continue;
    const around = nearest(section.parent, bySection);
    bySection.set(section, headingTask(candidate, around, blocksBelow(index, outline, accepted, flat), source));
  }
  const owners = ownersOf(outline, candidates, bySection, flat);
  return { tasks: [...bySection.values()], ownerOf: (section) => owners.get(section) ?? null };
}

function nearest(from: OutlineSection | null, tasks: ReadonlyMap<OutlineSection, FoundTask>): FoundTask | null {
  for (let at = from; at !== null; at = at.parent) {
    const task = tasks.get(at);
    if (task) return task;
  }
  return null;
}

/** A heading elsewhere with the id of a task, and nothing but boxes below it, lists that task's parts. */
function ownersOf(
  { sections }: Outline,
  candidates: readonly HeadingCandidate[],
  tasks: ReadonlyMap<OutlineSection, FoundTask>,
  flat: ReadonlyMap<OutlineSection, OutlineSection>,
): ReadonlyMap<OutlineSection, FoundTask> {
  const byId = new Map([...tasks.values()].map((task) => [task.head.id, task]));
  const named = new Map(
    candidates.map(({ section, head }) => [section, head.id === null ? undefined : byId.get(head.id)]),
  );
  const owners = new Map<OutlineSection, FoundTask>();
  for (const section of sections) {
    const around = flat.get(section) ?? section.parent;
    const owner = tasks.get(section) ?? named.get(section) ?? (around && owners.get(around));
    if (owner) owners.set(section, owner);
  }
  return owners;
}

function headingTask(
  { section, head, box, text, textSpan }: HeadingCandidate,
  around: FoundTask | null,
  children: readonly Block[],
  source: SourceText,
): FoundTask {
  const { line, span } = section.heading;
  const end = Math.max(span.end, children.at(-1)?.span.end ?? 0);
  const endLine = source.lineAt(Math.max(span.start, end - 1));
  const block: TaskBlock = {
    kind: "heading",
    box,
    text,
    textSpan,
    line,
    endLine,
    span: { start: span.start, end },
    children,
  };
  const stated = fieldsOfTables(children);
  return { block, head, section: section.parent, parent: around?.block ?? null, stated, heading: section.heading };
}

/** The blocks of a section and of the sub-headings in it, those headings included, up to the next task. */
function blocksBelow(
  index: number,
  { sections }: Outline,
  accepted: ReadonlyMap<OutlineSection, HeadingCandidate>,
  flat: ReadonlyMap<OutlineSection, OutlineSection>,
): Block[] {
  const [own, ...rest] = [sections[index]];
  const blocks: Block[] = [...(own?.blocks ?? rest)];
  for (let at = index + 1; at < sections.length; at += 1) {
    const section = sections[at];
    if (!own || !section || accepted.has(section)) break;
    if (section.heading.depth <= own.heading.depth && flat.get(section) !== own) break;
    blocks.push(section.heading, ...section.blocks);
  }
  return withoutClosing(blocks);
}

/** What stands behind a line across the page, at the end of a task, is the document's: its dependencies, its date. */
function withoutClosing(blocks: readonly Block[]): Block[] {
  const rule = blocks.findLastIndex(({ kind }) => kind === "break");
  const isClosing = rule > 0 && blocks.slice(rule + 1).every(({ kind }) => kind === "paragraph" || kind === "item");
  const end = isClosing ? rule : blocks.length;
  return blocks.slice(0, blocks[end - 1]?.kind === "break" ? end - 1 : end);
}
