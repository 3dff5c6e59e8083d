// Prints the audit trail of slash-commands, refusals too, one JSON object a line, oldest first:
// `npm run --silent trail -- <repository-id> [pull-request]`, on the database of DATABASE_URL or DATA_DIR.
import { existsSync } from "node:fs";
import { createCommandTrail } from "../src/store/command-trail.ts";
import { openDatabase } from "../src/store/database.ts";

const [repositoryId, pullRequest] = process.argv.slice(2).map(Number);
const isPlain = (number: number | undefined) => number === undefined || Number.isSafeInteger(number);
const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = process.env;
const isThere = Boolean(databaseUrl) || (dataDir !== undefined && existsSync(dataDir));
if (repositoryId === undefined || !isPlain(repositoryId) || !isPlain(pullRequest) || !isThere) {
  console.error(
    "Usage: npm run --silent trail -- <repository-id> [pull-request], with DATABASE_URL or DATA_DIR of the service.",
  );
  process.exit(2);
}
const database = await openDatabase(databaseUrl ? { databaseUrl } : { dataDir: dataDir ?? "" });
try {
  const lines = await createCommandTrail(database).list(repositoryId, pullRequest ?? null);
  for (const line of lines) console.log(JSON.stringify(line));
} finally {
  await database.close();
}
