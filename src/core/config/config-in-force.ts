import { UserError } from "../errors.ts";
import type { EvaluationFailure } from "../report/evaluation.ts";
import type { ConfigText } from "../snapshot/pull-request.ts";
import type { Config } from "./config.ts";
import { DEFAULT_CONFIG } from "./default-config.ts";
import type { Layer } from "./layer.ts";
import type { OrganisationLayer } from "./organisation-layer.ts";
import { requireLayer } from "./parse-layer.ts";
import { resolveLayers } from "./resolve-layers.ts";

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
 * Finds the configuration of the base under the organisation's layer. When a layer is broken and the pull request
 * brings one that can be read, the repair is judged by what is left: a broken configuration must not block the change
 * that fixes it. An organisation's layer that cannot be read because the App is not there is left out, and said to be.
 */
export function findConfigInForce(
  base: ConfigText | null,
  head: ConfigText | null,
  organisation: OrganisationLayer = { kind: "none" },
): ConfigInForce {
  const above = organisation.kind === "found" ? readLayer(organisation.config, "organisation") : NO_LAYER;
  // What the organisation asks for is unknown, and may be more than any repository does.
  if (above.failure) return { config: STRICT, failure: above.failure, notice: null };
  const own = base === null ? NO_LAYER : readLayer(base, organisation.kind === "self" ? "organisation" : "repository");
  if (own.failure === null) {
    const layers = organisation.kind === "self" ? ([own.layer, null] as const) : ([above.layer, own.layer] as const);
    return resolve(...layers, breakNotices(base, head));
  }
  if (base && head && isRepair(base, head)) {
    return {
      config: { ...resolveLayers(above.layer, null).config, mode: "enforce" },
      failure: null,
      notice: repairNotice(base.path),
    };
  }
  return { config: STRICT, failure: own.failure, notice: null };
}

function resolve(above: Layer | null, own: Layer | null, further: readonly string[]): ConfigInForce {
  try {
    const { config, notices } = resolveLayers(above, own);
    return { config, failure: null, notice: joinNotices([...notices, ...further]) };
  } catch (error) {
    return { config: STRICT, failure: failureOf(error, own?.path ?? above?.path ?? null), notice: null };
  }
}

function failureOf(error: unknown, path: string | null): EvaluationFailure {
  if (!(error instanceof UserError)) throw error;
  return { path, reason: error.message, hint: error.hint };
}

type ReadLayer = { readonly layer: Layer | null; readonly failure: EvaluationFailure | null };

const NO_LAYER: ReadLayer = { layer: null, failure: null };

function readLayer({ text, path }: ConfigText, name: Layer["name"]): ReadLayer {
  try {
    return { layer: requireLayer(text, path, name), failure: null };
  } catch (error) {
    return { layer: null, failure: failureOf(error, path) };
  }
}

function isRepair(base: ConfigText, head: ConfigText): boolean {
  return head.blobSha !== base.blobSha && readLayer(head, "repository").failure === null;
}

function joinNotices(notices: readonly string[]): string | null {
  return notices.length === 0 ? null : notices.join(" ");
}

/** Judged by the base, a change that breaks the configuration would pass, and stop every check once it is merged. */
function breakNotices(base: ConfigText | null, head: ConfigText | null): readonly string[] {
  if (head === null || head.blobSha === base?.blobSha) return [];
  const { failure } = readLayer(head, "repository");
  return failure === null ? [] : [`Once this is merged, every check fails: ${failure.reason}`];
}

function repairNotice(path: string): string {
  return `${path} on the base branch cannot be read. This pull request repairs it, so it is judged by the defaults.`;
}
