import type { Task } from "../bundle/task.ts";
import { Itself } from "../markdown/itself.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { Expression } from "../references/expression.ts";
import type { OwnPart, OwnReading } from "./own-part.ts";
import type { TaskHead } from "./task-head.ts";

/** What was read of a task in its section alone, and what that went by. */
export interface Kept {
  readonly others: string;
  readonly head: TaskHead;
  readonly around: OwnReading["around"];
  readonly children: readonly Block[];
  readonly asked: readonly (readonly [id: string, isDefined: boolean])[];
  /** How far down the task stood last, and what it was there. */
  lines: number;
  own: OwnPart;
  task: Task | null;
  inherited: readonly Expression[];
}

/** The item or the heading that a task begins with, in its section alone, keeps what was read. */
class Remembering extends Itself {
  #kept: Kept;

  private constructor(key: Block, kept: Kept) {
    super(key);
    this.#kept = kept;
  }

  static keptIn(key: Block): Kept | null {
    return #kept in key ? key.#kept : null;
  }

  static keepIn(key: Block, kept: Kept): void {
    if (#kept in key) key.#kept = kept;
    else new Remembering(key, kept);
  }
}

export const { keptIn, keepIn } = Remembering;
