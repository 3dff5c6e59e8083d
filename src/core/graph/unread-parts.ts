import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph } from "./task-graph.ts";

/** A part of a tasks document past all bounds, whose tasks or dependencies are missing from its graph. */
export interface UnreadPart {
  readonly line: number;
  /** What is missing and why: a clause without a full stop. */
  readonly reason: string;
}

/** In document order; empty where a graph says all that its document says. */
export function unreadParts({ notices }: TaskList, { unresolved }: TaskGraph): readonly UnreadPart[] {
  const guarded = notices.filter(({ kind }) => kind === "guard");
  const dropped = unresolved.filter(({ kind }) => kind === "too-many");
  const [first] = dropped;
  const parts = guarded.map(({ detail, at }) => ({ line: at.line, reason: detail }));
  if (first) parts.push({ line: first.at.line, reason: tooMany(dropped.length) });
  return parts.sort((a, b) => a.line - b.line);
}

function tooMany(count: number): string {
  const [what, were] =
    count === 1 ? ["this group of dependencies", "was"] : [`${count} groups of dependencies`, "were"];
  return `dependencies on groups expand to more than can be evaluated; from here on, ${what} ${were} not read`;
}
