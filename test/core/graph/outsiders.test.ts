import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { sourceFile } from "../edits/support.ts";

function unresolvedIn(markdown: string): string[] {
  const { list } = parseTasksFile(sourceFile(markdown));
  return buildGraph(list).unresolved.map(({ kind, text }) => `${kind} ${text}`);
}

describe("an id that no task has", () => {
  it.each(["blocked by PROJ-123", "blocked by GH-45", "depends on ADR-0007", "(depends on SC-001)"])(
    "is somebody outside, where no task is called by its letters: %s",
    (words) => {
      const found = unresolvedIn(`- [ ] T001 Schema\n- [ ] T002 Queries ${words}\n`);
      expect(found.filter((entry) => entry.startsWith("unknown"))).toEqual([]);
    },
  );

  it("is an error of its author, where tasks are called like it", () => {
    expect(unresolvedIn("- [ ] T001 Schema\n- [ ] T002 Queries (depends on T010)\n")).toEqual(["unknown-id T010"]);
  });

  it("is a neighbour in a file of its own, where a single task is called by its letters", () => {
    expect(unresolvedIn("# WP03: Mail\n\n**Dependencies**: WP01\n")).toEqual(["external WP01"]);
  });

  it("is no end of a range of phases of which one is empty", () => {
    const text =
      "## Phase 1: A\n\nNothing yet.\n\n## Phase 2: B\n\n- [ ] T001 b\n\n## Phase 3: C\n\n**Dependencies**: Phase 1-2 complete\n\n- [ ] T002 c\n";
    const { barriers, unresolved } = buildGraph(parseTasksFile(sourceFile(text)).list);
    expect(unresolved).toEqual([]);
    expect(barriers).toMatchObject([{ phase: "3", waitsFor: ["2"] }]);
  });

  it("is a version, where no task is a number", () => {
    expect(unresolvedIn("- [ ] T001 Schema (depends on 2.x)\n- [ ] T002 Mail\n")).toEqual(["external 2.*"]);
  });

  it("is the task of a numbered heading", () => {
    const packages = "## Work Package 1: Schema\n\n## Work Package 2: Mail\n\n**Dependencies**: WP01\n";
    const { list } = parseTasksFile(sourceFile(packages));
    expect(buildGraph(list).dependenciesOf("2")).toMatchObject([{ from: "1" }]);
    const table = "\n## Summary\n\n| WP | Parts | Depends on |\n|---|---|---|\n| WP02 | 1 (T003) | WP01 |\n";
    const { edges } = buildGraph(parseTasksFile(sourceFile(packages.replace(/\*\*D.*\n/, "") + table)).list);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["1 2"]);
  });

  it("says nothing in a sentence about what a task blocks", () => {
    expect(unresolvedIn("- [ ] T001 Printer tray, blocks A1\n")).toEqual([]);
  });
});

describe("tasks that wait for the group they stand in", () => {
  const group = (id: string) => `- [ ] **${id}**: Work on ${id}\n  - Status: Backlog\n`;
  const waiting = (id: string) => `${group(id)}  - Dependencies: M1.*\n`;
  const text = `## M1: Core\n\n${group("M1.1")}${waiting("M1.2")}${waiting("M1.3")}\n## M2: More\n\n${waiting("M2.1")}`;
  const graph = () => buildGraph(parseTasksFile(sourceFile(text)).list);
  const waited = (id: string) =>
    graph()
      .dependenciesOf(id)
      .map(({ from }) => from);

  it("do not wait for one another", () => {
    expect([graph().cycles, waited("M1.2"), waited("M1.3")]).toEqual([[], ["M1.1"], ["M1.1"]]);
  });

  it("are all waited for from outside of it", () => {
    expect(waited("M2.1")).toEqual(["M1.1", "M1.2", "M1.3"]);
  });
});

describe("words in passing that name no task", () => {
  it.each(["the new parser", "all P0 reviews", '"Login"', "`parcel_store`", "M3 #3617"])(
    "are told where they point to something: (depends on %s)",
    (words) => {
      expect(unresolvedIn(`- [ ] T001 Schema (depends on ${words})\n`)).toHaveLength(1);
    },
  );

  it.each(["depends on browser support", "blocked by default", "waits for approval", "gated on density"])(
    "are plain language where they do not: (%s)",
    (words) => {
      expect(unresolvedIn(`- [ ] T001 Schema (${words})\n`)).toEqual([]);
    },
  );

  it("name a task by its title all the same", () => {
    const { list } = parseTasksFile(
      sourceFile("- [ ] T001 Browser support\n- [ ] T002 Pages (depends on browser support)\n"),
    );
    expect(buildGraph(list).edges).toMatchObject([{ from: "T001", to: "T002" }]);
  });
});
