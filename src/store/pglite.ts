import { chmodSync, mkdirSync } from "node:fs";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { UserError } from "../core/errors.ts";
import { holdDataDirectory } from "./data-directory-lock.ts";
import type { Database, Queryable } from "./database.ts";
import { noOtherProcess } from "./group-locks.ts";

/** `template` is a dump made with PGlite's `dumpDataDir`; it fills a new database in a tenth of the time. */
export type PgliteOptions = ({ readonly dataDir: string } | { readonly memory: true }) & { readonly template?: Blob };

/**
 * Opens the embedded database and, for a directory, holds it for as long as the process lives: PGlite itself lets two
 * processes open one directory, and what one of them commits is lost without an error.
 */
export async function openPglite(options: PgliteOptions): Promise<Database> {
  if (!("dataDir" in options)) return wrap(await create(undefined, options.template), () => {});
  const release = holdDirectory(options.dataDir);
  try {
    return wrap(await create(`${options.dataDir}/pglite`, options.template), release);
  } catch (cause) {
    release();
    throw new UserError(
      "database/unreadable",
      `The database in DATA_DIR (${options.dataDir}) cannot be opened.`,
      "Restore the directory from a backup, or move it away to start anew: open pull requests are checked again.",
      { cause },
    );
  }
}

function holdDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  return holdDataDirectory(directory);
}

function create(dataDir: string | undefined, template: Blob | undefined): Promise<PGlite> {
  return PGlite.create({ ...(dataDir ? { dataDir } : {}), ...(template ? { loadDataDir: template } : {}) });
}

function wrap(pglite: PGlite, release: () => void): Database {
  return {
    engine: "pglite",
    ...queryable(pglite),
    exec: async (sql) => void (await pglite.exec(sql)),
    transaction: (work) => pglite.transaction((tx) => work(queryable(tx))),
    queueConnection: () => ({ db: fromPglite(pglite), backend: "pglite" }),
    openGroupLocks: () => noOtherProcess,
    listen: async () => async () => {},
    close: async () => {
      await pglite.close();
      release();
    },
  };
}

function queryable(connection: PGlite | Transaction): Queryable {
  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await connection.query<Row>(sql, [...values])).rows,
  };
}
