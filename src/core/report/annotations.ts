import type { Config } from "../config/config.ts";
import type { Annotation } from "../effects/effect.ts";
import type { Finding, Severity } from "./finding.ts";
import { isCounted } from "./finding-order.ts";
import { plainText, shorten } from "./neutral-text.ts";
import { truncateBytes } from "./truncate-bytes.ts";

/** Four requests of 50, which is GitHub's limit for one; more would be read by nobody. */
const MOST = 200;

/** GitHub: titles have at most 255 characters, messages at most 64 KB, which it counts in bytes. */
const TITLE_LENGTH = 255;
const MESSAGE_BYTES = 64 * 1024 - 1;

/** GitHub counts lines in 32 bits and refuses the whole request for one annotation beyond. */
const LAST_LINE = 2 ** 31 - 1;

const LEVELS: Readonly<Record<Severity, Annotation["level"]>> = {
  error: "failure",
  warning: "warning",
  info: "notice",
};

/** Annotations with the number of findings that got none. */
export interface Annotations {
  readonly annotations: readonly Annotation[];
  readonly omitted: number;
}

/**
 * The findings as annotations, in the order given, within GitHub's limits. One bad annotation would make GitHub refuse
 * the whole check, so a path that is not inside the repository gets none. Columns are never sent.
 */
export function buildAnnotations(
  findings: readonly Finding[],
  config: Pick<Config, "findings">,
  isOverridden = false,
): Annotations {
  const placeable = findings.filter((finding) => isRepositoryPath(finding.at.path));
  const annotations = placeable.slice(0, MOST).map((finding) => {
    const suffix = suffixOf(finding, isCounted(finding, config), isOverridden);
    return annotate(finding, suffix);
  });
  return { annotations, omitted: findings.length - annotations.length };
}

/** Why a finding does not count; empty where it does. */
function suffixOf({ waived }: Finding, counts: boolean, isOverridden: boolean): string {
  if (waived) return " (waived)";
  if (!counts) return " (already there)";
  return isOverridden ? " (overridden)" : "";
}

/** A finding that does not count is a notice: a red line in a green check would only puzzle. */
function annotate(finding: Finding, suffix: string): Annotation {
  const startLine = clampLine(finding.at.line);
  const title = `${finding.rule}${suffix}`;
  return {
    path: finding.at.path,
    startLine,
    endLine: Math.max(startLine, clampLine(finding.at.endLine)),
    level: suffix === "" ? LEVELS[finding.severity] : "notice",
    title: shorten(plainText(title), TITLE_LENGTH) || "finding",
    message: truncateBytes(plainText(finding.message), MESSAGE_BYTES) || finding.rule,
  };
}

function clampLine(line: number): number {
  return Number.isFinite(line) ? Math.min(Math.max(1, Math.trunc(line)), LAST_LINE) : 1;
}

function isRepositoryPath(path: string): boolean {
  if (path.includes("\0") || path.includes("\\")) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
