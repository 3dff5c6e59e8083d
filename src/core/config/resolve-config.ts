import type { z } from "zod";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { Config, RuleSetting } from "./config.ts";
import type { configSchema } from "./schema.ts";

/** The configuration in force: every rule with a level and all of its options. */
export function resolveConfig(written: z.output<typeof configSchema>): Config {
  const settings: Record<string, unknown> = written.rules;
  return {
    mode: written.mode,
    findings: written.findings,
    bundles: written.bundles,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, resolveRule(rule, settings[rule.id])])),
    enforce: written.enforce,
    ticks: written.ticks,
  };
}

function resolveRule(rule: Rule, setting: unknown): RuleSetting {
  if (typeof setting === "string") return { level: setting as RuleSetting["level"], options: rule.options.parse({}) };
  const { level = rule.level, ...options } = (setting ?? {}) as Partial<RuleSetting>;
  return { level, options: rule.options.parse(options) };
}
