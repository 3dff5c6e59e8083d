import { FOREIGN_WORDS } from "./foreign-vocabulary.ts";
import { repairMojibake } from "./mojibake.ts";
import { progressOf } from "./progress.ts";
import type { Status } from "./status.ts";
import { DONE_OF_ONE, STATUS_WORDS } from "./vocabulary.ts";

const STATUS_OF = new Map<string, Status>(
  Object.entries(STATUS_WORDS).flatMap(([status, words]) => words.map((word) => [word, status as Status] as const)),
);
const LONGEST = Math.max(...[...STATUS_OF.keys()].map((word) => word.split(" ").length));
/** Longer ones first: `未完了` is no `完了`. */
const FOREIGN = Object.entries(FOREIGN_WORDS)
  .flatMap(([status, words]) => words.map((word) => [word, status as Status] as const))
  .sort(([a], [b]) => b.length - a.length);

/**
 * The status that a text begins with in words: `✅ Done (2025-11-17)` is done, `In Progress - 50%` in progress, and so
 * is `50% complete`. What stands before the first letter is skipped. Null when the first words are no known status.
 */
export function statusOfWords(text: string): Status | null {
  const words = leadingWords(text);
  for (let count = Math.min(LONGEST, words.length); count > 0; count -= 1) {
    const status = STATUS_OF.get(words.slice(0, count).join(" "));
    if (status !== undefined) return status === "done" ? doneSoFar(text) : status;
  }
  if (DONE_OF_ONE.has(words[0] ?? "")) return doneSoFar(text);
  return statusOfForeignWords(text);
}

/** Like `statusOfWords`, for a label that must be nothing but the status: `Completed`, `In Progress`, `Completed Tasks`. */
export function statusOfLabel(text: string): Status | null {
  const label = wordsOf(text)
    .join(" ")
    .replace(/ ?tasks?$/, "");
  return STATUS_OF.get(label) ?? null;
}

/** `50% complete` and `3 of 5 done` are not done, `0% complete` is not begun. */
function doneSoFar(text: string): Status {
  const progress = progressOf(text);
  if (progress === null || progress >= 1) return "done";
  return progress === 0 ? "todo" : "in-progress";
}

function statusOfForeignWords(text: string): Status | null {
  const said = repairMojibake(text.slice(0, 80))
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "");
  return FOREIGN.find(([word]) => said.startsWith(word))?.[1] ?? null;
}

function leadingWords(text: string): string[] {
  const said = text.replace(/^\s*\[.\]/u, "").replace(/^[^\p{L}\d]{0,12}\d{1,4}[ \t]?(?:out )?of[ \t]?\d{1,4}/u, "");
  return wordsOf(said).slice(0, LONGEST);
}

function wordsOf(text: string): string[] {
  return (
    repairMojibake(text.slice(0, 200))
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}
