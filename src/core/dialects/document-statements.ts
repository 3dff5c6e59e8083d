import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { ParseNotice, TaskList } from "../bundle/task-list.ts";
import type { ItemBlock, MarkdownDocument, ParagraphBlock } from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import { listedDependencies } from "./dependency-lists.ts";
import { readDependencyTable } from "./dependency-tables.ts";
import { indexIds, type OrderReading, readOrderStatement, type StatedOrder } from "./order-statements.ts";
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

interface Statements extends Omit<OrderReading, "stated"> {
  readonly line: number;
  readonly stated: readonly (StatedOrder & { readonly line?: number })[];
}

/** Reads sections about dependencies and execution order, and tables that say what depends on what. */
export function documentStatements(
  outline: Outline,
  phases: readonly Phase[],
  tasks: readonly Task[],
  { source: { path } }: MarkdownDocument,
): DocumentStatements {
  const sections = statementSections(outline, tasks);
  const gathered = new Gathered(path);
  if (sections.length === 0) return gathered;
  const around: Around = {
    path,
    ids: indexIds(tasks),
    names: indexPhaseNames(phases),
    rowLines: new Set(tasks.filter(({ kind }) => kind === "row").map(({ at }) => at.line)),
    phaseAt: new Map(phases.map(({ id, at }) => [at.line, id])),
  };
  for (const section of sections)
    for (const read of readSection(section, around)) if (!gathered.add(read)) return gathered;
  return gathered;
}

function* readSection({ section, isAboutOrder, tables }: StatementSection, around: Around): Generator<Statements> {
  const { ids, names, rowLines } = around;
  for (const table of tables)
    yield { line: table.line, stated: readDependencyTable(table, ids, names, rowLines), mentions: [] };
  if (!isAboutOrder) return;
  const owner = phaseAround(section, around);
  for (const block of statementTexts(section.blocks)) {
    const said = readSentence(block, around);
    yield said.stated.length === 0 && owner !== null ? readListed(block, section, owner, around) : said;
  }
}

/** A bullet about phases and one about tasks are told apart by what they name. */
function readSentence({ text, line }: ParagraphBlock | ItemBlock, { ids, names }: Around): Statements {
  const ofPhases = readPhaseBullet(text, names, (id) => ids.positions.has(id));
  const { stated, mentions } = readOrderStatement(text, ids, names);
  const others = ofPhases.length === 0 ? stated : stated.filter(({ kind }) => kind === "task");
  return { line, stated: [...ofPhases.map((one) => ({ kind: "phase" as const, ...one })), ...others], mentions };
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
  for (let at: OutlineSection | null = section; at !== null; at = at.parent) {
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
    for (const reference of mentions) this.mentions.push({ reference, at: at(line) });
    return true;
  }
}

const TOO_MANY = `more than ${MAX_STATED} dependencies between groups are stated; those from here on were not read`;
