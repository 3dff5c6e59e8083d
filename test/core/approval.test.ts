import { describe, expect, it } from "vitest";
import { approvalsOfHead, heedsApproval } from "../../src/core/approval.ts";
import type { ReviewOpinion } from "../../src/core/snapshot/pull-request.ts";
import { buildFacts } from "../support/reports.ts";

const HEAD = "a".repeat(40);

function opinion(over: Partial<ReviewOpinion> = {}): ReviewOpinion {
  return { id: 1, author: { login: "otto", isBot: false }, state: "approved", commitSha: HEAD, ...over };
}

function approvers(...opinions: readonly ReviewOpinion[]): readonly string[] {
  return approvalsOfHead(buildFacts({ headSha: HEAD, opinions })).map(({ author }) => author.login);
}

describe("an approval counts for the head", () => {
  it("where somebody else gave it on exactly that commit", () => {
    expect(approvers(opinion(), opinion({ author: { login: "rita", isBot: false } }))).toEqual(["otto", "rita"]);
  });

  it.each<[string, Partial<ReviewOpinion>]>([
    ["on an earlier commit", { commitSha: "b".repeat(40) }],
    ["on a commit that is gone", { commitSha: null }],
    ["and dismissed", { state: "dismissed" }],
    ["by a request for changes", { state: "changes-requested" }],
    ["by the author, whatever the case of the name", { author: { login: "MONA", isBot: false } }],
    ["by a bot", { author: { login: "helper[bot]", isBot: true } }],
    ["by an account that is gone", { author: { login: "ghost", isBot: false } }],
  ])("and not given %s", (_name, over) => {
    expect(approvers(opinion(over))).toEqual([]);
  });

  it("and is none where nobody looked", () => {
    expect(approvalsOfHead(buildFacts())).toEqual([]);
  });
});

describe("a verdict heeds approvals", () => {
  it.each([
    [".github/spec-kit-enforce.yml", true],
    [".github/workflows/check.yml", true],
    [".specify/memory/constitution.md", true],
    ["specs/001-auth/checklists/security.md", true],
    ["specs/001-auth/tasks.md", false],
    ["src/a.ts", false],
  ])("where %s is changed: %s", (path, expected) => {
    const files = [{ path, status: "modified", previousPath: null } as const];
    expect(heedsApproval({ files, filesComplete: true }, { rules: {} })).toBe(expected);
  });

  it("where a file is changed that the configuration calls a gate", () => {
    const files = [{ path: "ci/release.yml", status: "modified", previousPath: null } as const];
    const options = { gates: ["ci/*.yml"] };
    const rules = { "trace/gate-changed-with-code": { level: "warning", options } } as const;
    expect(heedsApproval({ files, filesComplete: true }, { rules })).toBe(true);
    expect(heedsApproval({ files, filesComplete: true }, { rules: {} })).toBe(false);
  });

  it("where nobody knows all that is changed", () => {
    expect(heedsApproval({ files: [], filesComplete: false }, { rules: {} })).toBe(true);
  });
});
