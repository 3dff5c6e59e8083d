import type { TreeFiles } from "../../core/snapshot/source-file.ts";

/** Files of one state of a directory: its working tree, or a commit. Paths are relative to `root`, with forward slashes. */
export interface Tree {
  /** Absolute path of the directory that the paths are relative to. */
  readonly root: string;
  listPaths(): Promise<readonly string[]>;
  /** What cannot be read as a regular file within the size limit is listed as unread, with the reason. */
  readFiles(paths: readonly string[]): Promise<TreeFiles>;
}

/** Larger files are not even opened; the evaluator's own limit is lower. In bytes. */
export const LARGEST_FILE = 32 * 1024 * 1024;
