import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UserError } from "../core/errors.ts";

/** SQLite's result code for "somebody else holds the lock" (https://www.sqlite.org/rescode.html#busy). */
const SQLITE_BUSY = 5;

/**
 * Takes a data directory for this process and returns what gives it back. Throws `UserError` when another process, or
 * another database of this one, holds it.
 *
 * The lock is SQLite's exclusive one on an empty file: the operating system drops it the moment the process dies,
 * however it dies, so there is no stale lock to guess about; two starters cannot both win; and it works between
 * containers that share a volume, and on Windows. A lock file with a process id has none of these properties.
 */
export function holdDataDirectory(directory: string): () => void {
  const lock = new DatabaseSync(join(directory, "lock"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? heldByAnother(directory) : cause;
  }
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function heldByAnother(directory: string): UserError {
  return new UserError(
    "database/held",
    `Another process is using DATA_DIR (${directory}); two at once would lose each other's work.`,
    "Stop the other process or give this one a DATA_DIR of its own; to run several processes, set DATABASE_URL to a PostgreSQL.",
  );
}
