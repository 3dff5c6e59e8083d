import { afterAll, beforeAll, expect, it } from "vitest";
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
