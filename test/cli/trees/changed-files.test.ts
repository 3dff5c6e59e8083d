import { expect, it } from "vitest";
import { parseNameStatus } from "../../../src/cli/trees/changed-files.ts";

it("reads changed, new, deleted and renamed files, with line ends in their names", () => {
  expect(parseNameStatus("M\0a b.md\0A\0c\nd.md\0D\0e.md\0R087\0f.md\0g.md\0")).toEqual([
    { path: "a b.md", status: "modified", previousPath: null },
    { path: "c\nd.md", status: "added", previousPath: null },
    { path: "e.md", status: "removed", previousPath: null },
    { path: "g.md", status: "renamed", previousPath: "f.md" },
  ]);
});
