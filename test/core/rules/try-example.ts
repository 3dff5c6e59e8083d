import type { Config } from "../../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import type { Rule, RuleExample } from "../../../src/core/rules/rule.ts";
import type { Change } from "../../../src/core/snapshot/pull-request.ts";
import { treeOf } from "../../support/bundles.ts";

const CHANGE: Change = {
  number: 1,
  title: "Change",
  body: "",
  author: { login: "octocat", isBot: false },
  draft: false,
  files: [],
  filesComplete: true,
};

/** Evaluates the documents of an example with one rule alone, by the way that every verdict takes. */
export function tryExample(rule: Rule, example: RuleExample): Evaluation {
  const files = filesOf(example);
  const bundles = discoverBundles(Object.keys(files));
  return evaluate({
    bundles: bundles.filter(({ path }) => example.judged?.includes(path) ?? true),
    knownBundles: bundles,
    head: treeOf(files),
    base: null,
    config: { ...DEFAULT_CONFIG, ...example.config, rules: onlyRule(rule, example) },
    change: example.change ? { ...CHANGE, ...example.change } : null,
  });
}

function filesOf({ files }: RuleExample): Readonly<Record<string, string>> {
  if (typeof files.tasks !== "string") return files;
  const directory = "specs/001-example";
  return {
    [`${directory}/spec.md`]: "# Example\n",
    [`${directory}/plan.md`]: "# Plan\n",
    [`${directory}/tasks.md`]: files.tasks,
  };
}

function onlyRule(rule: Rule, { options }: RuleExample): Config["rules"] {
  const settings = Object.entries(DEFAULT_CONFIG.rules).map(([id, setting]) => {
    if (id !== rule.id) return [id, { ...setting, level: "off" as const }] as const;
    return [id, { level: setting.level, options: { ...setting.options, ...options } }] as const;
  });
  return Object.fromEntries(settings);
}
