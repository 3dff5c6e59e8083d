import type { HeadingBlock } from "../../markdown/markdown-document.ts";
import type { Field } from "../fields.ts";
import type { OutlineSection } from "../outline.ts";
import type { TaskBlock } from "../task-block.ts";
import type { TaskHead } from "../task-head.ts";

/** A block that is a task. */
export interface FoundTask {
  readonly block: TaskBlock;
  readonly head: TaskHead;
  /** The section it stands in; of a heading, the one around its own. */
  readonly section: OutlineSection | null;
  /** The task that it is written inside of. */
  readonly parent: TaskBlock | null;
  /** What cells state, as fields: those of its own row, those of a table in its block. */
  readonly stated?: readonly Field[];
  /** The heading that the task is. */
  readonly heading?: HeadingBlock;
}
