import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Config } from "../../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { Finding } from "../../../src/core/report/finding.ts";
import { rules } from "../../../src/core/rules/index.ts";
import { treeOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";

/** `rule line` of everything found in a seed's tasks, put into a spec bundle. */
function findingsIn(
  seed: string,
  directory: string,
  documents: readonly string[],
  config = DEFAULT_CONFIG,
  isWanted: (finding: Finding) => boolean = () => true,
): string[] {
  const others = documents.map((name) => [`${directory}/${name}`, "# Title\n"] as const);
  const files = { ...Object.fromEntries(others), [`${directory}/tasks.md`]: readFileSync(`${SEEDS}/${seed}.md`) };
  const bundles = discoverBundles(Object.keys(files));
  const head = treeOf(files);
  const evaluation = evaluate({ bundles, knownBundles: bundles, head, base: null, config, change: null });
  expect(evaluation.failures).toEqual([]);
  return evaluation.bundles
    .flatMap(({ findings }) => findings.filter(isWanted).map(({ rule, at }) => `${rule} ${at.line}`))
    .filter(isAboutTasks);
}

function isAboutTasks(finding: string): boolean {
  return /^(?:tasks|graph|summary)\//.test(finding);
}

/** Notes tell nobody to act; the test of what the seeds say against themselves goes through them one by one. */
const isLoud = ({ severity }: Finding) => severity !== "info";

/** The defaults with every rule that has still to prove itself. */
function withNursery(): Config {
  const levels = new Map(rules.map(({ id, level, nursery }) => [id, nursery?.level ?? level]));
  const settings = Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
    return [id, { ...setting, level: levels.get(id) ?? setting.level }] as const;
  });
  return { ...DEFAULT_CONFIG, rules: Object.fromEntries(settings) };
}

/** What a document draws and declares about order, and whom it waits for. */
const DECLARED =
  /^graph\/(?:diagram|unknown-reference|critical|declared-order|dead-end|unmapped|unreadable|self-incl|ambiguous-dep|external|nothing)/;

describe.skipIf(!existsSync(SEEDS))("the seeds, beside what they draw and declare", () => {
  it.each([
    [
      "001",
      ".spec/features/001-a",
      ["specification.md", "plan.md"],
      [
        "graph/self-including-group 358",
        "graph/ambiguous-dependency 296",
        "graph/ambiguous-dependency 190",
        ...[174, 492, 492, 506].map((line) => `graph/unknown-reference ${line}`),
        "graph/diagram-mismatch 514",
        "graph/diagram-mismatch 500",
        "graph/critical-path-mismatch 520",
        "graph/critical-path-mismatch 520",
      ],
    ],
    [
      "002",
      "ouroboros/specs/a",
      ["requirements.md", "design.md"],
      [121, 122, 123].map((line) => `graph/dead-end ${line}`),
    ],
    [
      "003",
      "spec/a",
      ["constitution.md", "prd.md", "plan.md"],
      ["graph/external-dependency 665", "graph/external-dependency 671", "graph/declared-order-mismatch 697"],
    ],
    ["004", "specs/001-platform", ["spec.md", "plan.md"], ["graph/declared-order-mismatch 328"]],
  ])("%s: what contradicts its tasks is reported, and what agrees is not", (seed, directory, documents, expected) => {
    expect(findingsIn(seed, directory, documents, withNursery()).filter((one) => DECLARED.test(one))).toEqual(expected);
  });
});

describe.skipIf(!existsSync(SEEDS))("the seeds, read by every rule", () => {
  it("003: its wrong totals, its milestones that are metrics too, its odd tasks and its prose, and nothing else aloud", () => {
    const documents = ["constitution.md", "prd.md", "plan.md"];
    const found = findingsIn("003", "spec/platform-kit", documents, DEFAULT_CONFIG, isLoud);
    expect(found).toEqual([
      ...[628, 633, 638, 643].map((line) => `tasks/duplicate-id ${line}`),
      ...[628, 633, 638, 643, 648, 653, 662, 668].map((line) => `tasks/missing-field ${line}`),
      "tasks/id-format 468",
      ...[471, 492].map((line) => `graph/unresolved-dependency ${line}`),
      ...[480, 513, 524, 537, 563, 585].map((line) => `graph/ambiguous-reference ${line}`),
      ...[710, 711, 713].map((line) => `summary/count-mismatch ${line}`),
    ]);
  });

  it("004: its wrong totals and shared files, and neither a duplicate id nor a task done too early", () => {
    const found = findingsIn("004", "specs/001-platform", ["spec.md", "plan.md"], DEFAULT_CONFIG, isLoud);
    const shared = [260, 257, 256, 250].map((line) => `graph/parallel-file-conflict ${line}`);
    const counts = [373, 388, 394, 395, 401, 403, 404].map((line) => `summary/count-mismatch ${line}`);
    expect(found).toEqual([...shared, ...counts]);
  });
});

