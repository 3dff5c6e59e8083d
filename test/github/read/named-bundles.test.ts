import { describe, expect, test } from "vitest";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { findNamed, namesAny } from "../../../src/github/read/named-bundles.ts";

const KNOWN = discoverBundles(
  ["001-auth", "002-search"].flatMap((slug) => [`specs/${slug}/spec.md`, `specs/${slug}/tasks.md`]),
);

describe("the spec bundles that a description names", () => {
  test.each(["specs/001-auth", "./specs/001-auth", "001-auth", "specs/001-auth/tasks.md"])(
    "are read where they are written as %j, so that what is passed can also be ticked",
    (name) => {
      expect([...findNamed({ title: "", body: `Task: ${name}#T001` }, KNOWN)]).toEqual(["specs/001-auth"]);
    },
  );

  test.each([
    ["a trailer of a commit", { commits: ["Work\n\nCompletes: 001-auth#T001"] }, ["specs/001-auth"]],
    ["the branch called after it", { headRef: "mona/002-search-index" }, ["specs/002-search"]],
    ["a branch of another name", { headRef: "feature" }, []],
  ])("are those that %s means", (_name, text, named) => {
    const all = { title: "", body: "", ...text };
    expect([...findNamed(all, KNOWN)]).toEqual(named);
    expect(namesAny(all)).toBe(named.length > 0);
  });
});
