import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdDataDirectory } from "../../src/store/data-directory-lock.ts";
import { openDatabase } from "../../src/store/database.ts";
import { freshPgliteDump } from "./support/engines.ts";
import { spawnWorker } from "./support/spawned.ts";

describe("the data directory", () => {
  let root: string;
  let dataDir: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "data-directory-"));
    dataDir = join(root, "data");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const open = async () => openDatabase({ dataDir, template: await freshPgliteDump() });

  it("is made for its owner alone, even where it was there before", async () => {
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o755);
    const database = await open();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    await database.close();
  });

  it("is refused, by name, while a process holds it, and free the moment that one is killed", async () => {
    await (await open()).close();
    const holder = spawnWorker({ dataDir });
    await holder.prints("started");
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      name: "UserError",
      code: "database/held",
      message: expect.stringContaining(dataDir),
    });
    await holder.kill();
    const database = await openDatabase({ dataDir });
    expect(await database.query("select 1 as one")).toEqual([{ one: 1 }]);
    await database.close();
  }, 120_000);

  it("is free again when its database is closed", async () => {
    await (await open()).close();
    const database = await openDatabase({ dataDir });
    await database.close();
  });

  it("goes to one of many who ask for it at once, however long its path", () => {
    const long = join(root, "d".repeat(120));
    mkdirSync(long);
    const releases: (() => void)[] = [];
    let refused = 0;
    for (let asked = 0; asked < 5; asked++) {
      try {
        releases.push(holdDataDirectory(long));
      } catch {
        refused++;
      }
    }
    expect([releases.length, refused]).toEqual([1, 4]);
    for (const release of releases) release();
  });

  it("with something else in it than a database is refused in words that say what to do", async () => {
    mkdirSync(join(dataDir, "pglite"), { recursive: true });
    writeFileSync(join(dataDir, "pglite", "PG_VERSION"), "not a version\n");
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: "database/unreadable" });
    holdDataDirectory(dataDir)();
  });
});

describe("a PostgreSQL that does not answer", () => {
  it("is refused without a word of its credentials", async () => {
    const databaseUrl = "postgres://somebody:hush-hush@127.0.0.1:1/nothing";
    const refusal = await openDatabase({ databaseUrl }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "database/unreachable", message: expect.stringContaining("ECONNREFUSED") });
    expect(String(refusal)).not.toContain("hush-hush");
  });
});
