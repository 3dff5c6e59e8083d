import { describe, expect, it } from "vitest";
import { askedBundles } from "../../../src/core/commands/asked-bundles.ts";
import { parseInvocations } from "../../../src/core/commands/parse-invocations.ts";

const asked = (body: string) => askedBundles(parseInvocations(body));

describe("the spec bundles that commands ask about", () => {
  it("are those of the tasks they name, and none in particular for a bare id", () => {
    expect(asked("/spec link 001-auth#T002\n\n/spec tick T003 merged by hand")).toEqual(["001-auth", null]);
  });

  it("are the one that a command about a spec bundle names, whatever stands before it", () => {
    expect(asked("/spec next 3 001-auth\n\n/spec status `specs/002-search/`")).toEqual([
      "001-auth",
      "specs/002-search",
    ]);
  });

  it("are none where a command names neither", () => {
    expect(asked("/spec status\n\n/spec next 3\n\n/spec help\n\n/spec fix summary/count-mismatch")).toEqual([]);
  });
});
