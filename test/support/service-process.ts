import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { jobs } from "../../src/jobs/index.ts";
import { createLog } from "../../src/log.ts";
import { openStore } from "../../src/store/store.ts";

/** What the service needs to know of the GitHub it talks to. */
export interface GitHubCredentials {
  readonly url: string;
  readonly app: { readonly id: number; readonly privateKey: string; readonly webhookSecret: string };
}

interface LogLine {
  readonly msg: string;
  readonly level: number;
  readonly [field: string]: unknown;
}

/** The real service in a process of its own, as `npm start` runs it. */
export interface ServiceProcess {
  readonly url: string;
  readonly webhookUrl: string;
  readonly log: readonly LogLine[];
  /** Holds the process still where it is, and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Resolves when a log line fits. */
  logged(fits: (line: LogLine) => boolean): Promise<LogLine>;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "spec-kit-enforce-"));
}

let prepared: Promise<string> | undefined;

/** A data directory with an empty database in it, copied from one that the first caller makes: a new one costs seconds. */
export async function preparedDataDir(): Promise<string> {
  prepared ??= prepareDataDir();
  const copy = temporaryDirectory();
  cpSync(await prepared, copy, { recursive: true });
  return copy;
}

async function prepareDataDir(): Promise<string> {
  const dataDir = temporaryDirectory();
  const queues = jobs.map(({ queue }) => queue);
  const store = await openStore({ dataDir, queues, log: createLog("silent") });
  await store.stop(0);
  return dataDir;
}

export interface ServiceSettings {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The entry to run; the release test runs `dist/bin.js`. */
  readonly entry?: string;
}

const ENTRY = join(import.meta.dirname, "../../src/bin.ts");

/** Starts the service and waits until it listens. Rejects with its standard error when it refuses to start. */
export async function startServiceProcess(
  github: GitHubCredentials,
  { dataDir, env = {}, entry = ENTRY }: ServiceSettings,
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [entry, "serve"], {
    env: {
      ...inherited(),
      ...credentials(github),
      DATA_DIR: dataDir,
      PORT: "0",
      GITHUB_WRITE_INTERVAL_MS: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: LogLine[] = [];
  const waiting = new Set<(line: LogLine) => void>();
  createInterface({ input: child.stdout }).on("line", (text) => {
    const line = JSON.parse(text) as LogLine;
    log.push(line);
    for (const tell of waiting) tell(line);
  });
  const logged = (fits: (line: LogLine) => boolean) =>
    new Promise<LogLine>((resolve) => {
      const tell = (line: LogLine) => {
        if (!fits(line)) return;
        waiting.delete(tell);
        resolve(line);
      };
      waiting.add(tell);
      log.forEach(tell);
    });
  const { url } = await Promise.race([logged(({ msg }) => msg === "listening"), refusal(child)]);
  return {
    url: String(url),
    webhookUrl: `${url}/api/github/webhooks`,
    log,
    logged,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    stop: () => end(child, "SIGTERM"),
    kill: async () => void (await end(child, "SIGKILL")),
  };
}

function inherited(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}

function credentials({ url, app }: GitHubCredentials): Record<string, string> {
  return {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: app.webhookSecret,
    GITHUB_API_URL: url,
    LOG_LEVEL: "debug",
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, "exit");
  child.kill(signal);
  const [code] = await exit;
  return code as number | null;
}

async function refusal(child: ChildProcess): Promise<never> {
  let text = "";
  child.stderr?.on("data", (chunk) => {
    text += String(chunk);
  });
  const [code] = await once(child, "exit");
  throw new Error(`the service ended with code ${code}: ${text}`);
}
