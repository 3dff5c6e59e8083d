import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../../src/core/config/config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { EvaluationInput } from "../../../src/core/evaluation-input.ts";
import { type FixPlan, planFixes } from "../../../src/core/fixes/plan-fixes.ts";
import type { Finding } from "../../../src/core/report/finding.ts";
import { rules } from "../../../src/core/rules/index.ts";
import type { BundleFiles } from "../../support/bundles.ts";
import { BUNDLE_FIXTURES, EVERY_RULE, filesBeneath, inputOfFiles } from "../../support/every-rule.ts";
import { fixedTexts } from "../../support/fixes.ts";
import { markdownSoup } from "../../support/markdown-soup.ts";
import { filesOf, fixExample } from "../rules/try-example.ts";

const DIRECTORY = "specs/001-parcels";
const TASKS = `${DIRECTORY}/tasks.md`;

function tasksAlone(tasks: string): BundleFiles {
  return { [`${DIRECTORY}/spec.md`]: "# Parcels\n", [`${DIRECTORY}/plan.md`]: "# Plan\n", [TASKS]: tasks };
}

const plan = (input: EvaluationInput): FixPlan => planFixes(input, { counts: "new-only" });

function applied(files: BundleFiles, { files: changed }: FixPlan): BundleFiles {
  return { ...files, ...Object.fromEntries(changed.map(({ before, after }) => [before.path, after])) };
}

function findingsOf(input: EvaluationInput): readonly Finding[] {
  const { bundles, findings } = evaluate(input);
  return [...bundles.flatMap((bundle) => bundle.findings), ...findings];
}

/** Totals of a document whose author counts as we do, which the right ones show. */
function totals(tasks: number): string {
  return `**Total Tasks**: ${tasks}\n**Cancelled**: 0\n**Blocked**: 0\n`;
}

const SUB_TASKS = "# Tasks\n\n- [ ] 1. Schema\n  - [x] 1.1 Tables\n  - [x] 1.2 Rows\n";

