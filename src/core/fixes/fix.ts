import type { Task } from "../bundle/task.ts";
import type { ByteEdit } from "../edits/edit.ts";
import type { Status } from "../statuses/status.ts";

/** An exact replacement in one document. */
export interface FileEdit extends ByteEdit {
  readonly path: string;
}

/** What an edit means to change of one task. Whatever else it changed of the tasks would be an accident. */
export interface TaskIntent {
  readonly path: string;
  readonly task: Task["id"];
  readonly changes: "status" | "story" | "parallel" | "dependencies" | "id";
  /** The status afterwards, where that is what changes. */
  readonly to?: Status;
  /** The id afterwards, of a task that had none. */
  readonly named?: string;
}

/** How a finding can be fixed without anybody's judgement, as data. */
export interface Fix {
  /** What it does, in the words of a list: `write 62 for Total Tasks`. */
  readonly does: string;
  /** Made together or not at all. They do not overlap, and all of them are in documents that the finding is about. */
  readonly edits: readonly FileEdit[];
  /** Made only where somebody names the rule: it says what may be done, and not that it has to. */
  readonly onRequest?: true;
  /**
   * Words change by which findings know what they are about: those of the document are then counted by rule, because
   * they go by other names afterwards.
   */
  readonly renames?: true;
  /** Empty where it changes nothing of the tasks. */
  readonly intends: readonly TaskIntent[];
}

/** What a fix is made of, in the text of one document. */
export interface TextEdit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** The same fix, after which findings on the document go by other names. */
export function renaming(fix: Fix | null): Fix | null {
  return fix && { ...fix, renames: true };
}

/** The same fix, made only where its rule is named. */
export function onRequest(fix: Fix | null): Fix | null {
  return fix && { ...fix, onRequest: true };
}
