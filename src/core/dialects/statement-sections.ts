import type { Task } from "../bundle/task.ts";
import type { Block, ItemBlock, ParagraphBlock, TableBlock } from "../markdown/markdown-document.ts";
import { flatSections } from "./find/flat-sections.ts";
import { lineBreaks } from "./inline-dependencies.ts";
import type { Outline, OutlineSection } from "./outline.ts";

/** Headings over statements of order. */
const ABOUT_ORDER =
  /\bdependenc(?:y|ies)\b|\b(?:execution|task|implementation|build|work|delivery|recommended|suggested) (?:order|sequence)\b|\bsequencing\b|\bordering\b|依存|依[赖賴]|의존|\bdepend[eê]ncias?\b/i;
/** Headings of tables cost nothing to look at: most documents have none. */
const ABOUT_WAITING = /depend|deps|block|prereq|requires|after|predecessor|依存|依赖|前置|의존/i;

/** Before a line that begins with a label in bold. */
const LABELLED_LINE = /(?:\r\n|\r|\n)(?=[ \t>]{0,12}\*\*[^*\r\n]{1,60}(?::\*\*|\*\*[ \t]?:))/;
/** What stands before a line of a quote. */
const QUOTE_SIGNS = /^[ \t>]{1,12}/;

/** A section that may say something about order outside of tasks. */
export interface StatementSection {
  readonly section: OutlineSection;
  /** Its heading, or one around it, says that it is about order: elsewhere a sentence about order is only a mention. */
  readonly isAboutOrder: boolean;
  /** Its blocks that belong to no task: inside one, those behind a rule, which closes the document rather than the task. */
  readonly outside: readonly Block[];
  readonly tables: readonly TableBlock[];
}

/** The sections that belong to no task, and those of tasks that hold a table about order. */
export function statementSections(outline: Outline, tasks: readonly Task[]): StatementSection[] {
  const taskLines = new Set(tasks.filter(({ kind }) => kind === "heading").map(({ at }) => at.line));
  const isTask = ({ heading }: OutlineSection) => taskLines.has(heading.line);
  const flat = flatSections(outline, isTask);
  const inTask = new Set<OutlineSection>();
  const about = new Set<OutlineSection>();
  return outline.sections.flatMap((section) => {
    const { parent, heading, blocks } = section;
    if (isTask(section) || flat.has(section) || (parent !== null && inTask.has(parent))) inTask.add(section);
    const isTitle = parent === null && heading.depth === 1;
    if ((parent !== null && about.has(parent)) || (!isTitle && ABOUT_ORDER.test(heading.text))) about.add(section);
    const outside = inTask.has(section) ? behindRule(blocks) : blocks;
    const tables = section.tables.filter(isAboutWaiting);
    const isAboutOrder = about.has(section) && !inTask.has(section);
    return outside.length > 0 || tables.length > 0 ? [{ section, isAboutOrder, outside, tables }] : [];
  });
}

function behindRule(blocks: readonly Block[]): readonly Block[] {
  const rule = blocks.findIndex(({ kind }) => kind === "break");
  return rule < 0 ? [] : blocks.slice(rule + 1);
}

function isAboutWaiting({ header }: TableBlock): boolean {
  return header.some((label) => ABOUT_WAITING.test(label));
}

/** A line of a paragraph that begins with a label in bold says something of its own. */
function* labelledLines(block: ParagraphBlock): Generator<ParagraphBlock> {
  if (!LABELLED_LINE.test(block.text)) return yield block;
  let { start } = block.span;
  let line = block.line;
  for (const text of block.text.split(LABELLED_LINE)) {
    if (line > block.line) start += block.text.startsWith("\r\n", start - block.span.start) ? 2 : 1;
    const quoted = QUOTE_SIGNS.exec(text)?.[0].length ?? 0;
    yield { ...block, text: text.slice(quoted), line, span: { start: start + quoted, end: start + text.length } };
    start += text.length;
    line += lineBreaks(text, text.length) + 1;
  }
}

/** Sentences of a section: paragraphs and list items, nested ones too, that are not tasks. */
export function* statementTexts(
  blocks: readonly Block[],
  taskLines: ReadonlySet<number>,
): Generator<ParagraphBlock | ItemBlock> {
  for (const block of blocks) {
    if (block.kind !== "paragraph" && block.kind !== "item") continue;
    if (taskLines.has(block.line)) continue;
    if (block.kind === "paragraph") {
      yield* labelledLines(block);
      continue;
    }
    yield block;
    yield* statementTexts(block.children, taskLines);
  }
}
