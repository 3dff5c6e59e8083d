import { type ParseOptions, parseTaskList } from "../dialects/parse-task-list.ts";
import { documentName, layoutOf } from "../layouts/layout-of.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile, TreeFiles, UnreadFile } from "../snapshot/source-file.ts";
import type { BundleLocation, Document, SpecBundle } from "./spec-bundle.ts";
import type { TaskList } from "./task-list.ts";

export interface BundleOptions extends ParseOptions {
  /** Reads the tasks document, or what was kept of it; `markdown` gives its blocks, which are parsed once. */
  readonly parse?: (file: SourceFile, markdown: () => MarkdownDocument) => TaskList;
  /** Blocks of the tasks document, from the same cache. */
  readonly blocks?: (file: SourceFile) => MarkdownDocument;
}

/**
 * The spec bundle at a location, from the files of a tree. Never throws. A document that the location lists and the
 * tree does not hold is unread, with the tree's reason or as missing: nothing passes because it was not looked at.
 */
export function buildBundle(location: BundleLocation, tree: TreeFiles, options: BundleOptions = {}): SpecBundle {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const unread = new Map(tree.unread.map((entry) => [entry.path, entry]));
  const documents: Document[] = [];
  const missing: UnreadFile[] = [];
  for (const path of location.documents) {
    const file = files.get(path);
    if (file) documents.push(readDocument(roleOf(path, location), file, options));
    else missing.push(unread.get(path) ?? { path, reason: "missing" });
  }
  const tasks = documents.find(({ role }) => role === "tasks");
  return { location, documents, unread: missing, taskList: tasks ? readTasks(tasks, options) : null };
}

/** The blocks that rules look at are those that the tasks are read from: a document is parsed once. */
function readTasks({ file, markdown }: Document, options: BundleOptions): TaskList {
  return options.parse?.(file, markdown) ?? parseTaskList(markdown(), options);
}

function readDocument(role: string, file: SourceFile, { blocks }: BundleOptions): Document {
  let parsed: MarkdownDocument | null = role === "tasks" && blocks ? blocks(file) : null;
  const source = parsed?.source ?? decodeSource(file);
  const parse = () => {
    if (role !== "tasks" && !file.path.endsWith(".md")) return { source, blocks: [], refused: null };
    return parseMarkdown(source);
  };
  const markdown = () => {
    parsed ??= parse();
    return parsed;
  };
  return { role, file, source, markdown };
}

/** The role that the layout gives a document; a file it does not know is called by its name. */
function roleOf(path: string, location: BundleLocation): string {
  const name = documentName(location.path, path);
  const layout = layoutOf(location);
  const known = layout?.documents.find((document) => document.name === name)?.role;
  return known ?? layout?.furtherRole?.(name) ?? name.replace(/\.md$/, "");
}
