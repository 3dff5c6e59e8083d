import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { PROSE, treeOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";
const GROUPS = /^(?:bundle|spec|docs|coverage)\//;

interface Seed {
  readonly seed: string;
  readonly contradictions: readonly { rule: string; kind: string; lines: readonly number[] }[];
}

/** `rule line` of everything that rules about documents find in a seed, in a spec bundle that lacks nothing else. */
function findingsIn(seed: string): string[] {
  const others = ["constitution.md", "prd.md", "plan.md"].map((name) => [`spec/kit/${name}`, `# Title\n${PROSE}`]);
  const files = { ...Object.fromEntries(others), "spec/kit/tasks.md": readFileSync(`${SEEDS}/${seed}.md`) };
  const bundles = discoverBundles(Object.keys(files));
  const tree = treeOf(files);
  const { bundles: reports } = evaluate({
    bundles,
    knownBundles: bundles,
    head: tree,
    base: null,
    config: DEFAULT_CONFIG,
    change: null,
  });
  const findings = reports.flatMap((report) => report.findings).filter(({ rule }) => GROUPS.test(rule));
  return findings.map(({ rule, at }) => `${rule} ${at.line}`);
}

describe.skipIf(!existsSync(SEEDS))("the documents of the seeds", () => {
  it.each<[string, string[]]>([
    ["000", ["spec/unfilled-template 1", "spec/unfilled-placeholder 1", "docs/duplicate-metadata 449"]],
    ["001", ["spec/unfilled-template 1", "spec/unfilled-placeholder 1"]],
    ["002", ["spec/unfilled-placeholder 1"]],
    [
      "003",
      [
        ...[207, 470, 491, 572, 594].map((line) => `docs/undeclared-role ${line}`),
        "docs/encoding-mojibake 11",
        "docs/duplicate-metadata 709",
      ],
    ],
    ["004", ["docs/self-contradiction 416", "docs/encoding-mojibake 52"]],
  ])("%s holds these and nothing else", (seed, expected) => {
    expect(findingsIn(seed).sort()).toEqual(expected.sort());
  });

  it("hold every contradiction that a rule can find, on one of its lines", () => {
    const seeds = JSON.parse(readFileSync(`${SEEDS}/truth.json`, "utf8")) as Seed[];
    const missed = seeds.flatMap(({ seed, contradictions }) => {
      const found = new Set(findingsIn(seed));
      return contradictions
        .filter(({ rule, kind }) => kind === "deterministic" && GROUPS.test(rule))
        .filter(({ rule, lines }) => !lines.some((line) => found.has(`${rule} ${line}`)))
        .map(({ rule }) => `${seed} ${rule}`);
    });
    expect(missed).toEqual([]);
  });
});
