import type { Document, LineCounter } from "yaml";
import { UserError } from "../errors.ts";
import type { Config } from "./config.ts";
import { explainIssue } from "./explain-issue.ts";
import { readYaml } from "./read-yaml.ts";
import { resolveConfig } from "./resolve-config.ts";
import { configSchema } from "./schema.ts";

const HINT = "See docs/configuration.md, or run `spec-kit-enforce config validate`.";

/** Reads a configuration file of at most 64 KB. Throws `UserError` with path, line and what to write instead. */
export function parseConfig(text: string, path: string): Config {
  const { document, lines, value } = readYaml(text, path);
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return resolveConfig(parsed.data);
  const [issue] = parsed.error.issues;
  if (!issue) throw parsed.error;
  const { at, message } = explainIssue(issue, value);
  throw new UserError("config", `${path}${lineOf(at, document, lines)}: ${message}`, HINT);
}

/** ` line 4`, or nothing for a setting that is missing. */
function lineOf(at: readonly PropertyKey[], document: Document, lines: LineCounter): string {
  const offset = offsetOf(at.map(String), document);
  return offset === null ? "" : ` line ${lines.linePos(offset).line}`;
}

/** Where the key at the end of a path is written; of its parent where it is not. */
function offsetOf(at: readonly string[], document: Document): number | null {
  for (let length = at.length; length > 0; length -= 1) {
    const offset = keyOffset(at.slice(0, length), document);
    if (offset !== null) return offset;
  }
  return null;
}

function keyOffset(at: readonly string[], document: Document): number | null {
  const parent = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const key = at.at(-1);
  const items: unknown = (parent as { items?: unknown } | null | undefined)?.items;
  if (!Array.isArray(items)) return null;
  const found: unknown = /^\d+$/.test(key ?? "")
    ? items[Number(key)]
    : items.find((pair) => String(pair?.key) === key)?.key;
  const range: unknown = (found as { range?: unknown } | null | undefined)?.range;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : null;
}