interface Contradiction {
  readonly rule: string;
  readonly kind: string;
  readonly lines: readonly number[];
}

const PLACES: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  "000": ["spec/a", ["constitution.md", "prd.md", "plan.md"]],
  "001": [".spec/features/001-a", ["specification.md", "plan.md"]],
  "002": ["ouroboros/specs/a", ["requirements.md", "design.md"]],
  "003": ["spec/a", ["constitution.md", "prd.md", "plan.md"]],
  "004": ["specs/001-a", ["spec.md", "plan.md"]],
};

/** An empty box beside "In Progress" is no contradiction: it says only that the task is not done. */
const NOT_OURS = new Set(["tasks/status-text-mismatch 600"]);

function contradictionsOf(seed: string): readonly Contradiction[] {
  const all: readonly { readonly seed: string; readonly contradictions: readonly Contradiction[] }[] = JSON.parse(
    readFileSync(`${SEEDS}/truth.json`, "utf8"),
  );
  return all.find((one) => one.seed === seed)?.contradictions ?? [];
}

describe.skipIf(!existsSync(SEEDS))("what is known to be wrong with the tasks and totals of the seeds", () => {
  it.each(Object.entries(PLACES))(
    "%s: is reported on its line, and what is right is not",
    (seed, [directory, documents]) => {
      const found = new Set(findingsIn(seed, directory, documents, withNursery()));
      const known = contradictionsOf(seed).filter(({ rule }) => /^(?:tasks|summary)\//.test(rule));
      const at = ({ rule, lines }: Contradiction) => lines.map((line) => `${rule} ${line}`);
      const expected = known.filter(
        (one) => one.kind === "deterministic" && !at(one).some((place) => NOT_OURS.has(place)),
      );
      expect(expected.filter((one) => !at(one).some((place) => found.has(place)))).toEqual([]);
      const quiet = known.filter(({ kind }) => kind === "check-passes").flatMap(({ lines }) => lines);
      expect(
        [...found].filter((one) => one.startsWith("summary/") && quiet.includes(Number(one.split(" ")[1]))),
      ).toEqual([]);
    },
  );
});

/** What runs at once, what is joined to nothing, and what waits for the wrong task. */
const AT_ONCE = /^graph\/(?:parallel|priority|orphan|redundant|depends-on|phase-order-violation)/;

describe.skipIf(!existsSync(SEEDS))("what is known of the seeds' parallel, loose and wrongly ordered tasks", () => {
  it.each(Object.entries(PLACES))(
    "%s: is reported on one of its lines, and nothing where all is well",
    (seed, [directory, documents]) => {
      const found = findingsIn(seed, directory, documents, withNursery()).filter((one) => AT_ONCE.test(one));
      const all = contradictionsOf(seed);
      const known = all.filter(({ rule, kind }) => kind === "deterministic" && AT_ONCE.test(rule));
      const isMissed = ({ rule, lines }: Contradiction) => !lines.some((line) => found.includes(`${rule} ${line}`));
      expect(known.filter(isMissed)).toEqual([]);
      const well = new Set(all.filter(({ kind }) => kind === "check-passes").flatMap(({ lines }) => lines));
      expect(found.filter((one) => well.has(Number(one.split(" ")[1])))).toEqual([]);
    },
  );

  it("004: every parallel list with a wrong number, and none with the right one", () => {
    const found = findingsIn("004", "specs/001-a", ["spec.md", "plan.md"], withNursery());
    expect(found.filter((one) => one.startsWith("graph/parallel-count"))).toEqual(
      [314, 318, 326].map((line) => `graph/parallel-count-mismatch ${line}`),
    );
  });
});
