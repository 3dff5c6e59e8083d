import type { RecordOf } from "../commands/standing-orders.ts";
import type { Config } from "../config/config.ts";
import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { ConfigPreview } from "./config-preview.ts";

/** What an evaluation was made under: everything a reader must know beside it. */
export interface ReportContext {
  readonly config: Config;
  /** The configuration file in force, or null for the defaults. */
  readonly configPath: string | null;
  /** Whether the organisation's layer was found; absent where nobody looked. */
  readonly organisation?: OrganisationLayer;
  readonly baseRef: string;
  readonly draft: boolean;
  /** Something to say beside the verdict, or null. */
  readonly notice: string | null;
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
