import type { RecordOf } from "../commands/standing-orders.ts";
import type { Config } from "../config/config.ts";
import type { Provenance } from "../config/layer.ts";
import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { ConfigPreview } from "./config-preview.ts";

/** A pull request on its server, and the branch that its author can change. */
export interface PullRequestLocation {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly number: number;
  /** Null where the head is out of reach: its repository is gone. */
  readonly head: { readonly owner: string; readonly name: string; readonly branch: string } | null;
}

/** What an evaluation was made under: everything a reader must know beside it. */
export interface ReportContext {
  readonly config: Config;
  /** The configuration file in force, or null for the defaults. */
  readonly configPath: string | null;
  /** Whether the organisation's layer was found; absent where nobody looked. */
  readonly organisation?: OrganisationLayer;
  readonly baseRef: string;
  readonly draft: boolean;
  /** True for a group of a merge queue, which nobody can push to. */
  readonly isGroup?: boolean;
  /** The pull requests of a group, with the ids of the tasks that their texts name. */
  readonly members?: readonly { readonly number: number; readonly tasks: readonly string[] }[];
  /** Something to say beside the verdict, or null. */
  readonly notice: string | null;
  /** What somebody wrote into the configuration, and where; absent where nobody looked. */
  readonly origins?: readonly Provenance[];
  /** Where the pull request is, for links; absent where nothing is to be linked. */
  readonly location?: PullRequestLocation;
  /** The verdict under the configuration that the pull request brings; absent where it brings none. */
  readonly preview?: ConfigPreview;
  /** The commit that is judged; absent where nobody asked. */
  readonly headSha?: string;
  /** The delivery that caused the evaluation, for error texts; null where a schedule did. */
  readonly deliveryId: string | null;
  /** Who let the check pass on this commit, whatever was found, or null. */
  readonly override: RecordOf<"override"> | null;
}

/** A draft cannot be merged and is only reported on; making it ready evaluates it again. */
export function modeInForce({ config, draft }: Pick<ReportContext, "config" | "draft">): Config["mode"] {
  return draft ? "report" : config.mode;
}
