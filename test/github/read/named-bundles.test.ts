import { describe, expect, test } from "vitest";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { findNamed } from "../../../src/github/read/named-bundles.ts";

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
});
