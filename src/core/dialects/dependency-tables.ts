import type { TableBlock, TableRow } from "../markdown/markdown-document.ts";
import type { Expression, Reference } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { parseExpression } from "../references/parse-expression.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import type { IdIndex, StatedOrder } from "./order-statements.ts";
import type { PhaseNames } from "./phase-names.ts";
import { ownersOf } from "./stated-owners.ts";

const WAITS =
  /^(?:depends?(?: on| upon)?|dependenc(?:y|ies)|deps?|blocked by|prerequisites?|prereqs?|requires|needs|after|predecessors?|waits for|abh[äa]ngig(?:keiten)?(?: von)?|h[äa]ngt ab von|voraussetzung(?:en)?|dependencias?|depende de|d[ée]pendances?|d[ée]pend de|depend[êe]ncias?|dipendenze|dipende da|依存.{0,4}|依赖.{0,4}|前置.{0,4}|의존.{0,4})$/i;
const BLOCKS = /^(?:blocks|unblocks|required by|needed by|enables|successors?|ブロック|阻塞)$/i;
const SAYS_WAITS = /^[*_]{0,2}(?:depends? on|after|blocked by|requires|waits for)\b/i;

/** `WP09, WP10` and `T001-T004` are several. */
const SEVERAL = /^[ \t]*(?:[,;&+/–—-]|and\b|to\b)[ \t]*(?:[A-Z]{1,14}-?\d|\d)/;

/** A statement, and the line of the row that makes it. */
interface RowStatement extends StatedOrder {
  readonly line: number;
}

/** What a table states, and the ids in rows of which nobody can tell whose they are. */
export interface TableReading {
  readonly stated: readonly RowStatement[];
  readonly mentions: readonly { readonly reference: Reference; readonly line: number }[];
}

/**
 * Reads matrices of tasks, or of phases, that are defined elsewhere: tables with a column `Depends On` or `Blocks`.
 * Rows on `ownLines` define their tasks themselves, and say there what they wait for.
 */
export function readDependencyTable(
  table: TableBlock,
  index: IdIndex,
  names: PhaseNames,
  ownLines: ReadonlySet<number>,
): TableReading {
  const columns = table.header.flatMap((header, at) => {
    const label = header.replace(/[*_`]/g, "").trim();
    const direction = WAITS.test(label) ? ("waits" as const) : BLOCKS.test(label) ? ("blocks" as const) : null;
    return direction === null ? [] : [{ at, direction }];
  });
  if (columns.length === 0) return { stated: [], mentions: [] };
  const readings = table.rows.flatMap((row): TableReading[] => {
    if (ownLines.has(row.line)) return [];
    const owner = ownerOf(row, columns[0]?.at ?? 0, index, names);
    const owners = owner === null ? severalOwners(row, index) : [owner];
    if (owners.length === 0) return [{ stated: [], mentions: mentionsIn(row, index) }];
    const stated = columns.flatMap(({ at, direction }) => statements(row, at, direction, owners, index));
    return [{ stated, mentions: [] }];
  });
  return { stated: readings.flatMap(({ stated }) => stated), mentions: readings.flatMap(({ mentions }) => mentions) };
}

/** Whole cells alone: words beside ids are about something else. */
function mentionsIn({ cells, line }: TableRow, { positions }: IdIndex): TableReading["mentions"] {
  const isDefined = (id: string) => positions.has(id);
  const read = cells.map((cell) => parseExpression(cell, { isDefined }));
  const whole = read.filter((references) => references.every(({ kind }) => kind === "id" || kind === "range"));
  return whole.flat().map((reference) => ({ reference, line }));
}

/** The first cell that begins with an id and holds no other, else the first one that names a phase. */
function ownerOf(
  { cells }: TableRow,
  before: number,
  { positions }: IdIndex,
  names: PhaseNames,
): Pick<StatedOrder, "kind" | "owner"> | null {
  const candidates = cells.slice(0, Math.max(1, before)).map((cell) =>
    plainSigns(cell)
      .replace(/[*_`[\]]/g, "")
      .trim(),
  );
  for (const cell of candidates) {
    const keyword = /^Task[ \t]+/i.exec(cell)?.[0].length ?? 0;
    const id = positions.has(cell) ? cell : idAt(cell, keyword, true);
    const rest = cell.slice(keyword + (id ?? "").length);
    const owner = id === null || isCount(id, rest) ? undefined : [id, numberOf(id)].find((name) => positions.has(name));
    if (owner === undefined) continue;
    return SEVERAL.test(rest) ? null : { kind: "task", owner };
  }
  const phase = candidates.map((cell) => names.labelled(cell)).find((found) => found !== null);
  return phase == null ? null : { kind: "phase", owner: phase };
}

/** Each task of a first cell `T002, T003` or `T004-T006`; in other cells a group lists what it holds. */
function severalOwners({ cells }: TableRow, index: IdIndex): readonly Pick<StatedOrder, "kind" | "owner">[] {
  const list = parseExpression(cells[0] ?? "", { isDefined: (id) => index.positions.has(id) });
  if (!list.every(({ kind }) => kind === "id" || kind === "range")) return [];
  const owners = ownersOf(list, index);
  return owners.length > MOST_OWNERS ? [] : owners;
}

/** A longer range is a slip, as in every list of ids. */
const MOST_OWNERS = 100;

/** `3 (T024, T025, T026)` counts. */
function isCount(id: string, rest: string): boolean {
  return /^\d+$/.test(id) && /^[ \t]+\(/.test(rest);
}

/** `WP02` is the task of the heading `Work Package 2`. */
function numberOf(id: string): string {
  return /^(?:WP|T|TASK)-?0{0,3}([1-9]\d{0,3})$/i.exec(id)?.[1] ?? id;
}

function statements(
  { cells, line }: TableRow,
  at: number,
  direction: Expression["direction"],
  owners: readonly Pick<StatedOrder, "kind" | "owner">[],
  { positions }: IdIndex,
): RowStatement[] {
  const text = (cells[at] ?? "").trim();
  if (text === "") return [];
  const references = parseExpression(text, { isDefined: (id) => positions.has(id) });
  const said = SAYS_WAITS.test(text) ? "waits" : direction;
  const expression = { source: "table" as const, text, direction: said, references };
  return owners.map((owner) => ({ ...owner, line, expression }));
}
