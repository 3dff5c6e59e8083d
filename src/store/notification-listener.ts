import pg from "pg";
import { GROUPS_CHANNEL, JOBS_CHANNEL, type JobListener } from "./job-notices.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Listens on a connection of its own, for a pool hands its connections to others, and makes a new one whenever it
 * breaks. Resolves when the first attempt has succeeded or failed, with what ends it.
 */
export async function listenForNotifications(databaseUrl: string, listener: JobListener): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;

  const connect = async () => {
    const fresh = newClient(databaseUrl, listener);
    client = fresh;
    // Both an error and an end are told of one broken connection.
    const lose = (error: unknown) => {
      if (isClosed || client !== fresh) return;
      client = undefined;
      fresh.end().catch(() => {});
      listener.onDeaf(error);
      timer = setTimeout(() => void connect(), pauseAfter(failures++));
      timer.unref();
    };
    fresh.on("error", lose);
    fresh.on("end", () => lose(new Error("the connection ended")));
    try {
      await fresh.connect();
      await fresh.query(`listen ${JOBS_CHANNEL}; listen ${GROUPS_CHANNEL}`);
      failures = 0;
      listener.onListening();
    } catch (error) {
      lose(error);
    }
  };

  await connect();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}

function newClient(databaseUrl: string, { onJobs, onGroupFree }: JobListener): pg.Client {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: "spec-kit-enforce listener",
  });
  client.on("notification", ({ channel, payload = "" }) => {
    if (channel === JOBS_CHANNEL) onJobs(payload);
    else onGroupFree(payload);
  });
  return client;
}

/** Doubled from one failure to the next, and spread, so that many processes do not return to a server all at once. */
function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
}
