import { describe, expect, it } from "vitest";
import { rememberClaims } from "../../src/jobs/publish-review.ts";
import type { Standing } from "../../src/jobs/rival-claims.ts";
import type { LedgerPage } from "../../src/ports/claim-ledger.ts";
import { buildEvaluation, buildFacts } from "../support/reports.ts";

const STAKE = { kind: "number", key: "specs/004", name: "specs/004-auth" } as const;
const MONDAY = "2026-03-02T10:00:00.000Z";
const MONA = { login: "mona", isBot: false, fromFork: false };

/** Mona's pull request 12 has a number that 8 wants too, and was looked at before. */
async function remember(before: Partial<LedgerPage>, standing?: Partial<Standing>) {
  const page: LedgerPage = {
    basis: "basis",
    claims: [],
    stakes: [{ ...STAKE, since: MONDAY }],
    waitsFor: [],
    ...before,
  };
  const asked: number[] = [];
  let kept: LedgerPage = page;
  const rival = { pullRequest: 8, claims: [], stakes: [{ ...STAKE, name: "specs/004-search" }], waitsFor: [] };
  const services = {
    claims: {
      of: async () => page,
      others: async () => [rival],
      replace: async (_id: number, _number: number, written: LedgerPage) => {
        kept = written;
      },
    },
    queue: { send: async ({ payload }: { payload: { ref: { number: number } } }) => asked.push(payload.ref.number) },
    now: () => new Date("2026-03-04T10:00:00.000Z"),
  };
  const visit = { facts: buildFacts(), services, orders: async () => ({ links: [] }), deliveryId: null };
  const found = { ahead: new Set<number>(), behind: new Set<number>(), mayWrite: null, outdated: [], ...standing };
  const judgement = {
    evaluation: buildEvaluation({ ledger: { stakes: [STAKE], waitsFor: [] } }),
    ...(standing ? { standing: found } : {}),
  };
  await rememberClaims(visit as unknown as Parameters<typeof rememberClaims>[0], judgement);
  return { asked, kept };
}

describe("what is remembered of a pull request", () => {
  it("asks nobody anew where nothing changed", async () => {
    const { asked, kept } = await remember({ claimant: { ...MONA, mayWrite: true } }, { mayWrite: true });
    expect(asked).toEqual([]);
    expect(kept).toMatchObject({ claimant: { ...MONA, mayWrite: true }, stakes: [{ since: MONDAY }] });
  });

  it("has those judged anew that it meets where its author may write by now, or no longer", async () => {
    const risen = await remember({ claimant: { ...MONA, mayWrite: false } }, { mayWrite: true });
    expect(risen).toMatchObject({ asked: [8], kept: { claimant: { mayWrite: true } } });
    const fallen = await remember({ claimant: { ...MONA, mayWrite: true } }, { mayWrite: false });
    expect(fallen).toMatchObject({ asked: [8], kept: { claimant: { mayWrite: false } } });
  });

  it("has them judged anew where the page told nobody's rank, and keeps since when it has what it has", async () => {
    const { asked, kept } = await remember({});
    expect(asked).toEqual([8]);
    expect(kept).toMatchObject({ claimant: MONA, stakes: [{ since: MONDAY }] });
  });

  it("keeps what was known of its author where GitHub does not tell now, or nobody was met", async () => {
    const page = { claimant: { ...MONA, mayWrite: true } };
    for (const standing of [undefined, { mayWrite: null }]) {
      expect(await remember(page, standing)).toMatchObject({ asked: [], kept: page });
    }
  });

  it("has those judged anew whose author had other rights when they were judged", async () => {
    const page = { claimant: { ...MONA, mayWrite: true } };
    expect((await remember(page, { mayWrite: true, outdated: [9] })).asked).toEqual([9]);
  });
});
