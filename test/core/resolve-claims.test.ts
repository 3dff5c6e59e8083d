import { describe, expect, it } from "vitest";
import { buildBundle } from "../../src/core/bundle/build-bundle.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { isCalled, resolveClaims } from "../../src/core/resolve-claims.ts";
import { treeOf } from "../support/bundles.ts";

const FILES = {
  "specs/001-auth/spec.md": "# Auth\n",
  "specs/001-auth/tasks.md": "- [ ] T001 Schema\n- [ ] T002 Queries\n",
  "specs/002-search/spec.md": "# Search\n",
  "specs/002-search/tasks.md": "- [ ] T001 Index\n",
};
const KNOWN = discoverBundles(Object.keys(FILES));
const BUNDLES = KNOWN.map((location) => buildBundle(location, treeOf(FILES)));

function claimed(title: string, body: string, bundles = BUNDLES, known = KNOWN): string[] {
  const claims = resolveClaims({ title, body, files: [] }, bundles, known);
  return claims.map(({ written, bundle }) => `${written} in ${bundle}`);
}

describe("what a pull request claims", () => {
  it.each([
    ["PROJ-123: add login", ""],
    ["[ABC-42] fix", ""],
    ["V2: new API", ""],
    ["M1: milestone", ""],
    ["T099: a number of another tracker", ""],
    ["", "Part of Q3 roadmap"],
    ["", "Implements RFC7231 semantics"],
    ["", "Implements US1"],
    ["", "Task: PROJ-123"],
    ["", "Part of octo/web#45"],
    ["web#12: from another repository", ""],
  ])("is nothing by the title %j and the description %j, whatever was judged", (title, body) => {
    expect(claimed(title, body)).toEqual([]);
    expect(claimed(title, body, [], [])).toEqual([]);
  });

  it("is a task that a judged spec bundle has, in title and description", () => {
    expect(claimed("T002: queries", "Task: T002")).toEqual(["T002 in specs/001-auth"]);
  });

  it("is also what only looks like one of its tasks, where the description says so: that is a slip", () => {
    expect(claimed("", "Task: T099")).toEqual(["T099 in null"]);
    expect(claimed("T099: x", "Part of T099")).toEqual(["T099 in null"]);
  });

  it("is of the usual make only, where no spec bundle was judged", () => {
    expect(claimed("T001: schema", "Task: PROJ-123", [])).toEqual(["T001 in null"]);
  });

  it.each(["specs/001-auth", "./specs/001-auth/", "001-auth", "specs/001-auth/tasks.md", "001-auth/tasks.md"])(
    "is in the spec bundle that is written as %j",
    (name) => {
      expect(claimed("", `Task: ${name}#T001`)).toEqual([`${name.replace(/\/$/, "")}#T001 in specs/001-auth`]);
      expect(KNOWN.filter((one) => isCalled(one, name)).map(({ slug }) => slug)).toEqual(["001-auth"]);
    },
  );

  it("is in the spec bundle that the branch is called after, where several have the task", () => {
    const change = { title: "", body: "Completes T001", files: [] };
    expect(resolveClaims(change, BUNDLES, KNOWN)[0]?.bundle).toBeNull();
    const onBranch = resolveClaims({ ...change, branch: "mona/002-search" }, BUNDLES, KNOWN);
    expect(onBranch.map(({ bundle }) => bundle)).toEqual(["specs/002-search"]);
  });

  it("is nothing by the name of a branch alone", () => {
    expect(resolveClaims({ title: "", body: "", files: [], branch: "001-auth-T001" }, BUNDLES, KNOWN)).toEqual([]);
  });

  it("is one claim on one task, however its parts are written", () => {
    const claims = resolveClaims(
      { title: "T002: queries", body: "Part of 001-auth#T002", files: [], commits: ["Work\n\nCompletes: T002"] },
      BUNDLES,
      KNOWN,
    );
    expect(claims.map(({ task, kind }) => [task, kind])).toEqual([["T002", "part-of"]]);
  });

  it("takes from a commit only what a spec bundle has: a commit cannot be corrected", () => {
    const commits = ["Work\n\nCompletes: T099", "Work\n\nCompletes: T002"];
    const claims = resolveClaims({ title: "", body: "", files: [], commits }, BUNDLES, KNOWN);
    expect(claims.map(({ task }) => task)).toEqual(["T002"]);
  });
});
