import { afterAll, beforeAll, expect, it } from "vitest";
import { createClaimLedger } from "../../src/store/claim-ledger.ts";
import { createCompletions } from "../../src/store/completions.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { describeEngines } from "./support/engines.ts";

describeEngines("migrations", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(engine.location());
  });
  afterAll(() => database.close());

  const applied = async () =>
    (await database.query<{ id: number }>("select id from spec_kit_enforce.migrations order by id")).map(
      ({ id }) => id,
    );

  it("are numbered without gaps, so that their order is beyond doubt", () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1));
  });

  it("are applied once, by however many processes at the same time", async () => {
    await Promise.all([migrate(database), migrate(database), migrate(database)]);
    expect(await applied()).toEqual(migrations.map(({ id }) => id));
  });

  it("keep the claims and the merges that the first version stored", async () => {
    await database.exec("drop schema spec_kit_enforce cascade");
    await migrate(database, migrations.slice(0, 1));
    const place = "'specs/001', 'specs/001/tasks.md', 'T001'";
    await database.exec(`
      insert into spec_kit_enforce.claims values (1, 2, 1, 'login T001', 'completes', ${place}, now());
      insert into spec_kit_enforce.completions
        (repository_id, branch, pull_request, bundle, tasks_path, task, changed_at)
        values (1, 'main', 3, ${place}, now())`);
    await migrate(database);
    const claim = { written: "login T001", kind: "completes", bundle: "specs/001", tasksPath: "specs/001/tasks.md" };
    const page = { basis: "", claims: [{ ...claim, task: "T001" }], stakes: [], waitsFor: [] };
    expect(await createClaimLedger(database, () => new Date()).of(1, 2)).toEqual(page);
    expect(await createCompletions(database, () => new Date()).isTaken(1, 3)).toBe(true);
  });

  it("that fail leave nothing behind", async () => {
    const id = migrations.length + 1;
    const sql =
      "create table spec_kit_enforce.half (id integer); create table spec_kit_enforce.deliveries (id integer)";
    await expect(migrate(database, [...migrations, { id, name: "broken", sql }])).rejects.toThrow("deliveries");
    const tables = await database.query("select 1 from information_schema.tables where table_name = 'half'");
    expect(tables).toEqual([]);
    expect(await applied()).toEqual(migrations.map(({ id }) => id));
  });

  it("of a newer version are refused", async () => {
    const next = { id: migrations.length + 1, name: "next", sql: "create table spec_kit_enforce.next (id integer)" };
    await migrate(database, [...migrations, next]);
    await expect(migrate(database)).rejects.toMatchObject({ code: "database/newer" });
  });
});
