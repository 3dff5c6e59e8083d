import type { z } from "zod";
import { nearest } from "../graph/nearest.ts";
import { rules } from "../rules/index.ts";
import { configSchema } from "./schema.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a configuration, and the path of the key to show it at. */
export interface Explanation {
  readonly at: readonly PropertyKey[];
  readonly message: string;
}

/** Says in the words of the file what zod found in it. */
export function explainIssue(issue: Issue, value: unknown): Explanation {
  const precise = choose(issue, value);
  const at = precise.path;
  const name = spell(at);
  switch (precise.code) {
    case "unrecognized_keys":
      return unknownKey(at, precise.keys[0] ?? "");
    case "invalid_value":
      return { at, message: invalidValue(name, precise.values, valueAt(value, at)) };
    case "invalid_type":
      return { at, message: invalidType(name, precise.expected, valueAt(value, at)) };
    default:
      return { at, message: `${name}: ${precise.message}.` };
  }
}

/** Of a rule's two forms, the level alone or a map, the one that the author meant to write. */
function choose(issue: Issue, value: unknown): Issue {
  if (issue.code !== "invalid_union") return issue;
  const written = valueAt(value, issue.path);
  const branch = issue.errors[typeof written === "object" && written !== null ? 1 : 0]?.[0];
  return branch ? { ...branch, path: [...issue.path, ...branch.path] } : issue;
}

function unknownKey(parent: readonly PropertyKey[], key: string): Explanation {
  const known = knownKeys(parent);
  const [meant] = nearest(key, known);
  const where = parent.length === 0 ? "" : ` under ${spell(parent)}`;
  const hint = meant === undefined ? `Known are ${known.join(", ")}.` : `Did you mean ${meant}?`;
  return { at: [...parent, key], message: `There is no setting ${key}${where}. ${hint}` };
}

function knownKeys([top, rule]: readonly PropertyKey[]): string[] {
  if (top === undefined) return Object.keys(configSchema.shape);
  if (top === "enforce") return ["paths"];
  const options = rules.find(({ id }) => id === rule)?.options;
  return options ? ["level", ...Object.keys(options.shape)] : rules.map(({ id }) => id);
}

function invalidValue(name: string, allowed: readonly unknown[], written: unknown): string {
  const choices = allowed.map(String);
  if (written === undefined) return `${name} is missing. Write \`${name}: ${choices[0]}\`.`;
  const [meant] = nearest(String(written), choices);
  const hint = meant === undefined || choices.length === 1 ? "" : ` Did you mean ${meant}?`;
  return `${name} is ${shown(written)}, but must be ${choices.length > 1 ? "one of " : ""}${choices.join(", ")}.${hint}`;
}

function invalidType(name: string, expected: string, written: unknown): string {
  const kind = expected === "object" || expected === "record" ? "a map of settings" : article(expected);
  return `${name} is ${shown(written)}, but must be ${kind}.`;
}

function article(kind: string): string {
  return kind === "array" ? "a list" : `a ${kind}`;
}

function shown(value: unknown): string {
  return value === null ? "empty" : (JSON.stringify(value)?.slice(0, 60) ?? "missing");
}

function spell(at: readonly PropertyKey[]): string {
  return at.length === 0 ? "The file" : at.map(String).join(".");
}

function valueAt(value: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
