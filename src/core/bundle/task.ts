import type { Place } from "../markdown/place.ts";
import type { Expression } from "../references/expression.ts";
import type { Status } from "../statuses/status.ts";

/** How many of something are done, of how many. */
export interface Tally {
  readonly done: number;
  readonly total: number;
}

/** A written statement of a task's status, and where: what an edit replaces and what may contradict another. */
export interface StatusMark {
  /**
   * `box` between brackets, `field` after `Status:`, `tracker` a line elsewhere that tells the state of the task,
   * `word` in the title or heading, `completed-row` in a table of completed tasks.
   */
  readonly kind: "box" | "field" | "tracker" | "word" | "completed-row";
  /**
   * The statement as written: the character between the brackets, the value after `Status:`, a tracker's whole line
   * from its bullet on or the cell of an index table, a row from its first pipe to its last one.
   */
  readonly written: string;
  readonly status: Status;
  /** With a column: from there on, the document has exactly the characters of `written`. No offset, which any edit moves. */
  readonly at: Place;
}

/** How long a task is said to take. */
export interface Estimate {
  /** As written: `2-4h`, `1 day`, `M`. */
  readonly text: string;
  /** Working hours, the middle of a range, a day being eight and a week forty; null for sizes and unknown words. */
  readonly hours: number | null;
}

/** A Work Order: the YAML block that bounds what may be done for a task. */
export interface WorkOrder {
  readonly intent: string | null;
  /** Paths and globs. */
  readonly scope: readonly string[];
  readonly constraints: readonly string[];
  readonly acceptance: readonly string[];
  readonly rollback: string | null;
  /** Keys that are none of these five, as written, each with how many lines below the fence it stands. */
  readonly otherKeys: readonly { readonly name: string; readonly below: number }[];
  /** Why it could not be read as a Work Order, in plain words, or null. */
  readonly problem: string | null;
  readonly at: Place;
}

/** What the document says about a task beside its status and dependencies. */
export interface TaskFacts {
  readonly parallel: boolean;
  /** `US1`, from a label or from the story phase that the task stands in. */
  readonly story: string | null;
  readonly priority: string | null;
  readonly assignee: string | null;
  /** The value of `Type:`. */
  readonly type: string | null;
  readonly estimate: Estimate | null;
  /** Not needed for its parent's completion: `- [ ]*`, `(optional)`. */
  readonly optional: boolean;
  /** Paths and globs that the task declares, as written, without backticks. */
  readonly files: readonly string[];
  /** Those of `files` that a field or a Work Order declares; words in passing are none. */
  readonly declaredFiles: readonly string[];
  /**
   * Ids such as `FR-012`, `SC-003` or `AC 2` that the task's own text mentions, and those that its fields name, `1.1`;
   * a range over numbers with dots as written, `1.1-6.3`.
   */
  readonly requirements: readonly string[];
  readonly acceptance: Tally;
  readonly subtasks: Tally;
  readonly workOrder: WorkOrder | null;
}

/** One task of a spec bundle: a list item, heading, paragraph or table row. */
export interface Task {
  /** The id as written, or a fingerprint of section path and text where the task has none. */
  readonly id: string;
  /** True when `id` is a fingerprint. */
  readonly generated: boolean;
  /** What the task is written in. */
  readonly kind: "item" | "heading" | "paragraph" | "row";
  /** Id of the task that it is a part of: `2` of `2.1`, a work package of its subtasks; null at the top. */
  readonly parent: string | null;
  /** The text without box, id and markers; inline Markdown is kept as written. */
  readonly title: string;
  /** What all marks together say; marks that disagree are a finding, and such a task is never done. */
  readonly status: Status;
  readonly marks: readonly StatusMark[];
  /** The task's own first line. */
  readonly at: Place;
  /** Id of the phase it stands in, or null outside every phase. */
  readonly phase: string | null;
  /** Titles of the headings above it, outermost first. */
  readonly section: readonly string[];
  readonly facts: TaskFacts;
  /** Every dependency expression in the task's own block, unresolved, in document order. */
  readonly expressions: readonly Expression[];
}
