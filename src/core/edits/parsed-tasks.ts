import type { TaskList } from "../bundle/task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { SourceFile } from "../snapshot/source-file.ts";

/** A tasks document as an edit needs it: its bytes, its blocks and the tasks read from them. */
export interface ParsedTasks {
  readonly document: MarkdownDocument;
  readonly list: TaskList;
}

/** Parses a tasks document under the repository's dialect and marker configuration; may answer from a cache. */
export type ParseTasks = (file: SourceFile) => ParsedTasks;
