import type { Task } from "../bundle/task.ts";
import type { Block, ItemBlock, ParagraphBlock, TableBlock } from "../markdown/markdown-document.ts";
import type { Outline, OutlineSection } from "./outline.ts";

/** Headings over statements of order. */
const ABOUT_ORDER =
  /\bdependenc(?:y|ies)\b|\b(?:execution|task|implementation|build|work|delivery|recommended|suggested) (?:order|sequence)\b|\bsequencing\b|\bordering\b|依存|依[赖賴]|의존|\bdepend[eê]ncias?\b/i;
/** Headings of tables cost nothing to look at: most documents have none. */
const ABOUT_WAITING = /depend|deps|block|prereq|requires|after|predecessor|依存|依赖|前置|의존/i;

/** A section that may state an order outside of tasks. */
export interface StatementSection {
  readonly section: OutlineSection;
  /** Its heading, or one around it, says that it is about order: then its sentences are read, too. */
  readonly isAboutOrder: boolean;
  readonly tables: readonly TableBlock[];
}

/** Finds sections about order, and tables with a column about it. What belongs to a task is read with the task. */
export function statementSections({ sections }: Outline, tasks: readonly Task[]): StatementSection[] {
  const taskLines = new Set(tasks.filter(({ kind }) => kind === "heading").map(({ at }) => at.line));
  const inTask = new Set<OutlineSection>();
  const about = new Set<OutlineSection>();
  return sections.flatMap((section) => {
    const { parent, heading, blocks } = section;
    if (taskLines.has(heading.line) || (parent !== null && inTask.has(parent))) inTask.add(section);
    const isTitle = parent === null && heading.depth === 1;
    if ((parent !== null && about.has(parent)) || (!isTitle && ABOUT_ORDER.test(heading.text))) about.add(section);
    const isAboutOrder = about.has(section) && !inTask.has(section);
    const tables = blocks.filter((block) => block.kind === "table").filter(isAboutWaiting);
    return isAboutOrder || tables.length > 0 ? [{ section, isAboutOrder, tables }] : [];
  });
}

function isAboutWaiting({ header }: TableBlock): boolean {
  return header.some((label) => ABOUT_WAITING.test(label));
}

/** Sentences of a section: paragraphs and list items without a box, nested ones too. */
export function* statementTexts(blocks: readonly Block[]): Generator<ParagraphBlock | ItemBlock> {
  for (const block of blocks) {
    if (block.kind === "paragraph") yield block;
    if (block.kind !== "item" || block.box !== null) continue;
    yield block;
    yield* statementTexts(block.children);
  }
}
