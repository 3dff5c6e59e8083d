import type { Logger } from "pino";
import { createApp } from "./app/app.ts";
import { createMetrics } from "./app/metrics.ts";
import { createProbot, createWebhookMiddleware } from "./app/probot.ts";
import { startServer } from "./app/server.ts";
import { CHECK_NAME } from "./core/report/check-run.ts";
import { type Environment, readEnvironment } from "./env.ts";
import { createEvaluator } from "./evaluator/create-evaluator.ts";
import { createGitHubApp } from "./github/github-app.ts";
import { createMemoryCache } from "./github/memory-cache.ts";
import { createTokenClient } from "./github/remote.ts";
import { jobs } from "./jobs/index.ts";
import { SWEEP } from "./jobs/kinds.ts";
import { runJobs } from "./jobs/run-jobs.ts";
import type { Services } from "./jobs/services.ts";
import { createLog } from "./log.ts";
import type { JobQueue } from "./ports/job-queue.ts";
import { isSettledWithin } from "./store/is-settled-within.ts";
import { openStore, type Store } from "./store/store.ts";

/** How long running jobs may take to finish once the server has stopped. */
const GRACE_MS = 5_000;

/** The whole stop, whatever hangs: a supervisor that waits ten seconds must not have to kill us. */
const STOP_MS = 9_000;

/** Trees and documents by SHA, which never change, kept in memory. */
const CACHE_BYTES = 128 * 1024 * 1024;

interface Service {
  readonly url: string;
  /** Takes no more work, lets what runs finish or hands it back, and closes. */
  stop(): Promise<void>;
}

/** Composes and starts the service. Throws `UserError` where it must not start: another process holds the data directory. */
async function startService(environment: Environment, log: Logger): Promise<Service> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = environment;
  const store = await openStore({ databaseUrl, dataDir, queues: jobs.map(({ queue }) => queue), log });
  try {
    return await startOn(store, environment, log);
  } catch (error) {
    await store.stop(0);
    throw error;
  }
}

async function startOn(store: Store, environment: Environment, log: Logger): Promise<Service> {
  const evaluator = createEvaluator({}, { onBug: (err) => log.error({ err }, "a worker thread failed") });
  const probot = createProbot(probotSettings(environment, log));
  const github = createGitHubApp({
    auth: (installationId) => (installationId === undefined ? probot.auth() : probot.auth(installationId)),
    withToken: createTokenClient({ baseUrl: environment.apiUrl, log }),
    appId: environment.APP_ID,
    checkName: CHECK_NAME,
    cache: createMemoryCache(CACHE_BYTES),
  });
  const metrics = createMetrics(() => store.queue.depths());
  const services: Services = { ...store, github, evaluator, now: () => new Date() };
  await runJobs(jobs, services, log, metrics.observeJob);
  await store.start();
  const server = await startServer({
    host: environment.HOST,
    port: environment.PORT,
    webhooks: await createWebhookMiddleware(probot, createApp({ intake: store.intake, metrics, log })),
    isReady: () => store.isReady(),
    metrics: () => metrics.render(),
    log,
  });
  const sweeping = await startSweeping(store.queue, environment.SWEEP_INTERVAL_SECONDS, log);
  log.info({ url: server.url }, "listening");
  return {
    url: server.url,
    async stop() {
      clearInterval(sweeping);
      store.refuse();
      await server.stop();
      await store.stop(GRACE_MS);
      await evaluator.close();
    },
  };
}

function probotSettings(environment: Environment, log: Logger) {
  return {
    appId: environment.APP_ID,
    privateKey: environment.PRIVATE_KEY,
    secret: environment.WEBHOOK_SECRET,
    apiUrl: environment.apiUrl,
    writeIntervalMs: environment.GITHUB_WRITE_INTERVAL_MS,
    log,
  };
}

/** Looks for open pull requests without our check now, and then at an interval; 0 looks once. */
async function startSweeping(queue: JobQueue, seconds: number, log: Logger): Promise<NodeJS.Timeout | undefined> {
  const request = SWEEP.request({ deliveryId: null });
  await queue.send(request);
  if (seconds === 0) return undefined;
  const send = () => queue.send(request).catch((err: unknown) => log.error({ err }, "a sweep could not be sent"));
  return setInterval(send, seconds * 1000).unref();
}

/** Runs the service until SIGTERM or SIGINT; everything is handed back then, and the process ends. A second signal ends it at once. */
export async function serve(): Promise<void> {
  const environment = readEnvironment(process.env);
  const log = createLog(environment.LOG_LEVEL);
  const service = await startService(environment, log);
  const signal = await nextSignal();
  log.info({ signal }, "stopping");
  void nextSignal().then(() => process.exit(1));
  await stopInTime(service, log);
  process.exit(0);
}

/** What is abandoned is safe: unfinished jobs start again, and unanswered deliveries are made up for by the sweep. */
async function stopInTime(service: Service, log: Logger): Promise<void> {
  try {
    if (await isSettledWithin(STOP_MS, service.stop())) log.info({}, "stopped");
    else log.warn({ milliseconds: STOP_MS }, "stopped without waiting any longer for what did not end");
  } catch (err) {
    log.warn({ err }, "stopped, though not everything could be closed");
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
}
