import { describe, expect, it } from "vitest";
import { bundlesCalled } from "../../../src/core/bundle/bundles-called.ts";

const BUNDLES = [
  "specs/001-auth",
  "specs/002-search",
  "web/specs/007-search",
  "specs/20260131-120000-returns",
  "agent-os/specs/2026-01-31-1200-labels",
  ".kiro/specs/search",
].map((path) => ({ path, slug: path.split("/").at(-1) ?? path }));

const called = (name: string) => bundlesCalled(BUNDLES, name).map(({ path }) => path);

describe("what somebody calls a spec bundle", () => {
  it.each([
    ["its path", "specs/001-auth", ["specs/001-auth"]],
    ["its slug", "001-auth", ["specs/001-auth"]],
    ["its slug without the number", "auth", ["specs/001-auth"]],
    ["its slug without a time", "returns", ["specs/20260131-120000-returns"]],
    ["its slug without a day and a time", "labels", ["agent-os/specs/2026-01-31-1200-labels"]],
    ["the whole slug of one before the end of others", "search", [".kiro/specs/search"]],
    ["its number alone, which is no name", "001", []],
    ["another name", "billing", []],
  ])("may be %s", (_, name, paths) => {
    expect(called(name)).toEqual(paths);
  });

  it("may be the name of several, for whoever asks to choose from", () => {
    const twins = BUNDLES.slice(1, 3);
    expect(bundlesCalled(twins, "search")).toEqual(twins);
  });
});
