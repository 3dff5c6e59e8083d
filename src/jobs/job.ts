import type { z } from "zod";
import type { JobRequest, Json, QueueDefinition } from "../ports/job-queue.ts";
import type { LogFields } from "../ports/log.ts";
import type { Run, Services } from "./services.ts";

/** A payload names things and never carries their content: the job reads the world anew. */
type PayloadShape = { readonly [key: string]: Json };

/** A kind of background work, apart from the code that does it, so that jobs can ask for one another. */
export interface JobKind<Payload extends PayloadShape> {
  readonly queue: QueueDefinition;
  readonly payload: z.ZodType<Payload>;
  /** What coalesces it; also how logs name the work. */
  key(payload: Payload): string;
  /** The request that enqueues it. */
  request(payload: Payload): JobRequest;
}

interface JobKindDefinition<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Work with equal keys is coalesced: one runs, at most one waits. */
  readonly key: (payload: Payload) => string;
  /** Work of one group never overlaps. */
  readonly group: (payload: Payload) => string;
  readonly queue?: Partial<Omit<QueueDefinition, "name">>;
}

/** Five retries, from 3 seconds on, doubled: together about a minute and a half, longer than GitHub's usual hiccup. */
const USUAL = { retryLimit: 5, retryDelaySeconds: 3, expireInSeconds: 300, concurrency: 4 };

export function defineJobKind<Payload extends PayloadShape>(definition: JobKindDefinition<Payload>): JobKind<Payload> {
  const { name, payload, key, group, queue } = definition;
  return {
    queue: { ...USUAL, ...queue, name },
    payload,
    key,
    request: (value) => ({ queue: name, key: key(value), group: group(value), payload: value }),
  };
}

/** One piece of work, its payload validated: a queue outlives the version that filled it. */
interface BoundJob {
  /** What every log line about it carries. */
  readonly about: LogFields;
  /** The same work once more, for when GitHub says how long to wait. */
  readonly request: JobRequest;
  run(services: Services, run: Run): Promise<void>;
}

/** A kind of work with the code that does it; a run that throws is tried again. */
export interface Job {
  readonly queue: QueueDefinition;
  bind(payload: Json): BoundJob;
}

export function defineJob<Payload extends PayloadShape>(
  kind: JobKind<Payload>,
  run: (payload: Payload, services: Services, run: Run) => Promise<void>,
): Job {
  return {
    queue: kind.queue,
    bind(json) {
      const payload = kind.payload.parse(json);
      const about = { key: kind.key(payload), deliveryId: payload.deliveryId ?? null };
      return { about, request: kind.request(payload), run: (services, facts) => run(payload, services, facts) };
    },
  };
}
