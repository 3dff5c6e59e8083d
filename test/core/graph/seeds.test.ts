import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { tasksOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";

interface Truth {
  readonly seed: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly deps: readonly string[];
    readonly unknownDeps?: readonly string[];
    readonly external?: readonly string[];
    readonly groups?: readonly string[];
    readonly depExpr?: string | null;
    readonly depLine?: number | null;
  }[];
  readonly mermaid?: {
    readonly nodes: readonly { readonly id: string; readonly resolvesTo: string }[];
    readonly edges: readonly { readonly src: string; readonly dst: string }[];
  };
}

function truthOf(seed: string): Truth {
  const truths: readonly Truth[] = JSON.parse(readFileSync(`${SEEDS}/truth.json`, "utf8"));
  const truth = truths.find((one) => one.seed === seed);
  if (!truth) throw new Error(`No truth about seed ${seed}`);
  return truth;
}

function graphOf(seed: string) {
  return buildGraph(listOf(seed));
}

function listOf(seed: string) {
  return tasksOf(readFileSync(`${SEEDS}/${seed}.md`));
}

describe.skipIf(!existsSync(`${SEEDS}/truth.json`))("the seeds", () => {
  it.each([
    ["000", 17],
    ["001", 21],
    ["002", 34],
    ["003", 137],
    ["004", 0],
  ])("%s has exactly the dependencies of a careful reader, in the order written", (seed, count) => {
    const { tasks } = truthOf(seed);
    const graph = graphOf(seed);
    const found = Object.fromEntries(tasks.map(({ id }) => [id, graph.dependenciesOf(id).map(({ from }) => from)]));
    expect(found).toEqual(Object.fromEntries(tasks.map(({ id, deps }) => [id, deps])));
    expect(graph.edges.length).toBe(count);
    expect(graph.cycles).toEqual([]);
  });

  it.each(["000", "001", "002", "003", "004"])("%s has the unknown ids and outside parties that it names", (seed) => {
    const { unresolved } = graphOf(seed);
    const named = (kind: string) =>
      unresolved.filter((entry) => entry.kind === kind).map(({ task, text }) => `${task}: ${text}`);
    const { tasks } = truthOf(seed);
    expect(named("unknown-id")).toEqual(
      tasks.flatMap(({ id, unknownDeps = [] }) => unknownDeps.map((text) => `${id}: ${text}`)),
    );
    expect(named("external")).toEqual(
      tasks.flatMap(({ id, external = [] }) => external.map((text) => `${id}: ${text}`)),
    );
    expect(named("ambiguous")).toEqual(tasks.flatMap(({ id, groups = [] }) => groups.map((text) => `${id}: ${text}`)));
  });

  it.each(["000", "001", "003"])("%s says on its own line what each task waits for", (seed) => {
    const list = listOf(seed);
    const stated = truthOf(seed).tasks.filter(({ depLine }) => depLine != null);
    expect(stated.length).toBeGreaterThan(10);
    const found = stated.map(({ id, depLine }) => {
      const task = list.tasks.find((one) => one.id === id && one.expressions.some(({ at }) => at.line === depLine));
      return task?.expressions.find(({ at }) => at.line === depLine)?.text;
    });
    expect(found).toEqual(stated.map(({ depExpr }) => depExpr));
  });

  it("001 waits phase by phase, and in its last one for the important tasks of the others", () => {
    const { barriers, unresolved } = graphOf("001");
    expect(
      barriers.map(({ phase, waitsFor, waitsForTasks, confidence }) => [phase, waitsFor, waitsForTasks, confidence]),
    ).toEqual([
      ["2", ["1"], [], "exact"],
      ["3", ["2"], [], "medium"],
      ["4", ["3"], [], "exact"],
      ["5", [], ["2.1", "3.1", "4.2", "4.3"], "medium"],
      ["5", ["4"], [], "exact"],
    ]);
    expect(unresolved.map(({ kind, task, phase, at }) => `${kind} ${task ?? `phase ${phase}`} ${at.line}`)).toEqual([
      "prose 1.1 69",
      "unknown-id 3.1 204",
      "narrowed 4.2 296",
      "prose 4.3 336",
      "narrowed phase 3 190",
      "prose phase 4 276",
      "self-including phase 5 358",
    ]);
  });

  it("001 mentions the tasks that it forgot to define, in its drawing and on its critical path", () => {
    const list = listOf("001");
    const defined = new Set(list.tasks.map(({ id }) => id));
    const unknown = list.mentions.flatMap(({ reference, at }) =>
      reference.kind === "id" && !defined.has(reference.id) ? [`${reference.id} ${at.line}`] : [],
    );
    expect(unknown).toEqual(expect.arrayContaining(["2.3 486", "2.4 492", "2.5 492", "3.3 506"]));
  });

  it("002 draws twelve boxes and sixteen arrows, and each box stands for what its label says", () => {
    const [drawing] = listOf("002").drawings;
    const truth = truthOf("002").mermaid;
    expect(drawing?.edges.map(({ from, to }) => ({ src: from, dst: to }))).toEqual(
      truth?.edges.map(({ src, dst }) => ({ src, dst })),
    );
    const best = drawing?.nodes.map(({ id, names }) => {
      const [name] = names;
      return { id, resolvesTo: name?.kind === "phase" ? `phase:${name.id}` : name?.id };
    });
    expect(best).toEqual(truth?.nodes.map(({ id, resolvesTo }) => ({ id, resolvesTo })));
    expect(new Set(graphOf("002").edges.map(({ source, confidence }) => `${source} ${confidence}`))).toEqual(
      new Set(["diagram high"]),
    );
  });

  it("004 has the barriers that its text states, with its doubts about the second story and the polish phase", () => {
    const barriers = graphOf("004").barriers.map(({ phase, waitsFor, confidence }) => [phase, waitsFor, confidence]);
    expect(barriers).toEqual([
      ["2", ["1"], "high"],
      ["3", ["2"], "high"],
      ["4", ["2"], "high"],
      ["5", ["2"], "high"],
      ["6", ["2"], "high"],
      ["4", ["3"], "low"],
      ["7", ["3", "4", "5", "6"], "medium"],
    ]);
  });

  it("003 has the gates of its rollout headings", () => {
    expect(graphOf("003").barriers.map(({ phase, waitsFor }) => [phase, waitsFor])).toEqual([
      ["1", ["M1"]],
      ["2", ["M2", "M3"]],
      ["3", ["M4"]],
    ]);
  });
});
