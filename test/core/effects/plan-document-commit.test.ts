import { describe, expect, it } from "vitest";
import { planDocumentCommit } from "../../../src/core/effects/plan-document-commit.ts";
import type { BranchSnapshot } from "../../../src/core/snapshot/branch-snapshot.ts";
import { sourceFile } from "../../support/bundles.ts";

const TASKS = { ...sourceFile("specs/001-a/tasks.md", "old"), mode: "100755" as const };
const AFTER = new TextEncoder().encode("new");

const BRANCH: BranchSnapshot = {
  repository: { id: 1, owner: "acme", name: "shop" },
  branch: "feature",
  tipSha: "a".repeat(40),
  tree: { sha: "a".repeat(40), files: [TASKS], unread: [] },
  config: null,
  directCommitsRefused: null,
};

const INPUT = {
  branch: BRANCH,
  changes: [{ path: TASKS.path, before: TASKS, after: AFTER }],
  headline: "Fix 1 finding in the spec bundles",
  lines: ["summary/count-mismatch: write 4 for Total Tasks"],
  actor: "otto",
  pullRequest: 7,
};

describe("a commit of documents", () => {
  it("is made on the tip that was looked at, keeps modes, and says what was done and for whom", () => {
    expect(planDocumentCommit(INPUT)).toEqual({
      kind: "commit-files",
      repository: BRANCH.repository,
      branch: "feature",
      expectedHeadSha: BRANCH.tipSha,
      headline: "Fix 1 finding in the spec bundles",
      body: "Asked for by otto in #7.\n\n- summary/count mismatch write 4 for Total Tasks",
      files: [{ path: TASKS.path, mode: "100755", bytes: AFTER }],
    });
  });

  it("is refused where the branch holds other bytes than those that were judged", () => {
    const before = { ...TASKS, blobSha: "another" };
    const planned = planDocumentCommit({ ...INPUT, changes: [{ path: TASKS.path, before, after: AFTER }] });
    expect(planned).toEqual({ refused: expect.stringContaining("is another on the branch") });
  });

  it("is refused where a document is gone, or there by now", () => {
    const gone = { ...sourceFile("gone.md", "x") };
    expect(planDocumentCommit({ ...INPUT, changes: [{ path: "gone.md", before: gone, after: AFTER }] })).toHaveProperty(
      "refused",
    );
    const fresh = [{ path: TASKS.path, before: null, after: AFTER }];
    expect(planDocumentCommit({ ...INPUT, changes: fresh })).toEqual({
      refused: expect.stringContaining("is there by now"),
    });
  });

  it("lets no document mention anybody, close an issue or begin a trailer in the message", () => {
    const lines = ["write @octocat fixes #12\n\nSigned-off-by: x", ...Array.from({ length: 60 }, () => "more")];
    const commit = planDocumentCommit({ ...INPUT, lines });
    const body = "body" in commit ? commit.body : "";
    expect(body).toContain("- write octocat fixes 12 Signed off by x\n");
    expect(body.split("\n").slice(-1)).toEqual(["- 11 more"]);
  });
});
