import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { treeOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";

/** `rule line` of everything found in a seed's tasks, put into a spec bundle. */
function findingsIn(seed: string, directory: string, documents: readonly string[]): string[] {
  const others = documents.map((name) => [`${directory}/${name}`, "# Title\n"] as const);
  const files = { ...Object.fromEntries(others), [`${directory}/tasks.md`]: readFileSync(`${SEEDS}/${seed}.md`) };
  const bundles = discoverBundles(Object.keys(files));
  const head = treeOf(files);
  const config = DEFAULT_CONFIG;
  const evaluation = evaluate({ bundles, knownBundles: bundles, head, base: null, config, change: null });
  expect(evaluation.failures).toEqual([]);
  return evaluation.bundles
    .flatMap(({ findings }) => findings.map(({ rule, at }) => `${rule} ${at.line}`))
    .filter(isAboutTasks);
}

function isAboutTasks(finding: string): boolean {
  return /^(?:tasks|graph|summary)\//.test(finding);
}

describe.skipIf(!existsSync(SEEDS))("the seeds, read by every rule", () => {
  it("003: its wrong totals, its milestones that are metrics too, its prose and its outside teams, and nothing else", () => {
    const found = findingsIn("003", "spec/platform-kit", ["constitution.md", "prd.md", "plan.md"]);
    expect(found).toEqual([
      ...[628, 633, 638, 643].map((line) => `tasks/duplicate-id ${line}`),
      ...[471, 492, 665, 671].map((line) => `graph/unresolved-dependency ${line}`),
      ...[480, 513, 524, 537, 563, 585].map((line) => `graph/ambiguous-reference ${line}`),
      ...[710, 711, 713].map((line) => `summary/count-mismatch ${line}`),
    ]);
  });

  it("004: its wrong totals, and neither a duplicate id nor a task done too early", () => {
    const found = findingsIn("004", "specs/001-platform", ["spec.md", "plan.md"]);
    expect(found).toEqual([373, 388, 394, 395, 401, 403, 404].map((line) => `summary/count-mismatch ${line}`));
  });
});
