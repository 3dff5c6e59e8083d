import { type ParseOptions, parseTaskList } from "../dialects/parse-task-list.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { SectionCache } from "../markdown/section-cache.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import type { TaskList } from "./task-list.ts";

/** A file's blocks and the tasks read from them. Whatever the bytes are, it does not throw. */
export function parseTasksFile(
  file: SourceFile,
  options: ParseOptions = {},
  known: SectionCache | null = null,
): { readonly document: MarkdownDocument; readonly list: TaskList } {
  const document = parseMarkdown(decodeSource(file), known);
  return { document, list: parseTaskList(document, options) };
}
