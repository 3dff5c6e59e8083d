import { describe, expect, it } from "vitest";
import { atHead } from "../../../src/core/fixes/at-head.ts";
import { sourceFile } from "../../support/bundles.ts";
import { inputOfFiles } from "../../support/every-rule.ts";

const TASKS = "specs/001-parcels/tasks.md";

describe("what is fixed", () => {
  it("is the branch's own document where the result of the merge was judged, in and around the spec bundles", () => {
    const merged = inputOfFiles({ [TASKS]: "- [ ] T001 Merged\n", "AGENTS.md": "merged\n" });
    const own = [sourceFile(TASKS, "- [ ] T001 Own\n"), sourceFile("AGENTS.md", "own\n")];
    const { head, context } = atHead(merged, own);
    expect(head.files).toEqual(own);
    expect(context?.head.files).toEqual(own);
  });

  it("is what was judged where that is the branch's own", () => {
    const input = inputOfFiles({ [TASKS]: "- [ ] T001 Own\n" });
    expect(atHead(input, [])).toBe(input);
  });
});
