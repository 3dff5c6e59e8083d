import type { Place, Span } from "../markdown/place.ts";
import type { Expression } from "../references/expression.ts";
import type { Status } from "../statuses/status.ts";

/** How many of something are done, of how many. */
export interface Tally {
  readonly done: number;
  readonly total: number;
}

/** A written statement of a task's status, and where: what an edit replaces and what may contradict another. */
export interface StatusMark {
  readonly kind: "box" | "field";
  /** The statement as written: the character between the brackets, or the value after `Status:`. */
  readonly written: string;
  readonly status: Status;
  readonly at: Place;
  /** Exactly the characters of `written` in the document's text. */
  readonly span: Span;
}

/** What the document says about a task beside its status and dependencies. */
export interface TaskFacts {
  readonly parallel: boolean;
  /** `US1`, from a label or from the story phase that the task stands in. */
  readonly story: string | null;
  readonly priority: string | null;
  readonly assignee: string | null;
  /** Paths and globs that the task declares, as written, without backticks. */
  readonly files: readonly string[];
  /** Ids such as `FR-012` or `SC-003` that the task's own text mentions. */
  readonly requirements: readonly string[];
  readonly acceptance: Tally;
  readonly subtasks: Tally;
}

/** One task of a spec bundle: a list item, heading, paragraph or table row. */
export interface Task {
  /** The id as written, or a fingerprint of section path and text where the task has none. */
  readonly id: string;
  /** True when `id` is a fingerprint. */
  readonly generated: boolean;
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
