import pg from "pg";

/** Ends, as a restart of the server would, the connections that processes of ours keep for one purpose; returns how many. */
export async function endConnections(location: { readonly databaseUrl: string }, purpose: string): Promise<number> {
  return (await ask(location, `select pg_terminate_backend(pid) ${OURS}`, purpose)).length;
}

export async function countConnections(location: { readonly databaseUrl: string }, purpose: string): Promise<number> {
  return (await ask(location, `select pid ${OURS}`, purpose)).length;
}

const OURS =
  "from pg_stat_activity where application_name = 'spec-kit-enforce ' || $1 and datname = current_database()";

async function ask({ databaseUrl }: { readonly databaseUrl: string }, sql: string, purpose: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(sql, [purpose]);
  await client.end();
  return rows;
}

/** Runs a statement on the server's own database, for what cannot be done from within the one at hand. */
export async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}