describe("planning fixes", () => {
  it("makes them all at once, and says of each what it does", () => {
    const files = tasksAlone(`${totals(5)}\n- [ ] T001 One\n\n| a | b |\n|---|---|---|\n| 1 | 2 |\n`);
    const planned = plan(inputOfFiles(files));
    expect(fixedTexts(planned)[TASKS]).toBe(`${totals(1)}\n- [ ] T001 One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`);
    expect(planned.fixed.map(({ rule, fix }) => `${rule}: ${fix.does}`).sort()).toEqual([
      "docs/broken-table: give the line below the header as many cells",
      "summary/count-mismatch: write 1 for Total Tasks",
    ]);
  });

  it("goes on where one fix brings the next about, from the innermost part to the whole", () => {
    const nested = "- [ ] 1. Schema\n  - [ ] 1.1 Tables\n    - [x] 1.1.1 Rows\n";
    const files = {
      ".kiro/specs/cart/requirements.md": "# R\n",
      ".kiro/specs/cart/design.md": "# D\n",
      ".kiro/specs/cart/tasks.md": nested,
    };
    expect(fixedTexts(plan(inputOfFiles(files)))[".kiro/specs/cart/tasks.md"]).toBe(nested.replaceAll("[ ]", "[x]"));
  });

  it("writes marks that mean by the configuration what is to be said", () => {
    const files = tasksAlone("# Tasks\n\n- [ ] 1. Schema\n  - [d] 1.1 Tables\n  - [d] 1.2 Rows\n");
    const config: Config = { ...EVERY_RULE, markers: { d: "done", x: "cancelled" } };
    expect(fixedTexts(plan(inputOfFiles(files, config)))[TASKS]).toContain("- [d] 1. Schema");
  });

  it("counts findings by rule where it writes a name by which they know what they are about", () => {
    const tasks = "- [ ] T001 Schema\n- [ ] T002 Pages, and more of them (depends on T1)\n- [ ] T002 Mail\n";
    const planned = plan(inputOfFiles(tasksAlone(tasks)));
    expect([planned.fixed.map(({ rule }) => rule), planned.left]).toEqual([["graph/unknown-dependency"], []]);
    expect(fixedTexts(planned)[TASKS]).toBe(tasks.replace("T1)", "T001)"));
  });

  it("refuses an id that would let something else wait for it", () => {
    const tasks = "- [ ] T001 Schema\n- [ ] T002 Pages (depends on T1)\n- [x] T003 Post (depends on T2)\n- [ ] Mail\n";
    const planned = plan(inputOfFiles(tasksAlone(tasks)));
    expect(fixedTexts(planned)[TASKS]).toBe(tasks.replace("T1)", "T001)").replace("] Mail", "] T004 Mail"));
    expect(planned.left.map(({ reason }) => reason)).toEqual([expect.stringContaining("tasks/done-before-dependency")]);
  });

  it("writes a total in a heading, from which a phase has its name", () => {
    const phases = "# TESTING (9 tasks)\n\n### T-001: One\n\nText\n\n# BUILD (1 task)\n\n### T-002: Two\n\nText\n";
    const planned = plan(inputOfFiles(tasksAlone(`${totals(2)}\n${phases}`)));
    expect(fixedTexts(planned)[TASKS]).toBe(`${totals(2)}\n${phases.replace("9 tasks", "1 tasks")}`);
  });

  it("leaves a part open where ticking it would bring up a whole that cannot be ticked", () => {
    const one = "- [ ] 1. Schema (depends on 3)\n  - [ ] 1.1 Tables\n    - [x] 1.1.1 Rows\n";
    const two = "- [ ] 2. Pages\n  - [ ] 2.1 Forms\n    - [x] 2.1.1 Fields\n";
    const files = {
      ".kiro/specs/cart/requirements.md": "# R\n",
      ".kiro/specs/cart/design.md": "# D\n",
      ".kiro/specs/cart/tasks.md": `${one}${two}- [ ] 3. Deploy\n`,
    };
    const text = fixedTexts(plan(inputOfFiles(files)))[".kiro/specs/cart/tasks.md"];
    expect(text).toBe(`${one}${two.replaceAll("[ ]", "[x]")}- [ ] 3. Deploy\n`);
  });

  it("moves a total that is right along with the status that changes, even where no rule looks at totals", () => {
    const files = tasksAlone(`${SUB_TASKS}\n**Completed**: 2\n`);
    const config = {
      ...EVERY_RULE,
      rules: { ...EVERY_RULE.rules, "summary/count-mismatch": { level: "off", options: {} } },
    };
    const text = fixedTexts(plan(inputOfFiles(files, config as Config)))[TASKS];
    expect(text).toBe(`${SUB_TASKS.replace("[ ]", "[x]")}\n**Completed**: 3\n`);
  });

  it("leaves out a fix that would bring another finding about, and makes the others", () => {
    const parts = "- [ ] T001 Schema (depends on T004)\n  - [x] T002 Tables\n  - [x] T003 Rows\n- [ ] T004 Deploy\n";
    const files = tasksAlone(`${totals(9)}\n${parts}`);
    const planned = plan(inputOfFiles(files));
    expect(planned.refused).toBeNull();
    expect(planned.fixed.map(({ rule }) => rule)).toEqual(["summary/count-mismatch"]);
    const [left] = planned.left;
    expect(left?.finding.rule).toBe("tasks/parent-child-mismatch");
    expect(left?.reason).toContain("tasks/done-before-dependency");
  });

  it("fixes nothing that the base has too, unless all findings count", () => {
    const files = tasksAlone(`${totals(9)}\n- [ ] T001 One\n`);
    const input = inputOfFiles(files, EVERY_RULE, files);
    expect(plan(input).files).toEqual([]);
    expect(planFixes(input, { counts: "all" }).fixed).toHaveLength(1);
  });

  it("writes a total of which nothing shows how its author counts only where the rule is named", () => {
    const input = inputOfFiles(tasksAlone("**Total Tasks**: 9\n\n- [ ] T001 One\n"));
    expect(plan(input).files).toEqual([]);
    const named = planFixes(input, { counts: "new-only", rule: "summary/count-mismatch" });
    expect(fixedTexts(named)[TASKS]).toBe("**Total Tasks**: 1\n\n- [ ] T001 One\n");
  });

  it("writes a total that was right at the merge base, because this change made it wrong", () => {
    const before = tasksAlone("**Total Tasks**: 1\n\n- [ ] T001 One\n");
    const files = tasksAlone("**Total Tasks**: 1\n\n- [ ] T001 One\n- [ ] T002 Two\n");
    expect(fixedTexts(plan(inputOfFiles(files, EVERY_RULE, before)))[TASKS]).toContain("**Total Tasks**: 2");
  });

  it("drops a dependency that others imply only where the rule is named, and keeps what is waited for", () => {
    const chain = "- [ ] T001 A\n- [ ] T002 B (depends on T001)\n- [ ] T003 C (depends on T002)\n";
    const input = inputOfFiles(tasksAlone(`${chain}- [ ] T004 D (depends on T001, T002, T003)\n`));
    expect(plan(input).files).toEqual([]);
    const named = planFixes(input, { counts: "new-only", rule: "graph/redundant-dependency" });
    expect(fixedTexts(named)[TASKS]).toBe(`${chain}- [ ] T004 D (depends on T003)\n`);
  });

  it("leaves a finding alone that somebody waived", () => {
    const waiver = {
      rule: "summary/count-mismatch",
      place: null,
      reason: "a joke",
      until: null,
      by: null,
      from: "repository",
      state: "holds",
    } as const;
    const input = { ...inputOfFiles(tasksAlone(`${totals(9)}\n- [ ] T001 One\n`)), waivers: [waiver] };
    expect(plan(input).files).toEqual([]);
  });

  it("fixes the findings of one rule alone where it is asked to", () => {
    const files = tasksAlone(`${totals(5)}\n- [ ] T001 One\n\n| a | b |\n|---|---|---|\n| 1 | 2 |\n`);
    const planned = planFixes(inputOfFiles(files), { counts: "all", rule: "docs/broken-table" });
    expect(planned.fixed.map(({ rule }) => rule)).toEqual(["docs/broken-table"]);
  });

  it("touches no line that is not valid UTF-8, and no byte of such lines elsewhere", () => {
    const bytes = Buffer.concat([
      Buffer.from("Total Tasks: 7 "),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`\n\n${totals(8)}\n- [ ] T001 One\n`),
    ]);
    const [file] = plan(inputOfFiles({ ...tasksAlone(""), [TASKS]: bytes })).files;
    const expected = Buffer.concat([bytes.subarray(0, 18), Buffer.from(`\n${totals(1)}\n- [ ] T001 One\n`)]);
    expect(Buffer.from(file?.after ?? [])).toEqual(expected);
  });
});

