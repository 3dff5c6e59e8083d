import { describe, expect, it } from "vitest";
import { findAwaited } from "../../src/core/awaited-tasks.ts";
import { buildBundle } from "../../src/core/bundle/build-bundle.ts";
import { buildGraph } from "../../src/core/graph/build-graph.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { findStakes } from "../../src/core/stakes.ts";
import { treeOf } from "../support/bundles.ts";

const BASE = {
  "specs/001-auth/spec.md": "# Auth\n",
  "specs/001-auth/tasks.md": "- [ ] T001 [P] Schema in src/db/schema.ts\n- [ ] T002 Queries (depends on T001)\n",
};

function bundlesOf(files: Readonly<Record<string, string>>) {
  return discoverBundles(Object.keys(files)).map((location) => buildBundle(location, treeOf(files)));
}

function stakesOf(files: Readonly<Record<string, string>>, claimed: readonly string[] = []) {
  const before = new Map(bundlesOf(BASE).map((bundle) => [bundle.location.path, bundle]));
  const claims = claimed.map((task) => ({ written: task, bundle: "specs/001-auth", task, kind: "completes" as const }));
  return findStakes(claims, bundlesOf(files), (path) => before.get(path) ?? null);
}

describe("what a pull request alone can have", () => {
  it("is nothing where it adds nothing and claims no parallel task", () => {
    expect(stakesOf(BASE, ["T002"])).toEqual([]);
  });

  it("is the number of a feature that it adds, not a time stamp", () => {
    const added = { "specs/002-cart/spec.md": "# Cart\n", "specs/20260301-101500-search/spec.md": "# Search\n" };
    expect(stakesOf({ ...BASE, ...added })).toEqual([{ kind: "number", key: "specs/002", name: "specs/002-cart" }]);
  });

  it("is no day at the beginning of a name", () => {
    const added = { "agent-os/specs/2026-01-31-search/spec.md": "# Search\n" };
    expect(stakesOf({ ...BASE, ...added })).toEqual([]);
  });

  it("is the id of a task that it adds to a document of before, with its title on one line", () => {
    const tasks = `${BASE["specs/001-auth/tasks.md"]}- [ ] T003  Roll   out\n`;
    expect(stakesOf({ ...BASE, "specs/001-auth/tasks.md": tasks })).toEqual([
      { kind: "task-id", key: "specs/001-auth/tasks.md#T003", name: "Roll out" },
    ]);
  });

  it("is a file of a parallel task that it names", () => {
    expect(stakesOf(BASE, ["T001"])).toEqual([{ kind: "file", key: "src/db/schema.ts", name: "specs/001-auth#T001" }]);
  });

  it("is no file of a task that is done", () => {
    const tasks = BASE["specs/001-auth/tasks.md"].replace("- [ ] T001", "- [x] T001");
    expect(stakesOf({ ...BASE, "specs/001-auth/tasks.md": tasks }, ["T001"])).toEqual([]);
  });

  it("is at most 300 things", () => {
    const tasks = Array.from({ length: 400 }, (_, at) => `- [ ] T${1000 + at} Part ${at}\n`).join("");
    expect(stakesOf({ ...BASE, "specs/001-auth/tasks.md": tasks })).toHaveLength(300);
  });
});

describe("what a pull request waits for", () => {
  function awaited(tasks: string, claimed: readonly string[]) {
    const [bundle] = bundlesOf({ ...BASE, "specs/001-auth/tasks.md": tasks });
    if (!bundle?.taskList) throw new Error("there are no tasks");
    const claims = claimed.map((task) => ({
      written: task,
      bundle: "specs/001-auth",
      task,
      kind: "completes" as const,
    }));
    return findAwaited(claims, [{ bundle, graph: buildGraph(bundle.taskList) }]).map(({ task }) => task);
  }

  it("is what its tasks depend on and is open", () => {
    const tasks = "- [x] T001 A\n- [ ] T002 B\n- [ ] T003 C (depends on T001, T002)\n";
    expect(awaited(tasks, ["T003"])).toEqual(["T002"]);
    expect(awaited(tasks, ["T002"])).toEqual([]);
    expect(awaited(tasks, ["T002", "T003"])).toEqual([]);
  });
});
