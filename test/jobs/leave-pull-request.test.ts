import { describe, expect, it } from "vitest";
import { GitHubError } from "../../src/github/errors.ts";
import { REVIEW } from "../../src/jobs/kinds.ts";
import { giveUpClaims } from "../../src/jobs/leave-pull-request.ts";
import type { Asker } from "../../src/jobs/publish-review.ts";
import { reviewPullRequest } from "../../src/jobs/review-pull-request.ts";
import { differences } from "../../src/jobs/rival-claims.ts";
import type { Run, Services } from "../../src/jobs/services.ts";
import type { LedgerPage } from "../../src/ports/claim-ledger.ts";

const REPOSITORY = { id: 1, owner: "acme", name: "shop" };
const STAKE = { kind: "number", key: "specs/004", name: "specs/004-auth", since: "2026-03-02T10:00:00.000Z" } as const;
const ZOE = { login: "zoe", isBot: false, fromFork: true, mayWrite: false };

/** Pull request 7 has a number that 8 wants too, and shares its head with 9. */
class Ledger {
  head: string | null = "abc";
  page: LedgerPage = { basis: "basis", claimant: ZOE, claims: [], stakes: [STAKE], waitsFor: [] };
  readonly asked: number[] = [];
  #writes = 0;
  readonly #dieAt: number;

  constructor(dieAt: number) {
    this.#dieAt = dieAt;
  }

  /** Whether other pull requests are still told that 7 has the number. */
  get isHeld(): boolean {
    return this.head !== null && this.page.stakes.length > 0;
  }

  asker(): Asker {
    const rival = { pullRequest: 8, claims: [], stakes: [{ ...STAKE, name: "specs/004-search" }], waitsFor: [] };
    const services = {
      claims: {
        of: async () => this.page,
        others: async () => [rival],
        replace: async (_id: number, _number: number, page: LedgerPage) => this.#write(() => this.#keep(page)),
      },
      verdicts: {
        headOf: async () => this.head,
        on: async () => [7, 9].map((pullRequest) => ({ pullRequest, conclusion: "failure", title: "" })),
        forget: async () => this.#write(() => this.#forget()),
      },
      queue: {
        send: async ({ payload }: { payload: unknown }) =>
          this.#write(() => this.asked.push((payload as { ref: { number: number } }).ref.number)),
      },
    };
    const ref = { installationId: 2, repository: REPOSITORY, number: 7 };
    return { facts: { ref }, services, deliveryId: null } as unknown as Asker;
  }

  #keep(page: LedgerPage): void {
    this.page = page;
  }

  #forget(): void {
    this.head = null;
  }

  #write(act: () => void): void {
    this.#writes += 1;
    if (this.#writes === this.#dieAt) throw new Error("the process dies");
    act();
  }
}

describe("a pull request that is closed", () => {
  it.each([1, 2, 3, 4])(
    "has those that it held up judged anew, though the process dies before write %i",
    async (at) => {
      const ledger = new Ledger(at);
      await expect(giveUpClaims(ledger.asker(), true)).rejects.toThrow("the process dies");
      // Whoever is judged between the two attempts is either asked once more, or finds the number free.
      const askedBefore = ledger.asked.length;
      const wasHeld = ledger.isHeld;
      await giveUpClaims(ledger.asker(), true);
      expect(new Set(ledger.asked)).toEqual(new Set([8, 9]));
      if (wasHeld) expect(ledger.asked.slice(askedBefore)).toContain(8);
      expect(ledger.isHeld).toBe(false);
      expect(ledger.head).toBeNull();
    },
  );

  it("keeps what it claimed where it was merged, and nothing where it may come back", async () => {
    const merged = new Ledger(0);
    await giveUpClaims(merged.asker(), false);
    expect(merged.page.stakes).toEqual([STAKE]);
    const closed = new Ledger(0);
    await giveUpClaims(closed.asker(), true);
    expect(closed.page).toMatchObject({ basis: "", stakes: [] });
  });

  it("asks nobody once it is forgotten", async () => {
    const ledger = new Ledger(0);
    ledger.head = null;
    await giveUpClaims(ledger.asker(), true);
    expect(ledger.asked).toEqual([]);
  });
});

describe("a pull request that GitHub does not find", () => {
  it("keeps since when it has what it has, and asks its rivals anew once it is found", async () => {
    const lost = new Ledger(0);
    const { repository, number, installationId } = lost.asker().facts.ref;
    const notFound = new GitHubError("no", { status: 404, isRetryable: false, requestId: null, reason: "not-found" });
    const services = {
      ...lost.asker().services,
      github: { installation: async () => ({ readPullRequest: () => Promise.reject(notFound) }) },
      inbox: { pending: async () => [] },
    } as unknown as Services;
    const run = { isLastAttempt: true, signal: new AbortController().signal } as unknown as Run;
    const { payload } = REVIEW.request({ ref: { installationId, repository, number }, deliveryId: null });
    await reviewPullRequest.bind(payload).run(services, run);
    expect(new Set(lost.asked)).toEqual(new Set([8, 9]));
    expect(lost.head).toBeNull();
    expect(lost.page).toEqual({ basis: "basis", claims: [], stakes: [STAKE], waitsFor: [] });
    expect(differences(lost.page, { ...lost.page, claimant: ZOE })).toContain(STAKE);
  });
});
