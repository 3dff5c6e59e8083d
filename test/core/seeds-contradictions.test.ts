import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import type { Finding } from "../../src/core/report/finding.ts";
import { rules } from "../../src/core/rules/index.ts";
import { PROSE, treeOf } from "../support/bundles.ts";

const SEEDS = "../shared/seeds";

/** Where each seed stands, and what else its layout asks for. */
const PLACES: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  "000": ["spec/a", ["constitution.md", "prd.md", "plan.md"]],
  "001": [".spec/features/001-a", ["specification.md", "plan.md"]],
  "002": ["ouroboros/specs/a", ["requirements.md", "design.md"]],
  "003": ["spec/a", ["constitution.md", "prd.md", "plan.md"]],
  "004": ["specs/001-a", ["spec.md", "plan.md"]],
};

interface Contradiction {
  readonly rule: string;
  readonly kind: "deterministic" | "human" | "check-passes" | "needs-other-file";
  readonly lines: readonly number[];
  readonly text: string;
}

interface Seed {
  readonly seed: string;
  readonly contradictions: readonly Contradiction[];
}

/** The severity at which everybody is told, by the rule that the truth names; a rule that is missing here is a gap. */
const TOLD: Readonly<Record<string, Finding["severity"]>> = {
  "docs/duplicate-metadata": "info",
  "docs/encoding-mojibake": "info",
  "docs/self-contradiction": "info",
  "docs/undeclared-role": "info",
  "graph/ambiguous-dependency": "info",
  "graph/ambiguous-reference": "warning",
  "graph/critical-path-mismatch": "info",
  "graph/dead-end": "warning",
  "graph/declared-order-mismatch": "info",
  "graph/diagram-mismatch": "warning",
  "graph/external-dependency": "info",
  "graph/gate-disagreement": "info",
  "graph/missing-edge-note": "info",
  "graph/orphan-task": "info",
  "graph/parallel-count-mismatch": "info",
  "graph/parallel-file-conflict": "warning",
  "graph/parallel-not-marked": "info",
  "graph/parallel-scope-overlap": "info",
  "graph/parallel-unlisted": "info",
  "graph/phase-order-disagreement": "info",
  "graph/priority-inversion": "info",
  "graph/redundant-dependency": "info",
  "graph/self-including-group": "info",
  "graph/unknown-dependency": "error",
  "graph/unknown-reference": "warning",
  "graph/unresolved-dependency": "warning",
  "spec/unfilled-placeholder": "error",
  "summary/count-mismatch": "warning",
  "summary/unfilled": "info",
  "tasks/acceptance-mismatch": "info",
  "tasks/blocked-by-finished-task": "warning",
  "tasks/done-with-open-acceptance": "warning",
  "tasks/duplicate-id": "warning",
  "tasks/heading-in-list": "info",
  "tasks/id-format": "warning",
  "tasks/inconsistent-indent": "info",
  "tasks/legend-not-gfm": "info",
  "tasks/missing-field": "warning",
  "tasks/missing-path": "info",
  "tasks/missing-work-order": "info",
  "tasks/status-text-mismatch": "info",
};

/** What a rule or its document speaks about as a whole is told once, on its first line or where it begins. */
const LEVELS = ["info", "warning", "error"];

function readSeeds(): readonly Seed[] {
  return existsSync(SEEDS) ? JSON.parse(readFileSync(`${SEEDS}/truth.json`, "utf8")) : [];
}

/** The defaults with every rule that has still to prove itself. */
function withNursery(): Config {
  const levels = new Map(rules.map(({ id, level, nursery }) => [id, nursery?.level ?? level]));
  const settings = Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
    return [id, { ...setting, level: levels.get(id) ?? setting.level }] as const;
  });
  return { ...DEFAULT_CONFIG, rules: Object.fromEntries(settings) };
}

