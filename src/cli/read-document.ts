import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { UserError } from "../core/errors.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { findTarget } from "./find-target.ts";
import type { Io } from "./io.ts";
import { nameBundles } from "./name-bundles.ts";
import { existingPath } from "./resolve-path.ts";
import { readSourceFile } from "./trees/read-source-file.ts";

/** A document named on the command line: where it is, and its content under the path that was written. */
export interface NamedDocument {
  readonly absolutePath: string;
  readonly file: SourceFile;
}

async function readTasksOf(io: Io, directory: string): Promise<NamedDocument> {
  const path = `${directory.replace(/\/+$/, "")}/tasks.md`;
  try {
    await existingPath(io, path);
  } catch (cause) {
    const { bundles } = await findTarget(io, [directory]);
    throw new UserError("no-such-path", `"${directory}" holds no tasks.md.`, nameBundles(bundles), { cause });
  }
  return readDocument(io, path);
}

/** Reads the document, or the `tasks.md` of a directory. Throws `UserError` when there is nothing that can be read. */
export async function readDocument(io: Io, written: string): Promise<NamedDocument> {
  const path = await existingPath(io, written);
  if (basename(path) !== "tasks.md" && (await stat(path)).isDirectory()) {
    return readTasksOf(io, written);
  }
  const read = await readSourceFile(dirname(path), basename(path));
  if ("bytes" in read) return { absolutePath: path, file: { ...read, path: written } };
  const why = read.reason === "too-large" ? `has ${read.size} bytes, more than any document` : "is no regular file";
  throw new UserError("unreadable", `"${written}" ${why}.`, "Name the document itself.");
}
