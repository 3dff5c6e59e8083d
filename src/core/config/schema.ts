import { z } from "zod";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";

const level = z.enum(["off", "info", "warning", "error"]);

/** Longer globs are not needed for paths, and take long to match. */
const glob = z.string().min(1).max(200);

/**
 * The file that people write. Single source of the JSON Schema, of the documentation and of `Config`; nothing here may
 * be said in a way that JSON Schema cannot repeat.
 */
export const configSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this file's format."),
    mode: z
      .enum(["report", "enforce"])
      .default("report")
      .describe("`report` shows findings and blocks nothing; `enforce` fails the check on new errors."),
    findings: z
      .enum(["new-only", "all"])
      .default("new-only")
      .describe("Whether findings that the base branch already has fail the check."),
    bundles: z
      .enum(["optional", "required"])
      .default("optional")
      .describe("Whether a change under `enforce.paths` needs a spec bundle."),
    rules: z
      .strictObject(Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule).optional()])))
      .default({})
      .describe("Level of each rule, alone or with the rule's own options."),
    enforce: z
      .strictObject({
        paths: z.array(glob).max(200).default([]).describe("Globs of the code that spec bundles govern."),
      })
      .default({ paths: [] })
      .describe("What spec bundles govern."),
    ticks: z
      .enum(["auto", "commit", "pull-request", "in-pr", "off"])
      .default("auto")
      .describe("How tasks are ticked after a merge; `auto` commits where the branch allows it."),
  })
  .describe("Configuration of spec-kit-enforce, read from the base branch.");

/** What the file may say about one rule. */
function settingOf(rule: Rule) {
  return z.union([level, rule.options.extend({ level: level.default(rule.level) })]).describe(rule.summary);
}
