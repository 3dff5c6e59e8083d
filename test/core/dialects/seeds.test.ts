import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { tasksOf } from "../../support/bundles.ts";

const TRUTH = "../shared/seeds/truth.json";

interface TrueTask {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly line: number;
  readonly phase: string;
  readonly parallel: boolean;
  readonly story?: string | null;
  readonly files?: readonly string[];
  readonly acceptance?: number;
  readonly depExpr?: string | null;
  readonly refs?: readonly string[];
}

interface Truth {
  readonly seed: string;
  readonly tasks: readonly TrueTask[];
  readonly phases: readonly { readonly name: string; readonly line: number }[];
  readonly notTasks: readonly { readonly lines: string }[];
  readonly sharedFiles?: Readonly<Record<string, readonly string[]>>;
}

/** Lines of `11-15`, `264,265` and `358-362,368-373`. */
function linesOf(lines: string): number[] {
  return lines.split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

const SEEDS = ["000", "001", "002", "003", "004"];

/** The heading of a phase; the truth leaves out what seed 002 says in parentheses about its pace. */
function titleOf(name: string, { phases }: TaskList): string {
  const paced = phases.find(
    ({ title }) => /^ \((?:Sequential|\d+ parallel) \S+\)$/u.test(title.slice(name.length)) && title.startsWith(name),
  );
  return paced?.title ?? name;
}

describe.skipIf(!existsSync(TRUTH))("the seeds", () => {
  const truths: Truth[] = existsSync(TRUTH) ? JSON.parse(readFileSync(TRUTH, "utf8")) : [];
  const read = (seed: string): { truth: Truth; list: TaskList } => {
    const truth = truths.find((one) => one.seed === seed);
    if (!truth) throw new Error(`truth.json has no seed ${seed}`);
    return { truth, list: tasksOf(new Uint8Array(readFileSync(`../shared/seeds/${seed}.md`))) };
  };

  it.each([
    ["000", "phase-heading"],
    ["001", "task-heading"],
    ["002", "snail"],
    ["003", "platform-kit"],
    ["004", "spec-kit"],
  ])("%s reads as %s, which nothing else ties with", (seed, dialect) => {
    const { list } = read(seed);
    expect([list.dialect, list.notices.filter(({ kind }) => kind === "ambiguous-dialect")]).toEqual([dialect, []]);
  });

  it.each(SEEDS)("%s gives every task with its title, status, line and phase, and nothing else", (seed) => {
    const { truth, list } = read(seed);
    const titles = new Map(list.phases.map(({ id, title }) => [id, title]));
    expect(
      list.tasks.map(({ id, title, status, at, phase, facts }) => {
        const name = phase === null ? null : titles.get(phase);
        return { id, title, status, line: at.line, phase: name, parallel: facts.parallel };
      }),
    ).toEqual(
      truth.tasks.map(({ id, title, status, line, phase, parallel }) => {
        const mapped = status === "backlog" ? "todo" : status;
        return { id, title, status: mapped, line, phase: titleOf(phase.split(" / ").at(-1) ?? "", list), parallel };
      }),
    );
  });

  it.each(SEEDS)("%s gives every phase with its line", (seed) => {
    const { truth, list } = read(seed);
    const innermost = seed === "003" ? list.phases.filter(({ parent }) => parent !== null) : list.phases;
    expect(innermost.map(({ title, at }) => ({ name: title, line: at.line }))).toEqual(
      truth.phases.map(({ name, line }) => ({ name: titleOf(name, list), line })),
    );
  });

  it.each([
    ["000", 50],
    ["001", 150],
    ["002", 25],
    ["003", 30],
    ["004", 30],
  ])("%s has no task where a careful reader sees none", (seed, lines) => {
    const { truth, list } = read(seed);
    const forbidden = new Set(truth.notTasks.flatMap((one) => (/^[\d,-]+$/.test(one.lines) ? linesOf(one.lines) : [])));
    expect(forbidden.size).toBeGreaterThanOrEqual(lines);
    expect(list.tasks.filter(({ at }) => forbidden.has(at.line))).toEqual([]);
  });

  it("003 gives files, acceptance boxes and the dependency fields as written", () => {
    const { truth, list } = read("003");
    expect(
      list.tasks.map(({ facts, expressions }) => ({
        files: facts.files,
        acceptance: facts.acceptance.total,
        depExpr: expressions.find(({ source }) => source === "field")?.text ?? null,
      })),
    ).toEqual(truth.tasks.map(({ files, acceptance, depExpr }) => ({ files, acceptance, depExpr })));
  });

  it("004 gives stories, requirements and the files that several tasks share", () => {
    const { truth, list } = read("004");
    expect(list.tasks.map(({ facts }) => ({ story: facts.story, refs: facts.requirements.toSorted() }))).toEqual(
      truth.tasks.map(({ story, refs }) => ({ story, refs: refs?.toSorted() })),
    );
    const tasksOfFile = new Map<string, string[]>();
    for (const { id, facts } of list.tasks) {
      for (const file of facts.files) tasksOfFile.set(file, [...(tasksOfFile.get(file) ?? []), id]);
    }
    const shared = [...tasksOfFile].filter(([, ids]) => ids.length > 1);
    expect(Object.fromEntries(shared)).toEqual(truth.sharedFiles);
    expect(list.tasks.filter(({ facts }) => facts.files.length === 0).map(({ id }) => id)).toEqual(["T134", "T140"]);
  });

  it("their totals are read with exactly their digits", () => {
    const totals = (seed: string) => read(seed).list.totals.map(({ value, at }) => [at.line, value]);
    expect(totals("003")).toEqual([
      [710, 94],
      [711, 10],
      [712, 0],
      [713, 82],
      [714, 2],
    ]);
    expect(totals("004").filter(([line = 0]) => line > 390)).toEqual([
      [394, 167],
      [395, 13],
      [396, 21],
      [397, 25],
      [398, 18],
      [399, 17],
      [400, 19],
      [401, 54],
      [403, 68],
      [404, 59],
    ]);
  });
});
