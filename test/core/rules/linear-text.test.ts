import { expect, it } from "vitest";
import type { Config } from "../../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { rules } from "../../../src/core/rules/index.ts";
import { treeOf } from "../../support/bundles.ts";

const SIZE = 60_000;

/** Every rule that there is, those that are off until they have proved themselves too. */
const ALL_RULES: Config = {
  ...DEFAULT_CONFIG,
  rules: Object.fromEntries(
    rules.map(({ id, level, nursery }) => {
      const setting = DEFAULT_CONFIG.rules[id] ?? { level, options: {} };
      return [id, { ...setting, level: nursery?.level ?? setting.level }];
    }),
  ),
};

/** Milliseconds that all rules take for a spec bundle whose documents, and whose earlier ones, are made of one text. */
function timeOf(text: string): number {
  const files = {
    "CLAUDE.md": text,
    "AGENTS.md": text,
    ".specify/memory/constitution.md": text,
    ".specify/templates/spec-template.md": text,
    "specs/001-a/spec.md": text,
    "specs/001-a/plan.md": text,
    "specs/001-a/tasks.md": text,
    "specs/001-a/checklists/all.md": text,
    "openspec/changes/b/proposal.md": text,
    "openspec/changes/b/specs/c/spec.md": text,
  };
  const before = Object.fromEntries(Object.entries(files).map(([path, all]) => [path, `# Before\n${all}`]));
  const bundles = discoverBundles(Object.keys(files));
  const [head, tree] = [treeOf(files), treeOf(before)];
  const changes = Object.keys(files).map((path) => ({ path, status: "modified" as const, previousPath: null }));
  const start = performance.now();
  evaluate({
    bundles,
    knownBundles: bundles,
    head,
    base: { bundles, tree },
    config: ALL_RULES,
    change: null,
    context: { head, base: tree, known: Object.keys(files), changes },
  });
  return performance.now() - start;
}

/** Seven documents of this size that a rule read once more for each of its lines would take minutes. */
it.each([
  ["boxes of one id", "- [ ] T001 [P] [US1] Do it in src/a.ts (depends on T001)\n"],
  ["boxes without ids", "- [x] Do it\n  - Acceptance:\n    - [ ] It is done\n"],
  ["headings of stories", "## Phase 3: User Story 1 & 2 - Search (Priority: P1)\n\n- [ ] T002 [US3] A\n"],
  ["headings alone", "### Task 1.1: A\n\n"],
  ["requirements", "- **FR-001**: The tool MUST be fast and intuitive.\n"],
  ["criteria without an end", "## Acceptance Criteria\n\n1. WHEN a THEN b\n"],
  ["open questions", "[NEEDS CLARIFICATION: who pays?] NEEDS CLARIFICATION\n\n"],
  ["placeholders", "**Owner**: [Name/Role]\n**Date**: {date}\n\n"],
  ["links to nowhere", "See [a](./b.md#c), [d](../e/f.md) and ![g](h.svg).\n\n"],
  ["rows", "| T001 | a | b | c |\n"],
  ["tables", "| ID | Status |\n|----|--------|\n| T001 | Done | x |\n\n"],
  ["deltas", "## MODIFIED Requirements\n\n### Requirement: A\n\n#### Scenario: B\n\n- **WHEN** c\n\n"],
  ["Work Orders", "### P1.1: A\n\n#### Work Order\n\n```yaml\nscope: [a\n```\n\n"],
  ["dates", "**Last Updated**: 2026-01-01\n**Status**: Draft\n\n"],
  ["totals", "**Total Tasks**: 7\n**Completed**: 3 of 9 tasks\n\n"],
  ["chains", "Critical path: T001 → T002 → T003 → T001\n\n- T001, T002 can run in parallel (9 tasks)\n\n"],
  ["boxes in sentences", "We say - [ ] T001 here\n    - [ ] T002 there\n"],
  ["opening brackets", "[".repeat(60)],
  ["stars", "**_`".repeat(20)],
  ["comments that end", "<!-- ACTION REQUIRED: a -->\n\n"],
  ["garbled signs", "‚úÖ Done ‚Üí ‚Äì\n\n"],
])(
  "documents of %s are judged by every rule in linear time",
  (_, unit) => {
    expect(timeOf(unit.repeat(Math.ceil(SIZE / unit.length)))).toBeLessThan(15_000);
  },
  60_000,
);
