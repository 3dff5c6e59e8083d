import { expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { onServer } from "./support/connections.ts";
import { describePostgres } from "./support/engines.ts";

describePostgres("a connection that is lost inside a transaction", (engine) => {
  it("fails the transaction, not the process, and the next one works", async () => {
    const location = engine.location();
    const database = await openDatabase(location);
    const lost = database.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
      await onServer(location.databaseUrl, `select pg_terminate_backend(${row?.pid}, 5000)`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.query("select 1");
    });
    await expect(lost).rejects.toThrow();
    expect(await database.transaction((tx) => tx.query("select 1 as one"))).toEqual([{ one: 1 }]);
    await database.close();
  });
});
