import { describe, expect, it } from "vitest";
import { findApprover } from "../../src/cli/find-approver.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import type { PullRequestBundles } from "../../src/core/snapshot/pull-request.ts";
import { GitHubError } from "../../src/github/errors.ts";
import { buildFacts } from "../support/reports.ts";

const HEAD = "a".repeat(40);
const TREE = { sha: HEAD, files: [], unread: [] };
const BUNDLES: PullRequestBundles = {
  mergeBaseSha: "b".repeat(40),
  files: [{ path: ".github/workflows/a.yml", status: "modified", previousPath: null }],
  filesComplete: true,
  headConfig: null,
  knownBundles: [],
  bundles: [],
  head: TREE,
  base: { bundles: [], tree: TREE },
};
const REFUSAL = new GitHubError("no", { status: 403, isRetryable: false, requestId: null, reason: "forbidden" });

function find(pusher: string | null | GitHubError, fromFork = false): Promise<string | null> {
  const author = { login: "rosa", isBot: false };
  const opinions = [{ id: 1, author, state: "approved" as const, commitSha: HEAD }];
  const facts = buildFacts({ headSha: HEAD, opinions, fromFork });
  return findApprover({ facts, bundles: BUNDLES }, DEFAULT_CONFIG, {
    readPermission: async () => "write",
    readPusher: async () => {
      if (pusher instanceof GitHubError) throw pusher;
      return pusher;
    },
  });
}

describe("who approved, as the command line finds it", () => {
  it("is somebody who may write and did not push the head", async () => {
    expect(await find("ana")).toBe("rosa");
    expect(await find(null)).toBe("rosa");
  });

  it("is not whoever pushed it", async () => {
    expect(await find("rosa")).toBeNull();
  });

  it("is nobody where GitHub does not answer who pushed it", async () => {
    expect(await find(REFUSAL)).toBeNull();
  });

  it("is not asked about on a fork, where GitHub never tells", async () => {
    expect(await find(REFUSAL, true)).toBe("rosa");
  });
});
