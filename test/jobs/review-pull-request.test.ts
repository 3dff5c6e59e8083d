import { describe, expect, it } from "vitest";
import type { PullRequestFacts } from "../../src/core/snapshot/pull-request.ts";
import { GitHubError } from "../../src/github/errors.ts";
import { reviewPullRequest } from "../../src/jobs/review-pull-request.ts";
import type { Run, Services } from "../../src/jobs/services.ts";
import type { InboxEntry } from "../../src/ports/inbox.ts";
import type { JobRequest } from "../../src/ports/job-queue.ts";
import type { Log } from "../../src/ports/log.ts";
import { buildFacts } from "../support/reports.ts";

const quiet = () => undefined;
const LOG: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => LOG };
const RUN: Run = { log: LOG, isLastAttempt: true, signal: new AbortController().signal };
const AWAY = new GitHubError("no", { status: 502, isRetryable: true, requestId: null, reason: "other" });
const COMMENT = { id: 5, nodeId: "IC_5", body: "/spec help", author: { login: "ana", isBot: false }, edited: false };

/** An inbox that gives ten entries at once, before a pull request in a state in which no check is published. */
class Waiting {
  readonly replies: string[] = [];
  readonly #entries: InboxEntry[];
  readonly #facts: PullRequestFacts;
  readonly #permission: () => Promise<string>;
  #sent: JobRequest[] = [];

  constructor(state: "closed" | "merged", items: readonly InboxEntry["item"][], permission = async () => "write") {
    this.#facts = buildFacts({ state, siblings: [], commandComments: [COMMENT] });
    this.#entries = items.map((item, at) => ({ id: at + 1, item, deliveryId: `d${at}`, attempts: 1 }));
    this.#permission = permission;
  }

  get left(): number {
    return this.#entries.length;
  }

  /** Reviews as often as one review has the next one sent, at most twenty times, and returns how often that was. */
  async settle(): Promise<number> {
    for (let rounds = 1; rounds < 20; rounds++) {
      this.#sent = [];
      await reviewPullRequest.bind(this.#payload()).run(this.#services(), RUN);
      if (this.#sent.every(({ queue }) => queue !== "review")) return rounds;
    }
    return 20;
  }

  #payload() {
    const { repository, number } = this.#facts.ref;
    return { ref: { installationId: 1, repository: { ...repository }, number }, deliveryId: null };
  }

  #services(): Services {
    const github = {
      readPullRequest: async () => this.#facts,
      readPermission: this.#permission,
      findComment: async () => null,
      apply: async (effect: { kind: string; body?: string }) => {
        if (effect.kind === "upsert-comment") this.replies.push(effect.body ?? "");
      },
    };
    return {
      now: () => new Date("2026-03-01T10:00:00Z"),
      github: { installation: async () => github },
      inbox: {
        pending: async () => this.#entries.slice(0, 10),
        begin: async () => undefined,
        finish: async (id: number) => {
          const at = this.#entries.findIndex((entry) => entry.id === id);
          if (at >= 0) this.#entries.splice(at, 1);
        },
      },
      completions: { isTaken: async () => true, ofPullRequest: async () => [] },
      verdicts: { headOf: async () => null },
      claims: { of: async () => null },
      trail: { of: async () => [], record: async () => undefined },
      queue: { send: async (request: JobRequest) => this.#sent.push(request) },
    } as unknown as Services;
  }
}

const RERUN = { kind: "rerun" } as const;
const HELP = { kind: "comment", commentId: 5, commentNodeId: "IC_5" } as const;

describe.each(["closed", "merged"] as const)("a %s pull request whose check is asked for again", (state) => {
  it("has the request settled, though no check is published any more", async () => {
    const waiting = new Waiting(state, [RERUN]);
    expect(await waiting.settle()).toBe(1);
    expect(waiting.left).toBe(0);
  });

  it("has what comes after ten such requests answered, and then rests", async () => {
    const waiting = new Waiting(state, [...Array.from({ length: 10 }, () => RERUN), HELP]);
    expect(await waiting.settle()).toBe(2);
    expect(waiting.left).toBe(0);
    expect(waiting.replies).toHaveLength(1);
  });

  it("is not looked at again at once where none of what waits can be answered", async () => {
    const commands = Array.from({ length: 11 }, () => HELP);
    const waiting = new Waiting(state, commands, () => Promise.reject(AWAY));
    expect(await waiting.settle()).toBe(1);
    expect(waiting.left).toBe(11);
  });
});
