import type { DeclaredLayout } from "../layouts/declared-layout.ts";
import type { Severity } from "../report/finding.ts";
import type { SchemaBinding } from "../rules/schema-binding.ts";

/** The configuration in force after all layers are resolved. `schema.ts` validates the file people write. */
export interface Config {
  readonly mode: "report" | "enforce";
  readonly findings: "new-only" | "all";
  readonly bundles: "optional" | "required";
  /** Per rule: its level and its own options, already validated by the rule's schema. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly enforce: { readonly paths: readonly string[] };
  /** Layouts of spec bundles beside ours. */
  readonly layouts?: readonly DeclaredLayout[];
  /** JSON Schemas of the repository, and what they describe. */
  readonly schemas?: readonly SchemaBinding[];
  readonly ticks: "auto" | "commit" | "pull-request" | "in-pr" | "off";
}

export interface RuleSetting {
  readonly level: Severity | "off";
  readonly options: Readonly<Record<string, unknown>>;
}
