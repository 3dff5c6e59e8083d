import type { Unresolved } from "../graph/task-graph.ts";

/** How a message says what an author wrote that came to nothing. */
interface SaidRelation {
  readonly waits: string;
  readonly depends: string;
  readonly effect: string;
}

/** The words for a dependency in the direction in which it is written: `Depends On: T009` or `Blocks: T009`. */
export function saidRelation({ direction }: Pick<Unresolved, "direction">): SaidRelation {
  return direction === "waits"
    ? { waits: "waits for", depends: "depends on", effect: "nothing makes it wait" }
    : { waits: "blocks", depends: "blocks", effect: "nothing waits for it" };
}
