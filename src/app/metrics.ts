import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { JobObserver } from "../jobs/run-jobs.ts";
import type { JobQueue } from "../ports/job-queue.ts";

export interface Metrics {
  readonly observeJob: JobObserver;
  observeDelivery(event: string, outcome: "accepted" | "ignored" | "failed"): void;
  /** The Prometheus text format. */
  render(): Promise<string>;
}

/** Anybody may ask for the metrics: they cost the database one question a second at most. */
const KEPT_MS = 1000;

/** Reads anew when the last answer is older than this; everybody who asks meanwhile gets that one. */
function keepFor<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  const forget = () => {
    kept = undefined;
  };
  const forgetLater = () => void setTimeout(forget, milliseconds).unref();
  return () => {
    if (kept) return kept;
    kept = read();
    kept.then(forgetLater, forgetLater);
    return kept;
  };
}

/** Counts deliveries and jobs, and shows how much work waits. */
export function createMetrics(depths: JobQueue["depths"]): Metrics {
  const register = new Registry();
  const keptDepths = keepFor(KEPT_MS, depths);
  const registers = [register];
  collectDefaultMetrics({ register, prefix: "spec_kit_enforce_" });
  const deliveries = new Counter({
    name: "spec_kit_enforce_deliveries_total",
    help: "Webhook deliveries by event and outcome.",
    labelNames: ["event", "outcome"],
    registers,
  });
  const jobs = new Histogram({
    name: "spec_kit_enforce_job_seconds",
    help: "Runs of jobs by queue and outcome.",
    labelNames: ["queue", "outcome"],
    buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60],
    registers,
  });
  new Gauge({
    name: "spec_kit_enforce_queue_jobs",
    help: "Jobs that wait or run, by queue.",
    labelNames: ["queue", "state"],
    registers,
    async collect() {
      for (const { queue, waiting, active } of await keptDepths()) {
        this.set({ queue, state: "waiting" }, waiting);
        this.set({ queue, state: "active" }, active);
      }
    },
  });
  return {
    observeJob: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    observeDelivery: (event, outcome) => deliveries.inc({ event, outcome }),
    // The library parts the metrics by empty lines, which the format allows and nobody needs.
    render: async () => (await register.metrics()).replace(/\n{2,}/g, "\n"),
  };
}
