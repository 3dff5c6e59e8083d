import { describe, expect, it } from "vitest";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { parseTaskList } from "../../../src/core/dialects/parse-task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { KeptStandings, keptWhile, noteState, standingOf } from "../../../src/core/graph/list-state.ts";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";

function listOf(text: string): TaskList {
  const file = { path: "specs/001-a/tasks.md", bytes: new TextEncoder().encode(text), blobSha: text, mode: "100644" };
  return parseTaskList(parseMarkdown(decodeSource(file as Parameters<typeof decodeSource>[0])));
}

const TASKS = "## Phase 1: A\n\n- [ ] T001 a\n- [ ] T002 b\n";
const edited = (from: string, to: string) => listOf(TASKS.replace(from, to));
const NOWHERE: Parameters<typeof noteState>[2] = new Map();
const byStatus = ({ status }: { readonly status: string }) => status;

/** The key of an edited list beside the one that it was made of; null where they share no state. */
function keyAfter(from: string, to: string, goesBy: Parameters<typeof standingOf>[1] = byStatus): string | null {
  const [before, now] = [listOf(TASKS), edited(from, to)];
  noteState(before, null, NOWHERE);
  noteState(now, before, NOWHERE);
  const [first, second] = [standingOf(before, goesBy), standingOf(now, goesBy)];
  return first && second && first.state === second.state ? second.key : null;
}

describe("two lists with the same tasks at the same lines", () => {
  it("share a state, and stand the same while what is gone by does", () => {
    expect(keyAfter("T001 a", "T001 c")).toBe("[]");
    expect(keyAfter("[ ] T002", "[x] T002")).toBe('[1,"\\"done\\""]');
    expect(keyAfter("[ ] T002", "[x] T002", ({ id }) => id)).toBe("[]");
    expect(keyAfter("T001 a", "T001 c", ({ title }) => title)).toBe('[0,"\\"c\\""]');
    expect(keyAfter("[ ] T001", "[X] T001", ({ marks }) => marks.map(({ written }) => written))).toBe(
      '[0,"[\\"X\\"]"]',
    );
    expect(keyAfter("T002 b", "T002 b in src/b.ts", ({ facts }) => facts.files)).toBe('[1,"[\\"src/b.ts\\"]"]');
  });

  it("share none where a phase, a section, a line or what stands around the tasks is another", () => {
    expect(keyAfter("Phase 1: A", "Phase 1: B")).toBeNull();
    expect(keyAfter("- [ ] T002", "\n- [ ] T002")).toBeNull();
    expect(keyAfter("T002 b\n", "T002 b\n\nTotal tasks: 9\n")).toBeNull();
  });

  it("share none where something else in their graphs has moved", () => {
    const [before, now] = [listOf(TASKS), listOf(TASKS)];
    const place = (line: number) => ({ path: "specs/001-a/tasks.md", line, endLine: line });
    noteState(before, null, NOWHERE);
    noteState(now, before, new Map([[place(3), place(4)]]));
    expect(standingOf(now, byStatus)?.state).not.toBe(standingOf(before, byStatus)?.state);
  });

  it("are unknown until they are noted", () => {
    expect(standingOf(listOf(TASKS), byStatus)).toBeNull();
  });
});

describe("values that are kept by standing", () => {
  it("are three of one state, those that were asked for last, each once", () => {
    const kept = new KeptStandings<{ readonly of: string }>();
    const state = { first: listOf(TASKS) };
    for (const key of ["a", "b", "a", "c", "d"]) kept.keep({ state, key }, { of: key });
    expect(["a", "b", "c", "d"].map((key) => kept.valueAt({ state, key })?.of ?? null)).toEqual(["a", null, "c", "d"]);
    expect(kept.valueAt({ state: { first: state.first }, key: "a" })).toBeNull();
  });

  it("are computed once for lists that stand the same, and each time for lists that nobody noted", () => {
    let times = 0;
    const ask = keptWhile(byStatus, () => ({ times: ++times }));
    const [before, now, ticked] = [listOf(TASKS), edited("T001 a", "T001 c"), edited("[ ] T002", "[x] T002")];
    noteState(before, null, NOWHERE);
    noteState(now, before, NOWHERE);
    noteState(ticked, before, NOWHERE);
    const results = [before, now, ticked, now].map((list) => ask(list, buildGraph(list)).times);
    const unknown = listOf(TASKS);
    expect([...results, ask(unknown, buildGraph(unknown)).times, ask(unknown, buildGraph(unknown)).times]).toEqual([
      1, 1, 2, 1, 3, 4,
    ]);
  });
});
