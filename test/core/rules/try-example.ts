import type { Config } from "../../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { EvaluationInput } from "../../../src/core/evaluation-input.ts";
import { planFixes } from "../../../src/core/fixes/plan-fixes.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import type { Rule, RuleExample } from "../../../src/core/rules/rule.ts";
import type { Change, ChangedFile } from "../../../src/core/snapshot/change.ts";
import { treeOf } from "../../support/bundles.ts";
import { fixedTexts } from "../../support/fixes.ts";

const CHANGE: Change = {
  number: 1,
  title: "Change",
  body: "",
  author: { login: "octocat", isBot: false },
  draft: false,
  files: [],
  filesComplete: true,
};

/**
 * Evaluates the documents of an example with one rule alone, by the way that every verdict takes. All files of the
 * example are there to be looked at, and what differs from its base has changed.
 */
export function tryExample(rule: Rule, example: RuleExample): Evaluation {
  return evaluate(inputOfExample(rule, example));
}

/** Documents as the fixes of the rule leave them, those alone that it changes. */
export function fixExample(rule: Rule, example: RuleExample): Readonly<Record<string, string>> {
  return fixedTexts(planFixes(inputOfExample(rule, example), { counts: "new-only", rule: rule.id }));
}

/** What an example is evaluated as. */
export function inputOfExample(rule: Rule, example: RuleExample): EvaluationInput {
  const files = filesOf(example.files);
  const before = example.base && filesOf(example.base);
  const config = { ...DEFAULT_CONFIG, ...example.config, rules: onlyRule(rule, example) };
  const bundles = discoverBundles(Object.keys(files), config.layouts);
  const changes = before ? changesBetween(before, files) : null;
  const base = before && { bundles: discoverBundles(Object.keys(before), config.layouts), tree: treeOf(before) };
  return {
    bundles: bundles.filter(({ path }) => example.judged?.includes(path) ?? true),
    knownBundles: bundles,
    head: treeOf(files),
    base: base ?? null,
    config,
    change: example.change ? { ...CHANGE, files: changes ?? [], ...example.change } : null,
    context: {
      head: treeOf(files),
      base: base?.tree ?? null,
      known: Object.keys(files),
      paths: Object.keys(files),
      changes: example.change?.files ?? changes,
    },
  };
}

function changesBetween(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>): ChangedFile[] {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((path) => base[path] !== head[path]);
  return paths.map((path) => {
    const status = base[path] === undefined ? "added" : head[path] === undefined ? "removed" : "modified";
    return { path, status, previousPath: null };
  });
}

/** What an example says of documents, by their whole paths. */
export function filesOf(files: RuleExample["files"]): Readonly<Record<string, string>> {
  const directory = "specs/001-example";
  if (typeof files.tasks !== "string") return files;
  return {
    [`${directory}/spec.md`]: "# Example\n",
    [`${directory}/plan.md`]: "# Plan\n",
    [`${directory}/tasks.md`]: files.tasks,
  };
}

function onlyRule(rule: Rule, { options }: RuleExample): Config["rules"] {
  const settings = Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
    if (id !== rule.id) return [id, { ...setting, level: "off" as const }] as const;
    return [id, { level: rule.nursery?.level ?? setting.level, options: { ...setting.options, ...options } }] as const;
  });
  return Object.fromEntries(settings);
}
