import { createHmac, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { LocalGitHub } from "../test/local-github/local-github.ts";
import { startServiceProcess, temporaryDirectory } from "../test/support/service-process.ts";
import { middle } from "./median.ts";
import type { Row } from "./report.ts";

const BARE_PROBOT = join(import.meta.dirname, "bare-probot.ts");
const CONNECTIONS = 16;
const DELIVERIES = 2000;
const ROUNDS = 5;

/** Deliveries acknowledged per second with durable enqueue, over Probot with a handler that does nothing. */
export async function measureDeliveries(): Promise<readonly Row[]> {
  const bare = await acknowledgedPerSecond({ entry: BARE_PROBOT });
  const rows: Row[] = [await row("pglite", "PGlite", 0.1, bare, {})];
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (databaseUrl) rows.push(await row("postgresql", "PostgreSQL", 0.2, bare, { DATABASE_URL: databaseUrl }));
  else console.error("PostgreSQL is left out: TEST_DATABASE_URL is not set.");
  return rows;
}

async function row(
  name: string,
  label: string,
  least: number,
  bare: number,
  env: Record<string, string>,
): Promise<Row> {
  const ours = await acknowledgedPerSecond({ env });
  return {
    name: `ratios.deliveries.${name}`,
    what: `acknowledged deliveries on ${label} (${Math.round(ours)}/s) over bare Probot (${Math.round(bare)}/s)`,
    value: ours / bare,
    limit: { kind: "at least", value: least },
  };
}

interface Target {
  readonly entry?: string;
  readonly env?: Record<string, string>;
}

async function acknowledgedPerSecond({ entry, env = {} }: Target): Promise<number> {
  const dataDir = temporaryDirectory();
  const gh = await LocalGitHub.start({ validate: false });
  // Reviews run meanwhile, and wait for GitHub as they do in life: a second for each answer.
  gh.faults.add({
    match: { method: "POST" },
    times: Number.MAX_SAFE_INTEGER,
    effect: { kind: "delay", milliseconds: 1000 },
  });
  const quiet = { LOG_LEVEL: "info", SWEEP_INTERVAL_SECONDS: "0", ...env };
  const service = await startServiceProcess(gh, { dataDir, env: quiet, ...(entry ? { entry } : {}) });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const rate = await playRound(service.webhookUrl, gh.app.webhookSecret, agent);
    if (round > 0) rates.push(rate);
  }
  agent.destroy();
  await service.kill();
  await gh.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return middle(rates);
}

async function playRound(url: string, secret: string, agent: Agent): Promise<number> {
  const deliveries = Array.from({ length: DELIVERIES }, (_, index) => signed(payload(index), secret));
  const started = performance.now();
  const workers = Array.from({ length: CONNECTIONS }, async () => {
    for (let next = deliveries.pop(); next; next = deliveries.pop()) await post(url, next, agent);
  });
  await Promise.all(workers);
  return (DELIVERIES * 1000) / (performance.now() - started);
}

/** As large as GitHub's, spread over 200 pull requests of 20 repositories. */
function payload(index: number): string {
  const number = (index % 200) + 1;
  const id = (number % 20) + 1;
  const repository = { id, name: `shop-${id}`, full_name: `acme/shop-${id}`, owner: { login: "acme" } };
  return JSON.stringify({
    action: "synchronize",
    number,
    pull_request: { number, body: "x".repeat(23_000) },
    repository,
    installation: { id: 1 },
    sender: { type: "User" },
  });
}

interface SignedDelivery {
  readonly body: string;
  readonly signature: string;
}

function signed(body: string, secret: string): SignedDelivery {
  return { body, signature: `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` };
}

function post(url: string, { body, signature }: SignedDelivery, agent: Agent): Promise<void> {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-github-event": "pull_request",
    "x-github-delivery": randomUUID(),
    "x-hub-signature-256": signature,
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: "POST", headers, agent }, (response) => {
      response.resume().on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`a delivery was answered ${response.statusCode}`));
      });
    });
    sending.on("error", reject).end(body);
  });
}
