import { UserError } from "../errors.ts";
import type { ChangedFile } from "../snapshot/change.ts";
import type { ConfigText, PullRequestBundles, PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Config } from "./config.ts";
import { findConfigInForce } from "./config-in-force.ts";
import { CONFIG_PATHS } from "./config-paths.ts";
import { findWeakenings } from "./find-weakenings.ts";
import { requireLayer } from "./parse-layer.ts";

/** What a pull request makes of the configuration that it is judged by. */
export interface ProposedConfig {
  /** The file, at its name on the head; where it is deleted, on the base. */
  readonly path: string;
  /** What would be in force once it is merged; null where it cannot be read, and then why. */
  readonly config: Config | null;
  readonly unreadable: string | null;
  /** What it asks less for than the configuration in force, a few words each. */
  readonly weakenings: readonly string[];
}

type Read = Pick<PullRequestBundles, "files" | "filesComplete" | "headConfig">;

/**
 * The configuration that a pull request proposes; null where it changes none. One that nobody can read weakens what was
 * readable: every check would fail, and the next change would be judged by no rule of the repository. A change that fixes
 * a broken one weakens nothing, for nobody knows what that asked for.
 */
export function findProposedConfig(facts: PullRequestFacts, read: Read): ProposedConfig | null {
  const { config: base, organisation } = facts;
  const { headConfig } = read;
  const path = headConfig?.path ?? base?.path;
  if (path === undefined || headConfig?.blobSha === base?.blobSha || !touchesConfig(read)) return null;
  const before = findConfigInForce(base, null, organisation);
  const after = findConfigInForce(headConfig, null, organisation);
  if (after.failure) {
    const weakenings = before.failure ? [] : ["it cannot be read any more, so that every check would fail"];
    return { path, config: null, unreadable: after.failure.reason, weakenings };
  }
  const compared = (config: Config, text: ConfigText | null) => ({ config, locked: lockedBy(text) });
  const weakenings = before.failure
    ? []
    : findWeakenings(compared(before.config, base), compared(after.config, headConfig));
  return { path, config: after.config, unreadable: null, weakenings };
}

/** Whether a change touches the configuration; one whose list of files was cut may. */
export function touchesConfig({ files, filesComplete }: Pick<Read, "files" | "filesComplete">): boolean {
  return !filesComplete || files.some(isConfig);
}

function isConfig({ path, previousPath }: ChangedFile): boolean {
  return CONFIG_PATHS.includes(path) || CONFIG_PATHS.includes(previousPath ?? "");
}

/** Keys that an organisation's file locks; a repository's may not have any. */
function lockedBy(text: ConfigText | null): readonly string[] {
  if (text === null) return [];
  try {
    const { locked } = requireLayer(text.text, text.path).written;
    return Array.isArray(locked) ? locked.map(String) : [];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
