import type { Place } from "../markdown/place.ts";
import type { Reference } from "../references/expression.ts";
import type { Status } from "../statuses/status.ts";
import type { CompletedTable } from "./completed-table.ts";
import type { DeclaredOrder, ParallelSet } from "./declared-order.ts";
import type { DeclaredTotal, UnfilledTotal } from "./declared-total.ts";
import type { Drawing } from "./drawing.ts";
import type { DrawnNote } from "./drawn-note.ts";
import type { Phase } from "./phase.ts";
import type { Task } from "./task.ts";

/** Something the parser met that a reader must know; rules turn it into findings. */
export interface ParseNotice {
  readonly kind: "unclosed-fence" | "unknown-status-mark" | "guard" | "encoding" | "ambiguous-dialect";
  /** What was met, in plain words, for the message. */
  readonly detail: string;
  readonly at: Place;
}

/** A `tasks.md` as the parser sees it. Parsing never throws; what could not be read is a notice. */
export interface TaskList {
  readonly path: string;
  readonly dialect: string;
  /** What marks between brackets mean by the configuration that it was read with; absent where that says nothing. */
  readonly markers?: Readonly<Record<string, Status>>;
  readonly tasks: readonly Task[];
  readonly phases: readonly Phase[];
  readonly totals: readonly DeclaredTotal[];
  /** Counts that are still placeholders; absent where there are none. */
  readonly unfilledTotals?: readonly UnfilledTotal[];
  /** Rows of a backlog table: known by id, but planned for no phase. */
  readonly backlog: readonly BacklogRow[];
  readonly completed: CompletedTable | null;
  /** Critical paths and other chains of which the document says that they are the order of work. */
  readonly orders: readonly DeclaredOrder[];
  /** Of which the document says that they can be done at the same time, outside of the tasks' own `[P]`. */
  readonly parallelSets: readonly ParallelSet[];
  /** Diagrams and wave plans that draw the order of tasks. */
  readonly drawings: readonly Drawing[];
  /** Dependencies in words in drawings made of characters; absent where there are none. They make no edges. */
  readonly drawnNotes?: readonly DrawnNote[];
  /** Ids that the document mentions as tasks where it neither defines them nor depends on them. */
  readonly mentions: readonly { readonly reference: Reference; readonly at: Place }[];
  readonly notices: readonly ParseNotice[];
}

/** A row of a backlog table. */
export interface BacklogRow {
  readonly id: string;
  readonly title: string;
  readonly at: Place;
}
