import type { Place } from "../markdown/place.ts";
import type { DeclaredTotal } from "./declared-total.ts";
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
  readonly tasks: readonly Task[];
  readonly phases: readonly Phase[];
  readonly totals: readonly DeclaredTotal[];
  readonly notices: readonly ParseNotice[];
}
