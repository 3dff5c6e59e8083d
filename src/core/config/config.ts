import type { CommandPermission } from "../commands/command.ts";
import type { MarkerConfig } from "../dialects/dialect.ts";
import type { DeclaredLayout } from "../layouts/declared-layout.ts";
import type { Severity } from "../report/finding.ts";
import type { SchemaBinding } from "../rules/schema-binding.ts";
import type { Lane } from "./lane-schema.ts";
import type { Override } from "./override-schema.ts";
import type { WaiverSettings } from "./waiver-schema.ts";

/** The configuration in force after all layers are resolved. `schema.ts` validates the file people write. */
export interface Config {
  readonly mode: "report" | "enforce";
  readonly findings: "new-only" | "all";
  readonly bundles: "optional" | "required";
  /** Globs of the changes that need a spec bundle, where they are others than `enforce.paths`. */
  readonly bundlePaths?: readonly string[];
  /** Per rule: its level and its own options, already validated by the rule's schema. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly enforce: { readonly paths: readonly string[] };
  readonly overrides?: readonly Override[];
  readonly lanes?: readonly Lane[];
  /** The lane that the pull request under evaluation takes; absent before it is known, and where it takes none. */
  readonly lane?: Lane;
  readonly waivers?: readonly Waiver[];
  /** Rules that nobody may waive. */
  readonly forbidWaivers?: readonly string[];
  /** Layouts of spec bundles beside ours. */
  readonly layouts?: readonly DeclaredLayout[];
  /** Id of the dialect; absent where each document tells its own. */
  readonly dialect?: string;
  readonly markers?: MarkerConfig;
  /** JSON Schemas of the repository, and what they describe. */
  readonly schemas?: readonly SchemaBinding[];
  readonly ticks: "auto" | "commit" | "pull-request" | "in-pr" | "off";
  readonly comment?: "auto" | "off";
  /** Who may use which slash-command, where it is not as the command has it. */
  readonly commands?: Readonly<Record<string, CommandPermission>>;
}

export interface RuleSetting {
  readonly level: Severity | "off";
  readonly options: Readonly<Record<string, unknown>>;
  /** Globs of files in which the rule reports nothing. */
  readonly ignore?: readonly string[];
}

/** A waiver with the layer that it comes from. */
export interface Waiver extends WaiverSettings {
  readonly from: "organisation" | "repository";
}
