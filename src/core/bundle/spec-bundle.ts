import type { SourceText } from "../markdown/source-text.ts";
import type { SourceFile, UnreadFile } from "../snapshot/source-file.ts";
import type { TaskList } from "./task-list.ts";

/** Where a spec bundle is: found from paths alone, before any document is read. */
export interface BundleLocation {
  /** Repository-relative directory, without a trailing slash. */
  readonly path: string;
  /** Last segment of the path: what people call the bundle. */
  readonly slug: string;
  /** Id of the layout that recognised it. */
  readonly layout: string;
  /** Paths of its documents that exist, in the layout's order. */
  readonly documents: readonly string[];
}

/** One document of a spec bundle. */
export interface Document {
  /** The role the layout gives it: `tasks`, `plan`, `spec`, `prd`, `constitution`. */
  readonly role: string;
  readonly file: SourceFile;
  readonly source: SourceText;
}

/** A spec bundle with its documents read and its task list parsed. */
export interface SpecBundle {
  readonly location: BundleLocation;
  readonly documents: readonly Document[];
  readonly unread: readonly UnreadFile[];
  /** Absent when the bundle has no tasks document. */
  readonly taskList: TaskList | null;
}
