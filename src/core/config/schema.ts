import { z } from "zod";
import { declaredLayoutSchema } from "../layouts/declared-layout.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { schemaBindingSchema } from "../rules/schema-binding.ts";
import { commandsSchema } from "./commands-schema.ts";
import { laneSchema } from "./lane-schema.ts";
import { LOCKABLE_KEYS } from "./lockable-keys.ts";
import { overrideSchema } from "./override-schema.ts";
import { dialect, globs, level, markers, ruleId } from "./schema-parts.ts";
import { waiverSchema } from "./waiver-schema.ts";

const BUNDLES = z.union([
  z.enum(["optional", "required"]),
  z.strictObject({
    required: z.boolean().describe("Whether a change needs a spec bundle."),
    paths: globs.optional().describe("Globs of the changes that need one; by default those of `enforce.paths`."),
  }),
]);

/**
 * The file that people write, in a repository and in an organisation's `.github` repository. Single source of the JSON
 * Schema, of the documentation and of `Config`; nothing here may be said in a way that JSON Schema cannot repeat.
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
    bundles: BUNDLES.default("optional").describe(
      "Whether a change under `enforce.paths`, or under paths of its own, needs a spec bundle.",
    ),
    rules: z
      .strictObject(Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule).optional()])))
      .default({})
      .describe("Level of each rule, alone or with `ignore` and the rule's own options."),
    enforce: z
      .strictObject({ paths: globs.default([]).describe("Globs of the code that spec bundles govern.") })
      .default({ paths: [] })
      .describe("What spec bundles govern."),
    overrides: z.array(overrideSchema).max(100).default([]).describe("What is different in a part of the repository."),
    lanes: z
      .array(laneSchema)
      .max(50)
      .default([])
      .describe("Pull requests of which less is asked; each takes the first lane that fits it, and its check says so."),
    waivers: z.array(waiverSchema).max(200).default([]).describe("Findings that are let be for a while."),
    "forbid-waivers": z.array(ruleId).max(200).default([]).describe("Rules that nobody may waive, here or by command."),
    locked: z
      .array(z.enum(LOCKABLE_KEYS))
      .max(200)
      .default([])
      .describe("Keys that repositories cannot set. Has a meaning in the organisation's file alone."),
    layouts: z.array(declaredLayoutSchema).max(30).default([]).describe("Layouts of spec bundles beside those known."),
    dialect: dialect.default("auto").describe("How tasks are written; `auto` reads it from directory and document."),
    markers: markers.default({}).describe("What marks and words of status mean, above every legend."),
    schemas: z.array(schemaBindingSchema).max(50).default([]).describe("JSON Schemas of documents."),
    mirrors: globs.default([]).describe("Directories that repeat spec bundles on purpose."),
    scope: z
      .strictObject({ allow: globs.default([]).describe("Globs of files that any pull request may change.") })
      .default({ allow: [] })
      .describe("What a pull request may change beside what its tasks name."),
    never: globs.default([]).describe("Globs of files that only a task whose scope names them may change."),
    ticks: z
      .enum(["auto", "commit", "pull-request", "in-pr", "off"])
      .default("auto")
      .describe(
        "How tasks are ticked after a merge; `auto` commits where the branch allows it. `in-pr` ticks before it, on the pull request's own branch, on `/spec tick` or on an approval.",
      ),
    comment: z
      .enum(["auto", "off"])
      .default("auto")
      .describe("`auto` comments where a pull request touches or names a spec bundle or has a new error."),
    commands: commandsSchema,
  })
  .describe("Configuration of spec-kit-enforce, read from the base branch.");

/** What people wrote, before the layers are laid over each other; defaults are filled in. */
export type Settings = z.output<typeof configSchema>;

/** What the file may say about one rule. A rule's own `ignore` is about ids or texts, and then it is not about files. */
function settingOf(rule: Rule) {
  const ignore = globs.default([]).describe("Globs of files in which it reports nothing.");
  const common = { level: level.default(rule.level), ...("ignore" in rule.options.shape ? {} : { ignore }) };
  return z.union([level, rule.options.extend(common)]).describe(rule.summary);
}
