import type { Status } from "../statuses/status.ts";

/** What bare words of a status field are called where a document has no example of the one wanted. */
type Vocabulary = Partial<Readonly<Record<Status, string>>>;

const USUAL: Vocabulary = {
  todo: "todo",
  done: "done",
  "in-progress": "in progress",
  "in-review": "in review",
  blocked: "blocked",
  cancelled: "cancelled",
  deferred: "deferred",
};

/** Words go together: who writes `pending` writes `completed`. Known by the word that stands there now. */
const VOCABULARIES: readonly (readonly [now: RegExp, words: Vocabulary])[] = [
  [/^(?:pending|completed)$/i, { todo: "pending", done: "completed" }],
  [/^(?:not[ _-]started|complete)$/i, { todo: "not started", done: "complete" }],
  [/^(?:backlog|planned)$/i, { todo: "backlog" }],
];

/**
 * The word for a status in the manner of the one that stands there: `Pending` becomes `Completed`, `IN_PROGRESS`
 * becomes `DONE`. Null where more than a bare ASCII word stands there, so that nothing is invented.
 */
export function plainWord(written: string, to: Status): string | null {
  const now = written.trimEnd();
  if (!/^[a-z][a-z _-]*$/i.test(now)) return null;
  const known = VOCABULARIES.find(([pattern]) => pattern.test(now))?.[1] ?? {};
  const word = (known[to] ?? USUAL[to])?.replaceAll(" ", joinerOf(now));
  if (word === undefined) return null;
  if (now === now.toUpperCase()) return word.toUpperCase();
  return now.startsWith(now.charAt(0).toUpperCase()) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** `in_progress` and `in-progress` go on as they are. */
function joinerOf(word: string): string {
  return /[a-z]([_-])[a-z]/i.exec(word)?.[1] ?? " ";
}