const EXAMPLES = rules.flatMap((rule) =>
  rule.examples.filter(({ fixed }) => fixed).map((example) => ({ rule, example, name: `${rule.id}: ${example.name}` })),
);

/** What may be different about a document while it says the same. */
const MANNERS: Readonly<Record<string, (text: string) => string>> = {
  "line ends of Windows": (text) => text.replace(/\r?\n/g, "\r\n"),
  "a byte order mark": (text) => (text === "" ? "" : `\uFEFF${text}`),
};

describe.each(Object.entries(MANNERS))("with %s", (_, change) => {
  const inManner = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));

  it.each(EXAMPLES)("the same is fixed, and nothing else: $name", ({ rule, example }) => {
    const files = inManner(filesOf(example.files));
    const base = example.base && { base: inManner(filesOf(example.base)) };
    const fixed = inManner(fixExample(rule, example));
    expect(fixExample(rule, { ...example, ...base, files })).toEqual(fixed);
  });
});

/** Rules, each with its document, that report more often than before. */
function surplus(before: readonly Finding[], now: readonly Finding[]): readonly string[] {
  const [then, later] = [before, now].map((findings) => Map.groupBy(findings, ({ rule, at }) => `${rule} ${at.path}`));
  return [...(later ?? [])].flatMap(([kind, { length }]) => (length > (then?.get(kind)?.length ?? 0) ? [kind] : []));
}

/** What holds of every plan, whatever the documents are. */
function expectSound(files: BundleFiles): void {
  const input = inputOfFiles(files);
  const planned = plan(input);
  const after = inputOfFiles(applied(files, planned));
  const again = plan(after);
  expect(fixedTexts(again)).toEqual({});
  const [before, now] = [findingsOf(input), findingsOf(after)];
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const came = now.filter(({ fingerprint }) => !known.has(fingerprint));
  // A name that is spelled otherwise makes another fingerprint of the same finding.
  const isRenamed = planned.fixed.some(({ fix }) => fix.renames);
  expect(isRenamed ? surplus(before, now) : came).toEqual([]);
  expect(now.length).toBeLessThanOrEqual(before.length);
}

describe("every fixture", () => {
  it.each(BUNDLE_FIXTURES)("is left with fewer findings and with nothing more to fix: $name", ({ root }) => {
    expectSound(filesBeneath(root));
  });
});

describe("any document", () => {
  it("is left with fewer findings and with nothing more to fix", () => {
    fc.assert(
      fc.property(
        markdownSoup,
        fc.array(fc.integer({ min: 0, max: EXAMPLES.length - 1 }), { maxLength: 3 }),
        (soup, picks) => {
          const texts = picks.flatMap((at) => Object.values(EXAMPLES[at]?.example.files ?? {}));
          expectSound(tasksAlone([...texts, soup].join("\n\n")));
        },
      ),
      { numRuns: 150 },
    );
  });
});