/** What is found in the tasks document of a seed that lacks nothing else. */
function findingsIn(seed: string, config: Config): readonly Finding[] {
  const [directory, documents] = PLACES[seed] ?? ["", []];
  const others = documents.map((name) => [`${directory}/${name}`, `# Title\n\n${PROSE}`] as const);
  const files = { ...Object.fromEntries(others), [`${directory}/tasks.md`]: readFileSync(`${SEEDS}/${seed}.md`) };
  const bundles = discoverBundles(Object.keys(files));
  const evaluation = evaluate({
    bundles,
    knownBundles: bundles,
    head: treeOf(files),
    base: null,
    config,
    change: null,
  });
  expect(evaluation.failures).toEqual([]);
  return evaluation.bundles.flatMap(({ findings }) => findings).filter(({ at }) => at.path.endsWith("/tasks.md"));
}

const contradictions = readSeeds().flatMap(({ seed, contradictions: all }) =>
  all.map((one) => ({ seed, ...one, name: `${seed} ${one.rule} ${one.lines.slice(0, 3).join(", ")}` })),
);
const kindsOf = (kind: Contradiction["kind"]) => contradictions.filter((one) => one.kind === kind);

describe.skipIf(!existsSync(SEEDS))("what the seeds say against themselves", () => {
  const found = new Map(
    Object.keys(PLACES).map((seed) => [seed, readSeeds().length > 0 ? findingsIn(seed, DEFAULT_CONFIG) : []]),
  );

  it.each(kindsOf("deterministic"))("$name is told by default, on one of its lines", ({ seed, rule, lines }) => {
    const told = found.get(seed)?.filter((one) => one.rule === rule && lines.includes(one.at.line)) ?? [];
    const severity = LEVELS[Math.max(...told.map((one) => LEVELS.indexOf(one.severity)))];
    expect(severity === undefined || TOLD[rule] === undefined ? "nothing" : "told").toBe("told");
  });

  it("is told as loudly as the table says, by each rule at its loudest", () => {
    const loudest = new Map<string, number>();
    for (const one of [...found.values()].flat()) {
      const level = LEVELS.indexOf(one.severity);
      if (one.rule in TOLD && level > (loudest.get(one.rule) ?? -1)) loudest.set(one.rule, level);
    }
    expect(Object.fromEntries([...loudest].map(([rule, level]) => [rule, LEVELS[level]]))).toEqual(TOLD);
  });

  it("needs no rule of the nursery", () => {
    const named = new Set(kindsOf("deterministic").map(({ rule }) => rule));
    expect(rules.filter(({ id, nursery }) => named.has(id) && nursery).map(({ id }) => id)).toEqual([]);
  });

  it("has a table without rules that nobody names", () => {
    const named = new Set(kindsOf("deterministic").map(({ rule }) => rule));
    expect(Object.keys(TOLD).filter((rule) => !named.has(rule))).toEqual([]);
  });
});

/** What a control says is right: totals, statuses, parallel statements and the order of work. */
const DOUBTS: Readonly<Record<string, RegExp>> = {
  "002": /^graph\/parallel|^tasks\/heading-status/,
  "003": /^summary\/|^tasks\/(?:heading-status|status-text)/,
  "004": /^summary\/|^tasks\/(?:done|started)-before/,
};

describe.skipIf(!existsSync(SEEDS))("what is right in the seeds", () => {
  it.each(kindsOf("check-passes"))("$name stays unmentioned, with every rule looking", ({ seed, lines }) => {
    for (const config of [DEFAULT_CONFIG, withNursery()]) {
      const told = findingsIn(seed, config).filter(
        ({ rule, at }) => lines.includes(at.line) && DOUBTS[seed]?.test(rule),
      );
      expect(told.map(({ rule, at }) => `${rule} ${at.line}`)).toEqual([]);
    }
  });

  it("004: no id stands twice, and nothing is done before what it waits for", () => {
    const told = findingsIn("004", withNursery()).map(({ rule }) => rule);
    expect(told.filter((rule) => /^tasks\/(?:duplicate-id|done-before|started-before)/.test(rule))).toEqual([]);
  });

  it("002: every parallel statement and every count of parallel tasks", () => {
    const told = findingsIn("002", withNursery()).map(({ rule }) => rule);
    expect(told.filter((rule) => rule.startsWith("graph/parallel"))).toEqual([]);
  });
});
