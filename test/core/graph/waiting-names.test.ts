import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { waitingNames } from "../../../src/core/graph/waiting-names.ts";
import { sourceFile } from "../../support/bundles.ts";

function namesOf(lines: readonly string[], ids: readonly string[]) {
  const { list } = parseTasksFile(sourceFile("specs/001-auth/tasks.md", ["# Tasks", "", ...lines, ""].join("\n")));
  return waitingNames(list, buildGraph(list), ids);
}

const CHAIN = [
  "- [ ] T001 Create the table",
  "- [ ] T002 Fill it (depends on T001)",
  "- [ ] T003 Show it (depends on T002)",
  "- [x] T004 Sketch it (depends on T001)",
];

describe("who waits for a task", () => {
  it("is whatever is open behind it, also through others", () => {
    expect(namesOf(CHAIN, ["T001", "T003"])).toEqual([
      { task: "T001", waiting: ["T002", "T003"] },
      { task: "T003", waiting: [] },
    ]);
  });

  it("is not told of a task that the list does not hold", () => {
    expect(namesOf(CHAIN, ["T009"])).toEqual([]);
  });

  it("is ten at most, as no sentence names more", () => {
    const many = Array.from({ length: 30 }, (_, at) => `- [ ] T${at + 10} Do it (depends on T001)`);
    expect(namesOf(["- [ ] T001 Begin", ...many], ["T001"])[0]?.waiting).toHaveLength(10);
  });
});
