import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { ParseNotice, TaskList } from "../bundle/task-list.ts";
import type {
  CodeBlock,
  ItemBlock,
  MarkdownDocument,
  ParagraphBlock,
  TableBlock,
} from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { listedDependencies } from "./dependency-lists.ts";
import { readDependencyTable } from "./dependency-tables.ts";
import { undefinedIdsIn } from "./drawn-ids.ts";
import { GONE } from "./gone.ts";
import { indexIds, mayStateOrder, mentionedIds, readOrderStatement, type StatedOrder } from "./order-statements.ts";
import type { Outline, OutlineSection } from "./outline.ts";
import { readPhaseBullet } from "./phase-bullets.ts";
import { indexPhaseNames, type PhaseNames } from "./phase-names.ts";
import { type StatementSection, statementSections, statementTexts } from "./statement-sections.ts";

/** What a document states about order outside of its tasks: by phase id and by task id. */
export interface DocumentStatements {
  readonly ofPhases: ReadonlyMap<string, readonly Expression[]>;
  readonly ofTasks: ReadonlyMap<string, readonly Expression[]>;
  /** Ids that stand in statements which do not say what waits for what. */
  readonly mentions: TaskList["mentions"];
  /** What was not read, and why. */
  readonly notices: readonly ParseNotice[];
}

/** Said to be checked against the graph, not to be one. */
const CRITICAL_PATH = /\bcritical path\b/i;
const NAMES_TASK = /[A-Z]-?\d|\d\.\d|\bTask[ \t]\d/;
/** Statements about groups multiply; real documents have some ten of them. */
const MAX_STATED = 20_000;

interface Around {
  readonly path: string;
  readonly ids: ReturnType<typeof indexIds>;
  readonly names: PhaseNames;
  /** Lines of table rows that are tasks themselves. */
  readonly rowLines: ReadonlySet<number>;
  /** Phases by the lines of their headings. */
  readonly phaseAt: ReadonlyMap<number, string>;
}

interface Statements {
  readonly line: number;
  readonly mentions: TaskList["mentions"];
  readonly stated: readonly (StatedOrder & { readonly line?: number })[];
}

/** Reads sections about dependencies and execution order, and tables that say what depends on what. */
export function documentStatements(
  outline: Outline,
  phases: readonly Phase[],
  tasks: readonly Task[],
  { source: { path } }: MarkdownDocument,
): DocumentStatements {
  const gathered = new Gathered(path);
  const taskLines = new Set(tasks.map(({ at }) => at.line));
  let known: Around | null = null;
  const around = () => {
    known ??= describeAround(phases, tasks, path);
    return known;
  };
  for (const block of outline.preamble)
    if (block.kind === "table" && !gathered.add(readTable(block, around()))) return gathered;
  for (const section of statementSections(outline, tasks))
    for (const read of readSection(section, taskLines, around)) if (!gathered.add(read)) return gathered;
  return gathered;
}

function describeAround(phases: readonly Phase[], tasks: readonly Task[], path: string): Around {
  return {
    path,
    ids: indexIds(tasks),
    names: indexPhaseNames(phases),
    rowLines: new Set(tasks.filter(({ kind }) => kind === "row").map(({ at }) => at.line)),
    phaseAt: new Map(phases.map(({ id, at }) => [at.line, id])),
  };
}

/** Most sections say nothing of the kind, and need no index of ids. */
function* readSection(
  { section, isAboutOrder, outside, tables }: StatementSection,
  taskLines: ReadonlySet<number>,
  around: () => Around,
): Generator<Statements> {
  for (const table of tables) yield readTable(table, around());
  for (const written of statementTexts(outside, taskLines)) {
    const block = { ...written, text: plainSigns(written.text) };
    if (isAboutOrder && !CRITICAL_PATH.test(section.heading.text) && !CRITICAL_PATH.test(block.text))
      yield readStatement(block, section, around());
    else if (mayStateOrder(block.text) && NAMES_TASK.test(block.text)) yield readMention(block, around());
  }
  if (isAboutOrder) for (const block of outside) if (block.kind === "code") yield readDrawing(block, around());
}

