import { milder } from "./level-at.ts";

/** Options that ask for less the more is in them. */
const LOOSER_WITH_MORE: ReadonlySet<string> = new Set(["aliases", "allow", "ignore", "mirrors", "optional"]);

/** Options that ask for more the more is in them. */
const STRICTER_WITH_MORE: ReadonlySet<string> = new Set(["gates", "never", "words"]);

/** Numbers that ask for less the greater they are; of the others in `STRICTER_WHEN_GREATER` it is the other way round. */
const LOOSER_WHEN_GREATER: ReadonlySet<string> = new Set(["most", "share", "threshold", "usage"]);
const STRICTER_WHEN_GREATER: ReadonlySet<string> = new Set(["lines", "words"]);

const LEVELS: ReadonlySet<unknown> = new Set(["off", "info", "warning", "error"]);

/**
 * Whether a rule asks for less after one of its options was changed, as far as can be told. A change of which nobody
 * can tell counts as one that asks for less.
 */
export function isLooser(name: string, before: unknown, after: unknown): boolean {
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  if (typeof before === "number" && typeof after === "number") return isLooserNumber(name, before, after);
  if (isLevel(before) && isLevel(after)) return milder(before, after) === after;
  if (LOOSER_WITH_MORE.has(name)) return lacking(before, after).length > 0;
  if (STRICTER_WITH_MORE.has(name)) return lacking(after, before).length > 0;
  return true;
}

function isLooserNumber(name: string, before: number, after: number): boolean {
  if (LOOSER_WHEN_GREATER.has(name)) return after > before;
  return STRICTER_WHEN_GREATER.has(name) ? after < before : true;
}

type Level = "off" | "info" | "warning" | "error";

function isLevel(value: unknown): value is Level {
  return LEVELS.has(value);
}

/** The entries of a list or a record that another one lacks, as text. */
export function lacking(known: unknown, entries: unknown): readonly string[] {
  const before = new Set(entriesOf(known));
  return entriesOf(entries).filter((entry) => !before.has(entry));
}

function entriesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(textOf);
  return typeof value === "object" && value !== null ? Object.entries(value).map((entry) => JSON.stringify(entry)) : [];
}

function textOf(entry: unknown): string {
  return typeof entry === "string" ? entry : JSON.stringify(entry);
}
