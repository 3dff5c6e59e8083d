import type { TaskList } from "../bundle/task-list.ts";
import type { ParseOptions } from "../dialects/parse-task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { SourceFile } from "../snapshot/source-file.ts";

/** A tasks document as an edit needs it: its bytes, its blocks and the tasks read from them. */
export interface ParsedTasks {
  readonly document: MarkdownDocument;
  readonly list: TaskList;
}

export interface EditOptions extends ParseOptions {
  /** Reads the document as it is now; given by whoever keeps a cache. */
  readonly parse?: (file: SourceFile) => ParsedTasks;
}
