import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { JobObserver } from "../jobs/run-jobs.ts";
import type { JobQueue } from "../ports/job-queue.ts";

export interface Metrics {
  readonly observeJob: JobObserver;
  observeDelivery(event: string, outcome: "accepted" | "ignored" | "failed"): void;
  /** The Prometheus text format. */
  render(): Promise<string>;
}

/** Counts deliveries and jobs, and shows how much work waits. */
export function createMetrics(depths: JobQueue["depths"]): Metrics {
  const register = new Registry();
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
      for (const { queue, waiting, active } of await depths()) {
        this.set({ queue, state: "waiting" }, waiting);
        this.set({ queue, state: "active" }, active);
      }
    },
  });
  return {
    observeJob: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    observeDelivery: (event, outcome) => deliveries.inc({ event, outcome }),
    render: () => register.metrics(),
  };
}
