import { repairMojibake } from "./mojibake.ts";
import type { Status } from "./status.ts";

/** Words that documents use, in lower case with single spaces. Measured over some 2,500 public files. */
const WORDS: Readonly<Record<Exclude<Status, "unknown">, readonly string[]>> = {
  todo: [
    "not started",
    "not done",
    "not complete",
    "not completed",
    "not finished",
    "not implemented",
    "not merged",
    "not shipped",
    "not verified",
    "not ready",
    "not yet",
    "incomplete",
    "unfinished",
    "undone",
    "to do",
    "todo",
    "pending",
    "backlog",
    "planned",
    "open",
    "queued",
    "spec",
    "ready",
    "draft",
    "approved",
  ],
  "in-progress": [
    "in progress",
    "wip",
    "work in progress",
    "doing",
    "started",
    "active",
    "partial",
    "partially done",
    "partially complete",
    "ongoing",
  ],
  "in-review": ["review", "in review", "ready for review", "under review"],
  blocked: ["blocked", "waiting", "on hold"],
  done: ["done", "complete", "completed", "finished", "merged", "shipped", "verified"],
  cancelled: ["cancelled", "canceled", "dropped", "skipped", "superseded", "obsolete", "wontfix", "won t fix"],
  deferred: ["deferred", "postponed"],
};

const STATUS_OF = new Map(
  Object.entries(WORDS).flatMap(([status, words]) => words.map((word) => [word, status as Status] as const)),
);

/** Said of one task these mean done; as labels of a count they mean other things. */
const DONE_OF_ONE = new Set(["closed", "resolved", "implemented", "deployed", "released", "passed", "fixed"]);

const LONGEST = Math.max(...[...STATUS_OF.keys()].map((word) => word.split(" ").length));

/**
 * The status that a text begins with in words: `✅ Done (2025-11-17)` is done, `In Progress - 50%` in progress.
 * What stands before the first Latin letter is skipped. Null when the first words are no known status.
 */
export function statusOfWords(text: string): Status | null {
  const words = leadingWords(text);
  for (let count = Math.min(LONGEST, words.length); count > 0; count -= 1) {
    const status = STATUS_OF.get(words.slice(0, count).join(" "));
    if (status !== undefined) return status;
  }
  return DONE_OF_ONE.has(words[0] ?? "") ? "done" : null;
}

/** Like `statusOfWords`, for a label that must be nothing but the status: `Completed`, `In Progress`, `Completed Tasks`. */
export function statusOfLabel(text: string): Status | null {
  const label = wordsOf(text)
    .join(" ")
    .replace(/ ?tasks?$/, "");
  return STATUS_OF.get(label) ?? null;
}

function leadingWords(text: string): string[] {
  return wordsOf(text.replace(/^\s*\[.\]/u, "")).slice(0, LONGEST);
}

function wordsOf(text: string): string[] {
  return (
    repairMojibake(text.slice(0, 200))
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}
