import { z } from "zod";
import { defineJobKind } from "./job.ts";

const repository = z.object({ id: z.number().int(), owner: z.string(), name: z.string() });
const installationId = z.number().int();

/** Ties a run to the delivery that caused it, for logs and error texts. Null where a schedule did. */
const deliveryId = z.string().nullable();

/** Drains a pull request's command inbox, then reviews it. */
export const REVIEW = defineJobKind({
  name: "review",
  payload: z.object({ ref: z.object({ installationId, repository, number: z.number().int() }), deliveryId }),
  key: ({ ref }) => `${ref.repository.id}#${ref.number}`,
  group: ({ ref }) => `repository:${ref.repository.id}`,
});

/** Judges a group of a merge queue. */
export const REVIEW_GROUP = defineJobKind({
  name: "review-group",
  payload: z.object({
    ref: z.object({
      installationId,
      repository,
      headSha: z.string(),
      baseSha: z.string().nullable(),
      branch: z.string(),
    }),
    isRerun: z.boolean(),
    deliveryId,
  }),
  key: ({ ref }) => `${ref.repository.id}:${ref.headSha}`,
  group: ({ ref }) => `groups:${ref.repository.id}`,
});

/** Ticks on a base branch what merged pull requests completed. */
export const TICK = defineJobKind({
  name: "tick",
  payload: z.object({ installationId, repository, branch: z.string(), deliveryId }),
  key: ({ repository, branch }) => `${repository.id}:${branch}`,
  group: ({ repository }) => `repository:${repository.id}`,
});

/** *Re-run all checks* of a commit. */
export const RERUN_SUITE = defineJobKind({
  name: "rerun-suite",
  payload: z.object({ installationId, repository, checkSuiteId: z.number().int(), headSha: z.string(), deliveryId }),
  key: ({ checkSuiteId }) => `suite:${checkSuiteId}`,
  group: ({ repository }) => `repository:${repository.id}`,
});

/** Looks through one repository for pull requests whose verdict may be another by now; for one base where it moved. */
export const SWEEP_REPOSITORY = defineJobKind({
  name: "sweep-repository",
  payload: z.object({ installationId, repository, branch: z.string().nullable(), deliveryId }),
  key: ({ repository, branch }) => `${repository.id}:${branch ?? ""}`,
  group: ({ repository }) => `sweep:${repository.id}`,
  queue: { concurrency: 2 },
});

/** Looks through one installation for open pull requests without our check. */
export const SWEEP_INSTALLATION = defineJobKind({
  name: "sweep-installation",
  payload: z.object({ installationId, deliveryId }),
  key: ({ installationId }) => `installation:${installationId}`,
  group: ({ installationId }) => `installation:${installationId}`,
  queue: { concurrency: 1, expireInSeconds: 900 },
});

/** Starts a sweep of every installation. */
export const SWEEP = defineJobKind({
  name: "sweep",
  payload: z.object({ deliveryId }),
  key: () => "sweep",
  group: () => "sweep",
  queue: { concurrency: 1 },
});
