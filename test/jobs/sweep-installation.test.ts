import { describe, expect, it } from "vitest";
import type { RepositoryRef } from "../../src/core/snapshot/pull-request.ts";
import { GitHubError } from "../../src/github/errors.ts";
import type { Services } from "../../src/jobs/services.ts";
import { sweepInstallation } from "../../src/jobs/sweep-installation.ts";
import type { JobRequest } from "../../src/ports/job-queue.ts";
import type { Log } from "../../src/ports/log.ts";

const quiet = () => undefined;
const LOG: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => LOG };
const REPOSITORIES: readonly RepositoryRef[] = [1, 2, 3].map((id) => ({ id, owner: "acme", name: `shop-${id}` }));

function refusal(retryAfterSeconds: number | null): GitHubError {
  const facts = { status: 502, isRetryable: true, requestId: null, reason: "unavailable" } as const;
  return new GitHubError("GitHub is not available", { ...facts, retryAfterSeconds });
}

/** Of the third repository a command waits to be answered, and a tick to be made. */
const LEFT_OVER = ["review 3#12", "tick 3:main"];

/** Which repositories were looked at, and what was asked for, where GitHub answers about the second one with an error. */
async function sweep(error: Error) {
  const looked: number[] = [];
  const sent: JobRequest[] = [];
  const client = {
    readRepositories: async () => REPOSITORIES,
    readOpen: async ({ id }: RepositoryRef) => {
      looked.push(id);
      if (id === 2) throw error;
      return [];
    },
  };
  const services = {
    github: { installation: async () => client },
    verdicts: { settled: async () => new Map(), follow: async () => undefined },
    inbox: { waiting: async (repositoryId: number) => (repositoryId === 3 ? [12] : []) },
    completions: { pendingBranches: async (repositoryId: number) => (repositoryId === 3 ? ["main"] : []) },
    queue: { send: async (request: JobRequest) => sent.push(request) },
  } as unknown as Services;
  const run = { log: LOG, isLastAttempt: false, signal: new AbortController().signal };
  const swept = sweepInstallation.bind({ installationId: 9, deliveryId: null }).run(services, run);
  const failure = await swept.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { looked, sent: sent.map(({ queue, key }) => `${queue} ${key}`), failure };
}

describe("the sweep of an installation", () => {
  it("asks again for commands and ticks that were given up while GitHub was away", async () => {
    expect((await sweep(refusal(null))).sent).toEqual(expect.arrayContaining(LEFT_OVER));
  });

  it("does not stop at a repository that GitHub fails to answer about, and has that one alone tried again", async () => {
    expect(await sweep(refusal(null))).toEqual({
      looked: [1, 2, 3],
      sent: ["sweep-repository 2:", ...LEFT_OVER],
      failure: null,
    });
  });

  it("waits as a whole for a rate limit, which is of the installation", async () => {
    const limit = refusal(60);
    expect(await sweep(limit)).toEqual({ looked: [1, 2], sent: [], failure: limit });
  });

  it("does not hide a failure of our own", async () => {
    const bug = new Error("the database is gone");
    expect(await sweep(bug)).toMatchObject({ sent: [], failure: bug });
  });
});
