import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import type { DatabaseLocation, Engine } from "../../../src/store/database.ts";

/** A database of one's own on one of the engines. */
export interface TestEngine<Location extends DatabaseLocation = DatabaseLocation> {
  readonly name: Engine;
  /** Where it is; the same place for the whole block, so that it can be closed and opened again. */
  location(): Location;
}

type PostgresEngine = TestEngine<{ readonly databaseUrl: string }>;

const SERVER = process.env.TEST_DATABASE_URL;

/** The same tests on both engines. Without TEST_DATABASE_URL those on PostgreSQL are skipped, and the end of the run says so. */
export function describeEngines(title: string, body: (engine: TestEngine) => void): void {
  describe(`${title} (PGlite)`, () => body(usePglite()));
  describePostgres(title, body);
}

/** For what PGlite cannot do, such as being open twice. */
export function describePostgres(title: string, body: (engine: PostgresEngine) => void): void {
  describe.skipIf(!SERVER)(`${title} (PostgreSQL)`, () => body(usePostgres()));
}

function usePglite(): TestEngine {
  let dataDir = "";
  let template: Blob;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "store-test-"));
    template = await freshPgliteDump();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  // The dump fills an empty directory only; one that was opened before is opened as it is.
  return {
    name: "pglite",
    location: () => (existsSync(join(dataDir, "pglite")) ? { dataDir } : { dataDir, template }),
  };
}

function usePostgres(): PostgresEngine {
  const database = `store_test_${randomUUID().replaceAll("-", "")}`;
  beforeAll(() => onServer(`create database ${database}`));
  afterAll(() => onServer(`drop database if exists ${database} with (force)`));
  return { name: "postgres", location: () => ({ databaseUrl: withDatabase(database) }) };
}

function withDatabase(database: string): string {
  const url = new URL(SERVER ?? "");
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** An empty database takes seconds to make and a third of one to copy; it depends on nothing but PGlite's version. */
export async function freshPgliteDump(): Promise<Blob> {
  const modules = join(import.meta.dirname, "../../../node_modules");
  const manifest = readFileSync(join(modules, "@electric-sql/pglite/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const file = join(modules, `.cache/pglite-${version}.tar`);
  if (!existsSync(file)) await writeDump(file);
  return new Blob([readFileSync(file)]);
}

async function writeDump(file: string): Promise<void> {
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  mkdirSync(join(file, ".."), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
  renameSync(unfinished, file);
}
