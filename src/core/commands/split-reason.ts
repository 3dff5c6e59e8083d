import { tasksNamed } from "./asked-tasks.ts";

/** Characters; a reason is a sentence, not a document. */
const LONGEST = 500;

/** Arguments that name tasks, up to the first that names none, and the words behind them as the reason. */
export function splitReason(args: readonly string[]): {
  readonly named: readonly string[];
  readonly reason: string | null;
} {
  const first = args.findIndex((arg) => tasksNamed([arg]).length === 0);
  if (first < 0) return { named: args, reason: null };
  return { named: args.slice(0, first), reason: readReason(args.slice(first)) };
}

/** The words of a reason without what introduces it; null for none. */
export function readReason(words: readonly string[]): string | null {
  const text = words
    .join(" ")
    .replace(/^(?:because|reason|as|for)\b:?[ ]*/i, "")
    .replace(/^[-–—:]+[ ]*/, "")
    .trim();
  return text === "" ? null : text.slice(0, LONGEST);
}
