import { UserError } from "../errors.ts";
import type { EvaluationFailure } from "../report/evaluation.ts";
import type { ConfigText } from "../snapshot/pull-request.ts";
import type { Config } from "./config.ts";
import { DEFAULT_CONFIG } from "./default-config.ts";
import { parseConfig } from "./parse-config.ts";

/** The configuration in force, or why there is none. */
export interface ConfigInForce {
  readonly config: Config;
  /** A configuration that cannot be read: nobody knows what it asks for, so it fails the check. */
  readonly failure: EvaluationFailure | null;
  /** Something to say beside the verdict, or null. */
  readonly notice: string | null;
}

/** Nobody knows what a broken configuration asks for, so the defaults apply and errors block. */
const STRICT: Config = { ...DEFAULT_CONFIG, mode: "enforce" };

/**
 * Finds the configuration of the base. When it is broken and the pull request brings one that can be read, the
 * repair is judged by the defaults: a broken configuration must not block the change that mends it.
 */
export function findConfigInForce(base: ConfigText | null, head: ConfigText | null): ConfigInForce {
  if (!base) return { config: DEFAULT_CONFIG, failure: null, notice: null };
  const read = readConfig(base);
  if (read.config) return { config: read.config, failure: null, notice: null };
  if (head && head.blobSha !== base.blobSha && readConfig(head).config) {
    return { config: STRICT, failure: null, notice: repairNotice(base.path) };
  }
  return { config: STRICT, failure: read.failure, notice: null };
}

function readConfig(file: ConfigText): { config: Config | null; failure: EvaluationFailure | null } {
  try {
    return { config: parseConfig(file.text, file.path), failure: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { config: null, failure: { path: file.path, reason: error.message, hint: error.hint } };
  }
}

function repairNotice(path: string): string {
  return `${path} on the base branch cannot be read. This pull request repairs it, so it is judged by the defaults.`;
}