function readMention({ text, line }: ParagraphBlock | ItemBlock, { ids, names, path }: Around): Statements {
  const at = { path, line, endLine: line };
  const mentioned = GONE.test(text) ? [] : mentionedIds(text, ids, names);
  return { line, stated: [], mentions: mentioned.map((reference) => ({ reference, at })) };
}

function readDrawing(block: CodeBlock, { ids, path }: Around): Statements {
  return { line: block.line, stated: [], mentions: undefinedIdsIn(block, ids, path) };
}

function readTable(table: TableBlock, { ids, names, rowLines, path }: Around): Statements {
  const { stated, mentions } = readDependencyTable(table, ids, names, rowLines);
  const placed = mentions.map(({ reference, line }) => ({ reference, at: { path, line, endLine: line } }));
  return { line: table.line, stated, mentions: placed };
}

/** Inside a phase, what is no sentence about order is an entry of the list of what the phase waits for. */
function readStatement(block: ParagraphBlock | ItemBlock, section: OutlineSection, around: Around): Statements {
  const said = readSentence(block, around);
  const owner = said.stated.length === 0 ? phaseAround(section, around) : null;
  return owner === null ? said : readListed(block, section, owner, around);
}

/** A bullet about phases and one about tasks are told apart by what they name. */
function readSentence({ text, line }: ParagraphBlock | ItemBlock, { ids, names, path }: Around): Statements {
  if (!mayStateOrder(text)) return { line, stated: [], mentions: [] };
  const ofPhases = readPhaseBullet(text, names, (id) => ids.positions.has(id));
  const { stated, mentions } = readOrderStatement(text, ids, names);
  const others = ofPhases.length === 0 ? stated : stated.filter(({ kind }) => kind === "task");
  const at = { path, line, endLine: line };
  return {
    line,
    stated: [...ofPhases.map((one) => ({ kind: "phase" as const, ...one })), ...others],
    mentions: (GONE.test(text) ? [] : mentions).map((reference) => ({ reference, at })),
  };
}

/** `### Dependencies` inside a phase lists what the phase waits for. */
function readListed(
  block: ParagraphBlock | ItemBlock,
  { heading }: OutlineSection,
  owner: string,
  { path, ids }: Around,
): Statements {
  const context = { isDefined: (id: string) => ids.positions.has(id) };
  const { expressions } = listedDependencies([heading, block], path, context);
  return {
    line: block.line,
    stated: expressions.map((expression) => ({ kind: "phase", owner, expression })),
    mentions: [],
  };
}

function phaseAround(section: OutlineSection, { phaseAt }: Around): string | null {
  // What stands below the document's title alone is about the document.
  for (let at: OutlineSection | null = section; at !== null && at.heading.depth > 1; at = at.parent) {
    const phase = phaseAt.get(at.heading.line);
    if (phase !== undefined) return phase;
  }
  return null;
}

class Gathered implements DocumentStatements {
  readonly ofPhases = new Map<string, Expression[]>();
  readonly ofTasks = new Map<string, Expression[]>();
  readonly mentions: TaskList["mentions"][number][] = [];
  readonly notices: ParseNotice[] = [];
  readonly #path: string;
  #size = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** False once there is too much. A sentence that says nothing still costs its reading. */
  add({ line, stated, mentions }: Statements): boolean {
    const at = (on: number) => ({ path: this.#path, line: on, endLine: on });
    this.#size += 1 + mentions.length + stated.reduce((sum, { expression }) => sum + expression.references.length, 0);
    if (this.#size > MAX_STATED) {
      this.notices.push({ kind: "guard", detail: TOO_MANY, at: at(line) });
      return false;
    }
    for (const one of stated) {
      const of = one.kind === "task" ? this.ofTasks : this.ofPhases;
      const known = of.get(one.owner) ?? [];
      of.set(one.owner, known);
      known.push({ ...one.expression, at: at(one.line ?? line) });
    }
    this.mentions.push(...mentions);
    return true;
  }
}

const TOO_MANY = `more than ${MAX_STATED} dependencies between groups are stated; those from here on were not read`;
