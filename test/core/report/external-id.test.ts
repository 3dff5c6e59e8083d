import { describe, expect, it } from "vitest";
import {
  decidePublication,
  findPullRequest,
  formatExternalId,
  parseExternalId,
} from "../../../src/core/report/external-id.ts";

const wanted = {
  pullRequest: 12,
  outputDigest: "0123456789abcdef",
  annotationsDigest: "fedcba9876543210",
  conclusion: "failure",
};

const there = {
  id: 5,
  headSha: "a".repeat(40),
  status: "completed",
  conclusion: "failure",
  externalId: formatExternalId(wanted),
};

describe("an external id", () => {
  it("is read back as it was written", () => {
    const { conclusion: _, ...id } = wanted;
    expect(there.externalId).toBe("pr:12 output:0123456789abcdef annotations:fedcba9876543210");
    expect(parseExternalId(there.externalId)).toEqual(id);
  });

  it.each(["", "pr:12", "pr:0 output:0123456789abcdef annotations:fedcba9876543210", `${there.externalId} x`])(
    "is not read from %j",
    (text) => {
      expect(parseExternalId(text)).toBeNull();
    },
  );
});

describe("findPullRequest", () => {
  it.each([
    [there.externalId, 12],
    [`${there.externalId} partial`, 12],
    ["pr:12", 12],
    ["pr:12x", null],
    ["12", null],
  ])("finds in %j the number %j", (externalId, number) => {
    expect(findPullRequest(externalId)).toBe(number);
  });
});

describe("decidePublication", () => {
  it("writes nothing when the run says the same", () => {
    expect(decidePublication(there, wanted)).toEqual({ kind: "none" });
  });

  it("makes the first run", () => {
    expect(decidePublication(null, wanted)).toEqual({ kind: "new" });
  });

  it.each([
    ["the text differs", { outputDigest: "1".repeat(16) }],
    ["the conclusion differs", { conclusion: "success" }],
    ["another pull request speaks", { pullRequest: 13 }],
  ])("updates the run when %s", (_name, over) => {
    expect(decidePublication(there, { ...wanted, ...over })).toEqual({ kind: "update", checkRunId: 5 });
  });

  it("completes a run that never was", () => {
    expect(decidePublication({ ...there, status: "in_progress", conclusion: null }, wanted).kind).toBe("update");
  });

  it("makes a new run when annotations differ, because the old ones cannot be taken back", () => {
    expect(decidePublication(there, { ...wanted, annotationsDigest: "2".repeat(16) })).toEqual({ kind: "new" });
  });

  it("makes a new run beside one whose id it cannot read", () => {
    expect(decidePublication({ ...there, externalId: "" }, wanted)).toEqual({ kind: "new" });
  });
});
