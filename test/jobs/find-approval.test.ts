import { describe, expect, it } from "vitest";
import type { Permission } from "../../src/core/snapshot/permission.ts";
import type { PullRequestBundles, PullRequestFacts, ReviewOpinion } from "../../src/core/snapshot/pull-request.ts";
import { GitHubError } from "../../src/github/errors.ts";
import { findApproval } from "../../src/jobs/find-approval.ts";
import type { Log } from "../../src/ports/log.ts";
import { buildFacts } from "../support/reports.ts";

const HEAD = "a".repeat(40);
const quiet = () => undefined;
const LOG: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => LOG };

function approvalBy(login: string): ReviewOpinion {
  return { id: login.length, author: { login, isBot: false }, state: "approved", commitSha: HEAD };
}

function changing(path: string): PullRequestBundles {
  const tree = { sha: HEAD, files: [], unread: [] };
  const files = [{ path, status: "modified", previousPath: null } as const];
  const around = { knownBundles: [], bundles: [], head: tree, base: { bundles: [], tree } };
  return { mergeBaseSha: "b".repeat(40), files, filesComplete: true, headConfig: null, ...around };
}

interface Scene {
  readonly people: Readonly<Record<string, Permission | Error>>;
  readonly path?: string;
  readonly facts?: Partial<PullRequestFacts>;
  readonly isLastAttempt?: boolean;
  readonly pusher?: string | null | GitHubError;
  readonly readBundles?: () => Promise<PullRequestBundles>;
}

/** Who was found, and who was asked about. */
async function find({
  people,
  path = ".github/workflows/a.yml",
  facts,
  isLastAttempt = true,
  readBundles,
  pusher = null,
}: Scene) {
  const asked: string[] = [];
  const readPermission = async (_repository: unknown, login: string): Promise<Permission> => {
    asked.push(login);
    const answer = people[login] ?? "none";
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const readPusher = async () => {
    if (pusher instanceof GitHubError) throw pusher;
    return pusher;
  };
  const opinions = Object.keys(people).map(approvalBy);
  const found = await findApproval(
    buildFacts({ headSha: HEAD, opinions, ...facts }),
    readBundles ?? (async () => changing(path)),
    { readPermission, readPusher },
    { log: LOG, isLastAttempt, signal: new AbortController().signal },
  );
  return { found: found?.author.login ?? null, asked };
}

function refusal(isRetryable: boolean): GitHubError {
  return new GitHubError("no", { status: 500, isRetryable, requestId: null, reason: "other" });
}

describe("the approval of a head", () => {
  it.each<[Permission, boolean]>([
    ["none", false],
    ["read", false],
    ["triage", false],
    ["write", true],
    ["admin", true],
  ])("by somebody with permission %s counts: %s", async (permission, counts) => {
    expect(await find({ people: { otto: permission } })).toEqual({ found: counts ? "otto" : null, asked: ["otto"] });
  });

  it("is the first one that counts, and nobody is asked about after it", async () => {
    const people = { rita: "read", otto: "write", ada: "admin" } as const;
    expect(await find({ people })).toEqual({ found: "otto", asked: ["rita", "otto"] });
  });

  it("is looked for among thirty people at most, so that a few who may not write hide nobody", async () => {
    const readers = Array.from({ length: 40 }, (_, at) => [`reader-${at}`, "read" as const] as const);
    expect((await find({ people: Object.fromEntries(readers) })).asked).toHaveLength(30);
    const few = Object.fromEntries([...readers.slice(0, 12), ["otto", "write" as const]]);
    expect(await find({ people: few })).toMatchObject({ found: "otto" });
  });

  it("is nobody's who pushed that head, in a fork aside, where GitHub does not tell", async () => {
    const people = { otto: "write", ada: "write" } as const;
    expect(await find({ people, pusher: "Otto" })).toMatchObject({ found: "ada", asked: ["ada"] });
    expect(await find({ people, pusher: "Otto", facts: { fromFork: true } })).toMatchObject({ found: "otto" });
    expect(await find({ people, pusher: null })).toMatchObject({ found: "otto" });
  });

  it("does not count where GitHub gives no answer about who pushed, and is asked for again first", async () => {
    const scene = { people: { otto: "write" }, pusher: refusal(true) } as const;
    expect(await find(scene)).toEqual({ found: null, asked: [] });
    await expect(find({ ...scene, isLastAttempt: false })).rejects.toThrow("no");
  });

  it("does not count where GitHub refuses to say who pushed", async () => {
    const scene = { people: { otto: "write" }, pusher: refusal(false) } as const;
    expect(await find({ ...scene, isLastAttempt: false })).toEqual({ found: null, asked: [] });
  });

  it("costs no request where nothing depends on it", async () => {
    expect(await find({ people: { otto: "write" }, path: "src/a.ts" })).toEqual({ found: null, asked: [] });
  });

  it("is asked for on every pull request where it ticks", async () => {
    const config = { path: "c.yml", text: "version: 1\nticks: in-pr\n", blobSha: "c" };
    expect(await find({ people: { otto: "write" }, path: "src/a.ts", facts: { config } })).toMatchObject({
      found: "otto",
    });
  });

  it("does not count where GitHub refuses to say what its author may do", async () => {
    expect(await find({ people: { otto: refusal(false), ada: "write" } })).toMatchObject({ found: "ada" });
    expect(await find({ people: { otto: refusal(true) } })).toMatchObject({ found: null });
  });

  it("is asked for again where another attempt may be answered", async () => {
    await expect(find({ people: { otto: refusal(true) }, isLastAttempt: false })).rejects.toThrow("no");
  });

  it("is none where the change cannot be read, which the verdict tells", async () => {
    const readBundles = () => Promise.reject(new Error("gone"));
    expect(await find({ people: { otto: "write" }, readBundles })).toEqual({ found: null, asked: [] });
  });
});
