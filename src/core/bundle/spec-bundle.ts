import type { DeclaredLayout } from "../layouts/declared-layout.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { SourceFile, UnreadFile } from "../snapshot/source-file.ts";
import type { TaskList } from "./task-list.ts";

/** Where a spec bundle is: found from paths alone, before any document is read. */
export interface BundleLocation {
  /** Repository-relative directory, without a trailing slash; the file itself where a single file is the bundle. */
  readonly path: string;
  /** Last segment of the path: what people call the bundle. */
  readonly slug: string;
  /** Id of the layout that recognised it. */
  readonly layout: string;
  /** Paths of its documents that exist, in the layout's order. */
  readonly documents: readonly string[];
  /** Names of all files inside, relative to `path`, sorted; at most 500. Absent where the tree was not listed. */
  readonly files?: readonly string[];
  /** The declaration that it was found by, where the configuration's and none of our layouts recognised it. */
  readonly declared?: DeclaredLayout;
}

/** One document of a spec bundle. */
export interface Document {
  /** The role the layout gives it: `tasks`, `plan`, `spec`, `prd`, `constitution`. */
  readonly role: string;
  readonly file: SourceFile;
  readonly source: SourceText;
  /** Its blocks; parsed at the first call, so that rules share one parse. A document that is no Markdown has none. */
  readonly markdown: () => MarkdownDocument;
}

/** A spec bundle with its documents read and its task list parsed. */
export interface SpecBundle {
  readonly location: BundleLocation;
  readonly documents: readonly Document[];
  readonly unread: readonly UnreadFile[];
  /** Absent when the bundle has no tasks document. */
  readonly taskList: TaskList | null;
}
