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

const SEEN = "a".repeat(40);
const PUSHED = "b".repeat(40);

/** What is recorded of an override that was written at 10:00:05, answered when `headSha` is there with its check. */
async function overridden(
  headSha: string,
  checkedAt: string,
  judgedSha: string,
  refused: string[] = [],
): Promise<readonly string[]> {
  const recorded: string[] = [];
  const author = { login: "otto", isBot: false };
  const written = { id: 5, nodeId: "IC_5", author, edited: false, createdAt: "2026-03-01T10:00:05Z" };
  const comment = { ...written, body: "/spec override because I looked at it" };
  const check = { id: 1, status: "completed", conclusion: "failure", externalId: "", since: checkedAt };
  const visit = {
    facts: buildFacts({ headSha, fromFork: true, checkRun: { ...check, headSha }, commandComments: [comment] }),
    github: { readPermission: async () => "write", findComment: async () => null, apply: async () => undefined },
    services: {
      now: () => new Date("2026-03-01T11:00:00Z"),
      inbox: { begin: async () => undefined, finish: async () => undefined },
      verdicts: { headOf: async () => judgedSha },
      trail: {
        recordRefusals: async (_repository: number, _pull: number, given: readonly { written: string }[]) =>
          refused.push(...given.map(({ written }) => written)),
      },
    },
    run: { log: LOG, isLastAttempt: true },
    judge: () => Promise.reject(refusal(true)),
    records: async () => [],
    record: async (given: readonly { headSha: string }[]) => recorded.push(...given.map((one) => one.headSha)),
  } as unknown as Visit;
  const item = { kind: "comment", commentId: 5, commentNodeId: "IC_5" } as const;
  await drainInbox([{ id: 1, item, deliveryId: "d1", attempts: 12 }], visit);
  return recorded;
}

describe("an override that could not be answered at once", () => {
  it("is recorded later for the commit whose verdict was there when it was written", async () => {
    expect(await overridden(SEEN, "2026-03-01T10:00:00Z", SEEN)).toEqual([SEEN]);
  });

  it("is not recorded for one that was pushed and checked since", async () => {
    const refused: string[] = [];
    expect(await overridden(PUSHED, "2026-03-01T10:20:00Z", PUSHED, refused)).toEqual([]);
    expect(refused).toEqual(["/spec override because I looked at it"]);
  });

  it("is not recorded for one that was checked before on another pull request, or as an earlier head", async () => {
    expect(await overridden(PUSHED, "2026-03-01T09:00:00Z", SEEN)).toEqual([]);
  });
});

describe("a command that needs no verdict", () => {
  it("is answered also while GitHub does not let the pull request be judged", async () => {
    const replies: string[] = [];
    const written = { id: 5, nodeId: "IC_5", author: { login: "ana", isBot: false }, edited: false };
    const visit = {
      facts: buildFacts({ commandComments: [{ ...written, body: "/spec help" }] }),
      github: {
        readPermission: async () => "write",
        findComment: async () => null,
        apply: async (effect: { kind: string; body?: string }) => void replies.push(effect.body ?? ""),
      },
      services: { inbox: { begin: async () => undefined, finish: async () => undefined } },
      run: { log: LOG, isLastAttempt: false },
      judge: () => Promise.reject(refusal(true)),
      records: async () => [],
    } as unknown as Visit;
    const item = { kind: "comment", commentId: 5, commentNodeId: "IC_5" } as const;
    await drainInbox([{ id: 1, item, deliveryId: "d1", attempts: 0 }], visit);
    expect(replies.join("")).toContain("/spec why");
  });
});
