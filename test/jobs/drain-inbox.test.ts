import { describe, expect, it } from "vitest";
import { GitHubError } from "../../src/github/errors.ts";
import { drainInbox } from "../../src/jobs/drain-inbox.ts";
import type { Visit } from "../../src/jobs/visit.ts";
import type { Log } from "../../src/ports/log.ts";
import { buildFacts } from "../support/reports.ts";

const quiet = () => undefined;
const LOG: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => LOG };

function refusal(isRetryable: boolean): GitHubError {
  const facts = { status: isRetryable ? 503 : 403, isRetryable, requestId: null, reason: "other" } as const;
  return new GitHubError("no", facts);
}

/** What becomes of a command whose author GitHub tells nothing about, in the last attempt of a job. */
async function fateOf(error: Error, attempts: number): Promise<readonly string[]> {
  const finished: string[] = [];
  const comment = { id: 5, nodeId: "IC_5", body: "/spec help", author: { login: "ana", isBot: false }, edited: false };
  const visit = {
    facts: buildFacts({ commandComments: [comment] }),
    github: { readPermission: () => Promise.reject(error) },
    services: {
      inbox: { begin: async () => undefined, finish: async (_id: number, outcome: string) => finished.push(outcome) },
    },
    run: { log: LOG, isLastAttempt: true },
  } as unknown as Visit;
  const item = { kind: "comment", commentId: 5, commentNodeId: "IC_5" } as const;
  const drained = await drainInbox([{ id: 1, item, deliveryId: "d1", attempts }], visit);
  await drained.finish();
  return finished;
}

describe("a command that cannot be answered in the last attempt", () => {
  it("waits for the next sweep while GitHub is away", async () => {
    expect(await fateOf(refusal(true), 5)).toEqual([]);
  });

  it("is given up once it was tried for so long that GitHub is not the reason", async () => {
    expect(await fateOf(refusal(true), 60)).toEqual(["failed"]);
  });

  it("is given up at once where GitHub refuses, or the mistake is ours", async () => {
    expect(await fateOf(refusal(false), 5)).toEqual(["failed"]);
    expect(await fateOf(new Error("a bug"), 5)).toEqual(["failed"]);
  });
});
