import type { Reference } from "../references/expression.ts";
import { atMostHigh, narrowed, taskGroup, unnamed } from "./named.ts";
import type { Resolution, Resolving } from "./resolve-reference.ts";

/** Every defined id with the prefix of `P3.*`; where nobody has it, the beginnings that may be meant. */
export function resolveWildcard(
  wildcard: Extract<Reference, { kind: "wildcard" }>,
  { index, suggestTask }: Resolving,
): Resolution {
  // `2.x` is a version where no task is a number.
  if (/^\d/.test(wildcard.prefix) && !index.hasNumbers) return unnamed("external", `${wildcard.prefix}*`);
  const prefix = wildcard.prefix.replace(/[.*]{1,3}$/, "");
  const dotted = index.startingWith(`${prefix}.`);
  const tasks = dotted.length > 0 || wildcard.prefix.endsWith(".") ? dotted : index.startingWith(prefix);
  if (tasks.length > 0) {
    const problems = wildcard.confidence === "medium" ? [narrowed(`${prefix}.*`, tasks)] : [];
    return { ...taskGroup(`${prefix}.*`, tasks, atMostHigh(wildcard.confidence)), problems };
  }
  const beginnings = suggestTask(`${prefix}.1`).map((id) => id.slice(0, Math.max(0, id.lastIndexOf("."))));
  const candidates = [...new Set(beginnings)].filter((beginning) => beginning !== "");
  return unnamed(
    "empty-wildcard",
    `${prefix}.*`,
    candidates.map((beginning) => `${beginning}.*`),
  );
}
