import { describe, expect, it } from "vitest";
import {
  differences,
  findRivals,
  metBy,
  NOTHING,
  rivalsOf,
  withinLimit,
  withMoments,
} from "../../src/jobs/rival-claims.ts";
import type { LedgerClaim, LedgerEntry, LedgerStake } from "../../src/ports/claim-ledger.ts";

const MONDAY = "2026-03-02T10:00:00.000Z";
const TUESDAY = "2026-03-03T10:00:00.000Z";
const WEDNESDAY = "2026-03-04T10:00:00.000Z";

function claim(task: string, over: Partial<LedgerClaim> = {}): LedgerClaim {
  return { written: task, kind: "completes", bundle: "specs/001", tasksPath: "specs/001/tasks.md", task, ...over };
}

function number(name: string, since?: string): LedgerStake {
  return { kind: "number", key: "specs/004", name, ...(since === undefined ? {} : { since }) };
}

function entry(pullRequest: number, over: Partial<LedgerEntry>): LedgerEntry {
  return { pullRequest, claims: [], stakes: [], waitsFor: [], ...over };
}

describe("findRivals", () => {
  it("gives a task to the pull request that claimed it first", () => {
    const own = { claims: [claim("T001", { since: TUESDAY })], stakes: [] };
    const earlierOf = (since: string) =>
      findRivals(7, own, [entry(9, { claims: [claim("T001", { since })] })]).rivals.map(({ isEarlier }) => isEarlier);
    expect(earlierOf(MONDAY)).toEqual([true]);
    expect(earlierOf(WEDNESDAY)).toEqual([false]);
  });

  it("gives what was claimed at one moment to the lower number", () => {
    const own = { claims: [claim("T001", { since: TUESDAY })], stakes: [] };
    const others = [5, 9].map((pull) => entry(pull, { claims: [claim("T001", { since: TUESDAY })] }));
    expect(findRivals(7, own, others).rivals.map(({ isEarlier }) => isEarlier)).toEqual([true, false]);
  });

  it("takes what we have at the first look for as old as our pull request", () => {
    const others = [entry(9, { stakes: [number("specs/004-search", TUESDAY)] })];
    expect(findRivals(7, NOTHING, others, MONDAY).rivalStakes[0]?.isEarlier).toBe(false);
    expect(findRivals(7, NOTHING, others, WEDNESDAY).rivalStakes[0]?.isEarlier).toBe(true);
  });

  it("takes what we have since this look for younger than all that is known", () => {
    const others = [entry(9, { stakes: [number("specs/004-search", WEDNESDAY)] })];
    expect(findRivals(7, NOTHING, others).rivalStakes[0]?.isEarlier).toBe(true);
  });

  it("leaves out parts: a task may have many", () => {
    const others = [entry(9, { claims: [claim("T001", { kind: "part-of", since: MONDAY })] })];
    expect(findRivals(7, NOTHING, others).rivals).toEqual([]);
  });
});

describe("more stakes than go into an evaluation", () => {
  const heap = Array.from({ length: 6_000 }, (_, at) => ({ ...number(`x/${at}`), key: `x/${at}` }));
  const others = [entry(5, { stakes: heap }), entry(6, { stakes: [number("specs/004-search")] })];
  const shown = (own: Parameters<typeof withinLimit>[1]) => withinLimit(others, own).map(({ stakes }) => stakes.length);

  it("leave room for those that meet ours, whatever heaps others have", () => {
    expect(shown({ claims: [], stakes: [number("specs/004-auth")] })).toEqual([4_999, 1]);
  });

  it("are taken in the ledger's order where none meets ours, and all where they are few", () => {
    expect(shown(NOTHING)).toEqual([5_000, 0]);
    const few = others.slice(1);
    expect(withinLimit(few, NOTHING)).toBe(few);
  });
});

describe("rank", () => {
  const own = { claims: [claim("T001", { since: TUESDAY })], stakes: [number("specs/004-auth", TUESDAY)] };

  it("goes before the moment, both ways", () => {
    const others = [MONDAY, WEDNESDAY].map((since, at) => entry(at + 1, { claims: [claim("T001", { since })] }));
    const ranked = findRivals(7, own, others, undefined, { ahead: new Set([2]), behind: new Set([1]) });
    expect(ranked.rivals.map(({ isEarlier, byRank }) => [isEarlier, byRank])).toEqual([
      [false, undefined],
      [true, true],
    ]);
  });

  it("is asked for where two complete one task, or have one number for two features", () => {
    const others = [
      entry(1, { claims: [claim("T001")] }),
      entry(2, { claims: [claim("T001", { kind: "part-of" })] }),
      entry(3, { stakes: [number("specs/004-search")] }),
      entry(4, { stakes: [number("specs/004-auth")] }),
    ];
    expect(metBy(own, others).map(({ pullRequest }) => pullRequest)).toEqual([1, 3]);
  });
});

describe("what changed in the ledger", () => {
  const before = { claims: [claim("T001")], stakes: [number("specs/004-auth")] };

  it("is what one side has alone, by name", () => {
    const after = { claims: [claim("T001"), claim("T002")], stakes: [number("specs/004-login")] };
    const moved = differences(before, after).map((one) => ("task" in one ? one.task : one.name));
    expect(moved).toEqual(["specs/004-auth", "T002", "specs/004-login"]);
    expect(differences(before, before)).toEqual([]);
  });

  it("concerns those that have something of the same key, whatever its name", () => {
    const others = [
      entry(5, { stakes: [number("specs/004-search")] }),
      entry(6, { stakes: [{ ...number("specs/005-cart"), key: "specs/005" }] }),
      entry(8, { claims: [claim("T001")] }),
    ];
    expect(rivalsOf(differences(before, NOTHING), others)).toEqual([5, 8]);
  });

  it("concerns those that wait for a task which is claimed or given back", () => {
    const others = [
      entry(5, { waitsFor: [{ bundle: "specs/001", task: "T001" }] }),
      entry(6, { claims: [claim("T009")] }),
    ];
    expect(rivalsOf(differences(NOTHING, { claims: [claim("T001")], stakes: [] }), others)).toEqual([5]);
  });

  it("keeps the moment of what stays, and dates a new name anew", () => {
    const kept = withMoments(
      [number("specs/004-auth"), number("specs/004-login")],
      [number("specs/004-auth", MONDAY)],
      TUESDAY,
    );
    expect(kept.map(({ since }) => since)).toEqual([MONDAY, TUESDAY]);
  });
});
