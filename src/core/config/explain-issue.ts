import type { z } from "zod";
import { nearest } from "../graph/nearest.ts";
import { knownKeys } from "./schema-node.ts";
import { DAY } from "./schema-parts.ts";
import { suggestForm } from "./suggest-form.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a configuration, what to write instead, and the path of the key to show it at. */
export interface Explanation {
  readonly at: readonly PropertyKey[];
  readonly problem: string;
  readonly suggestion: string;
}

/** Says in the words of the file what zod found in it: one explanation for each key that has to change. */
export function explainIssue(issue: Issue, value: unknown): readonly Explanation[] {
  return choose(issue, value).flatMap((precise) => explain(precise, value));
}

function explain(issue: Issue, value: unknown): readonly Explanation[] {
  const at = issue.path;
  const written = valueAt(value, at);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(at, key));
    case "invalid_key":
      return [unknownKey(at.slice(0, -1), String(at.at(-1)))];
    case "invalid_value":
      return [invalidValue(at, issue.values.map(String), written)];
    case "invalid_type":
      return [invalidType(at, issue.expected, written)];
    case "invalid_format":
      return [invalidFormat(at, issue.message, written)];
    default:
      return [
        { at, problem: `${spell(at)} is ${shown(written)}, but ${limitOf(issue)}.`, suggestion: suggestForm(at) },
      ];
  }
}

/** Of two forms, a word alone or a map, the one that the author meant to write. */
function choose(issue: Issue, value: unknown): readonly Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const written = valueAt(value, issue.path);
  const branch = issue.errors[typeof written === "object" && written !== null ? 1 : 0];
  return branch?.map((each) => ({ ...each, path: [...issue.path, ...each.path] })) ?? [issue];
}

function unknownKey(parent: readonly PropertyKey[], key: string): Explanation {
  const at = [...parent, key];
  const known = knownKeys(parent);
  const where = parent.length === 0 ? "" : ` under ${spell(parent)}`;
  const problem = `There is no setting ${key}${where}.`;
  return { at, problem, suggestion: didYouMean(key, known) ?? elsewhere(key) ?? `Known are ${list(known)}.` };
}

/** A key that stands one map too deep is a key of the file all the same. */
function elsewhere(key: string): string | null {
  return knownKeys([]).includes(key) ? `Write \`${key}\` at the beginning of a line: it is a key of the file.` : null;
}

function invalidValue(at: readonly PropertyKey[], choices: readonly string[], written: unknown): Explanation {
  const name = spell(at);
  if (written === undefined) return { at, problem: `${name} is missing.`, suggestion: suggestForm(at) };
  const amount = choices.length > 1 ? "one of " : "";
  const problem = `${name} is ${shown(written)}, but must be ${amount}${list(choices)}.`;
  const only = `Write ${choices.length > 1 ? `one of them, such as \`${choices[0]}\`` : `\`${at.at(-1)?.toString()}: ${choices[0]}\``}.`;
  return { at, problem, suggestion: (choices.length > 1 ? didYouMean(String(written), choices) : null) ?? only };
}

function invalidType(at: readonly PropertyKey[], expected: string, written: unknown): Explanation {
  const name = spell(at);
  if (written === undefined) return { at, problem: `${name} is missing.`, suggestion: suggestForm(at) };
  const isMap = expected === "object" || expected === "record";
  const kind = isMap ? "a map of settings" : article(expected);
  const problem = `${name} is ${isMap && Array.isArray(written) ? "a list" : shown(written)}, but must be ${kind}.`;
  return { at, problem, suggestion: (isMap ? withoutDashes(written) : null) ?? suggestForm(at, written) };
}

/** Of a list whose entries are maps, the first entry as the map would have it. */
function withoutDashes(written: unknown): string | null {
  const [first]: readonly unknown[] = Array.isArray(written) ? written : [];
  if (typeof first !== "object" || first === null || Array.isArray(first)) return null;
  const [entry] = Object.entries(first);
  return entry ? `Take the dashes away: \`${entry[0]}: ${inLine(entry[1])}\`.` : null;
}

function inLine(value: unknown): string {
  return typeof value === "string" && value.length <= 40 ? value : "…";
}

/** A text that is written otherwise than it must be; `must` says how, from "must be" on. */
function invalidFormat(at: readonly PropertyKey[], must: string, written: unknown): Explanation {
  const problem = `${spell(at)} is ${shown(written)}, but ${must}.`;
  const last = lastDayLike(String(written));
  const suggestion =
    last === null ? suggestForm(at) : `That month ends on ${last}. Write \`${String(at.at(-1))}: ${last}\`.`;
  return { at, problem, suggestion };
}

/** Of a day that its month does not have, the last one that it has. */
function lastDayLike(written: string): string | null {
  const month = /^\d{4}-\d\d-(?=\d\d$)/.exec(written)?.[0];
  if (month === undefined || Number(written.slice(8)) < 29) return null;
  return ["31", "30", "29", "28"].map((day) => month + day).find((day) => DAY.test(day)) ?? null;
}

function article(kind: string): string {
  return { array: "a list", int: "a whole number", boolean: "true or false" }[kind] ?? `a ${kind}`;
}

function limitOf(issue: Issue): string {
  if (issue.code === "too_small") return boundOf(issue.origin, "at least", Number(issue.minimum));
  if (issue.code === "too_big") return boundOf(issue.origin, "at most", Number(issue.maximum));
  return "cannot be used";
}

function boundOf(origin: string, bound: string, amount: number): string {
  const unit = { string: "character", array: "entry" }[origin];
  if (unit === undefined) return `must be ${bound} ${amount}`;
  const many = unit === "entry" ? "entries" : `${unit}s`;
  return `must have ${bound} ${amount} ${amount === 1 ? unit : many}`;
}

function didYouMean(written: string, known: readonly string[]): string | null {
  const [meant = known.find((name) => isPartOf(written, name))] = nearest(written, known);
  return meant === undefined ? null : `Did you mean ${meant}?`;
}

/** `cycle` for `graph/cycle`, `new` for `new-only`. */
function isPartOf(written: string, name: string): boolean {
  return name.endsWith(`/${written}`) || name.startsWith(`${written}-`);
}

/** Rules are too many to be named in a sentence. */
function list(words: readonly string[]): string {
  return words.length > 30 ? `${words.slice(0, 5).join(", ")} and ${words.length - 5} more` : words.join(", ");
}

function shown(value: unknown): string {
  return value === null ? "empty" : (JSON.stringify(value)?.slice(0, 60) ?? "missing");
}

/** `rules.graph/cycle`, `lanes[0].name`. */
export function spell(at: readonly PropertyKey[]): string {
  const spelt = at.map((key) => (/^\d+$/.test(String(key)) ? `[${String(key)}]` : `.${String(key)}`)).join("");
  return spelt === "" ? "The file" : spelt.replace(/^\./, "");
}

function valueAt(value: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
