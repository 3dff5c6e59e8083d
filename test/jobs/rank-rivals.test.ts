import { describe, expect, it } from "vitest";
import type { Permission } from "../../src/core/snapshot/permission.ts";
import { GitHubError } from "../../src/github/errors.ts";
import { rankRivals } from "../../src/jobs/rank-rivals.ts";
import type { Claimant, LedgerEntry } from "../../src/ports/claim-ledger.ts";
import type { Log } from "../../src/ports/log.ts";
import { buildFacts } from "../support/reports.ts";

const quiet = () => undefined;
const LOG: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => LOG };

function entry(pullRequest: number, claimant: Partial<Claimant> | null): LedgerEntry {
  const content = { claims: [], stakes: [], waitsFor: [] };
  if (claimant === null) return { pullRequest, ...content };
  return {
    pullRequest,
    claimant: { login: `p${pullRequest}`, isBot: false, fromFork: false, ...claimant },
    ...content,
  };
}

type People = Readonly<Record<string, Permission | GitHubError>>;

async function rank(met: readonly LedgerEntry[], people: People, facts = {}, isLastAttempt = true) {
  const asked: string[] = [];
  const readPermission = async (_repository: unknown, login: string): Promise<Permission> => {
    asked.push(login);
    const answer = people[login] ?? "none";
    if (answer instanceof GitHubError) throw answer;
    return answer;
  };
  const run = { log: LOG, isLastAttempt, signal: new AbortController().signal };
  const own = buildFacts({ author: { login: "ana", isBot: false }, ...facts });
  const { ahead, behind, ...standing } = await rankRivals(own, met, { readPermission }, run);
  return { ahead: [...ahead], behind: [...behind], ...standing, asked };
}

const refusal = new GitHubError("no", { status: 500, isRetryable: true, requestId: null, reason: "unavailable" });

describe("the rank of those who have the same", () => {
  it("puts those who may not write behind one who may", async () => {
    const met = [entry(5, { login: "zoe" }), entry(6, { login: "otto" })];
    const { behind, ahead } = await rank(met, { ana: "write", zoe: "read", otto: "admin" });
    expect([behind, ahead]).toEqual([[5], []]);
  });

  it("puts those who may write ahead of one who may not", async () => {
    const met = [entry(5, { login: "zoe" }), entry(6, { login: "otto" })];
    const { behind, ahead } = await rank(met, { ana: "triage", zoe: "read", otto: "write" });
    expect([behind, ahead]).toEqual([[], [6]]);
  });

  it("asks nobody where nobody else has the same, nor about pages that name no author", async () => {
    expect((await rank([], { ana: "write" })).asked).toEqual([]);
    expect((await rank([entry(5, { login: "Ana" }), entry(6, null)], { ana: "write" })).asked).toEqual([]);
  });

  it("asks about each person once, and about thirty at most", async () => {
    const puppets = Array.from({ length: 60 }, (_, at) => entry(at, { login: `zoe${at}`, fromFork: true }));
    const { asked, behind } = await rank([entry(99, { login: "zoe0", fromFork: true }), ...puppets], { ana: "write" });
    expect(asked).toHaveLength(30);
    expect(behind).toHaveLength(61);
  });

  it("asks about those with a branch of the repository first, and takes none of them for a stranger unasked", async () => {
    const puppets = Array.from({ length: 40 }, (_, at) => entry(at, { login: `zoe${at}`, fromFork: true }));
    const people = { ana: "write", otto: "write" } as const;
    const { asked, behind } = await rank([...puppets, entry(99, { login: "otto" })], people);
    expect(asked.slice(0, 2)).toEqual(["ana", "otto"]);
    expect(behind).not.toContain(99);
    const colleagues = Array.from({ length: 40 }, (_, at) => entry(at, { login: `otto${at}` }));
    expect((await rank(colleagues, { ana: "write" })).behind).toHaveLength(29);
  });

  it("names those that were judged when their author had other rights, and our own author's", async () => {
    const met = [
      entry(4, { login: "zoe", mayWrite: false }),
      entry(5, { login: "otto", mayWrite: false }),
      entry(6, { login: "rita" }),
      entry(8, { login: "ida", mayWrite: true }),
    ];
    const people = { ana: "write", otto: "write", ida: refusal } as const;
    expect(await rank(met, people)).toMatchObject({ mayWrite: true, outdated: [5, 6] });
    expect(await rank(met, { ana: refusal })).toMatchObject({ mayWrite: null, outdated: [] });
  });

  it("tells an App from a person of the same name", async () => {
    const author = { login: "release", isBot: true };
    expect(await rank([entry(5, { login: "release", fromFork: true })], {}, { author })).toMatchObject({ behind: [5] });
  });

  it("takes an App's own branch for one of somebody who may write, and its fork for none", async () => {
    const met = [entry(5, { isBot: true }), entry(6, { isBot: true, fromFork: true })];
    expect(await rank(met, { ana: "write" })).toMatchObject({ behind: [6], ahead: [], asked: ["ana"] });
  });

  it("leaves it to who came first where GitHub gives no answer about one of two, once there is no other attempt", async () => {
    const met = [entry(5, { login: "zoe" }), entry(6, { login: "otto" })];
    expect(await rank(met, { ana: "write", zoe: refusal })).toMatchObject({ behind: [6], ahead: [] });
    expect(await rank(met, { ana: "read", zoe: refusal, otto: "write" })).toMatchObject({ behind: [], ahead: [6] });
    expect(await rank(met, { ana: refusal, otto: "write" })).toMatchObject({ behind: [], ahead: [] });
    await expect(rank(met, { ana: "write", zoe: refusal }, {}, false)).rejects.toBe(refusal);
  });
});
