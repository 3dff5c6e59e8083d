import { constants } from "node:fs";
import { access, chmod, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../core/errors.ts";

/**
 * Replaces a file's bytes at once: a reader sees the old ones or the new ones. The mode stays. Throws `UserError` when
 * the file no longer holds `before`, or its directory cannot be written.
 */
export async function replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    // A rename would replace a write-protected file all the same.
    await access(path, constants.W_OK);
    const { mode } = await stat(path);
    await writeDurably(fresh, after, mode);
    if (!(await readFile(path)).equals(before)) throw changedMeanwhile(path);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    if (error instanceof UserError) throw error;
    const hint = "Check that the file and its directory may be written.";
    throw new UserError("unwritable", `${path} could not be written.`, hint, { cause: error });
  }
}

async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  // `open` applies the umask; the mode of the file that is replaced may be wider.
  await chmod(path, mode & 0o7777);
}

function changedMeanwhile(path: string): UserError {
  return new UserError("changed", `${path} was changed while it was read.`, "Try again.");
}
