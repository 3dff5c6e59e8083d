import type { Dependents } from "./dependents.ts";
import type { EdgeSet } from "./edge-set.ts";
import type { Expansion } from "./expansion.ts";
import type { NameIndex } from "./name-index.ts";
import type { Named } from "./resolve-reference.ts";
import type { Edge } from "./task-graph.ts";

/** Of a phase with more tasks than this, those who wait for it wait for it as a whole: edges stay linear in the tasks. */
const MOST_WRITTEN_OUT = 30;

/** One side of a dependency: a task, a group of tasks, or phases. */
export type Side = Omit<Named, "confidence">;

type Statement = Pick<Edge, "source" | "at" | "confidence">;

/**
 * What came of joining two sides: `only-itself` where a group holds nothing but the tasks that wait and those that wait
 * for them, `too-many` where it would be more edges than one document may have.
 */
export type Joined = "joined" | "only-itself" | "too-many";

/** Who waits for whom by what is written, to tell which members of a group are not meant. */
export interface Waiters {
  readonly dependents: Dependents;
  /** By the name of a group, the tasks that wait for it. */
  readonly groupWaiters: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Turns resolved dependencies into edges and barriers. */
export class Weaver {
  readonly #into: EdgeSet;
  readonly #index: NameIndex;
  readonly #expansion: Expansion;
  readonly #waiters: Waiters;
  readonly #members = new Map<string, ReadonlySet<string>>();

  constructor(into: EdgeSet, index: NameIndex, expansion: Expansion, waiters: Waiters) {
    this.#into = into;
    this.#index = index;
    this.#expansion = expansion;
    this.#waiters = waiters;
  }

  /** Makes `after` wait for `before`. */
  join(before: Side, after: Side, statement: Statement): Joined {
    if (before.group === null && after.group === null) return this.#joinTasks(before, after, statement);
    const waiting = after.group === null ? null : this.#asPhases(after);
    const waited = waiting === null ? null : this.#asPhases(before);
    if (waiting && waited) return this.#addGates("phase", waited, waiting, statement);
    if (waiting && before.size > 1) return this.#addGates("task", before.tasks(), waiting, statement);
    if (waiting && after.size > MOST_WRITTEN_OUT && this.#areApart(new Set(before.tasks()), after))
      return this.#addGates("task", before.tasks(), waiting, statement);
    if (before.phases && before.size > MOST_WRITTEN_OUT && this.#areApart(this.#membersOf(before.phases), after))
      return this.#addTaskBarriers(before.phases, before.group, after, statement);
    return this.#joinMembers(before, after, statement);
  }

  #joinTasks(before: Side, after: Side, statement: Statement): Joined {
    for (const from of before.tasks())
      for (const to of after.tasks()) this.#into.addEdge({ ...statement, from, to, via: null });
    return "joined";
  }

  #addGates(kind: "phase" | "task", before: readonly string[], after: readonly string[], stated: Statement): Joined {
    if (!this.#expansion.spend(before.length * after.length)) return "too-many";
    for (const phase of after) for (const waited of before) this.#into.addGate({ ...stated, kind, phase, waited });
    return "joined";
  }

  /** Whether nobody on one side is on the other one too, or waited for by it: then each is meant as a whole. */
  #areApart(waited: ReadonlySet<string>, after: Side): boolean {
    return after.tasks().every((id) => !waited.has(id) && waited.isDisjointFrom(this.#waiters.dependents.of(id)));
  }

  /** Hundreds of tasks may wait for the same phases. */
  #membersOf(phases: readonly string[]): ReadonlySet<string> {
    const key = JSON.stringify(phases);
    const members = this.#members.get(key) ?? new Set(phases.flatMap(this.#index.membersOf));
    this.#members.set(key, members);
    return members;
  }

  #addTaskBarriers(waitsFor: readonly string[], group: string | null, after: Side, statement: Statement): Joined {
    const via = group ?? waitsFor.join(", ");
    for (const task of after.tasks()) this.#into.addTaskBarrier({ ...statement, task, waitsFor, via });
    return "joined";
  }

  /**
   * "All of Phase 2" said inside Phase 2 means the others: a member that depends on the waiting task is left out, and
   * so is one that waits for the same group.
   */
  #joinMembers(before: Side, after: Side, statement: Statement): Joined {
    if (!this.#expansion.spend(before.size * after.size)) return "too-many";
    const via = before.group ?? after.group;
    const waiting = new Set(after.tasks());
    const waited = before.group === null ? before.tasks() : before.tasks().filter((id) => !waiting.has(id));
    const peers = this.#waiters.groupWaiters.get(before.group ?? "");
    const members = new Set(peers ? before.tasks() : []);
    let count = 0;
    for (const to of waiting) {
      const dependents = this.#waiters.dependents.of(to);
      const alike = before.isEverybody || members.has(to) ? peers : undefined;
      for (const from of waited) {
        if (dependents.has(from) || alike?.has(from)) continue;
        this.#into.addEdge({ ...statement, from, to, via });
        count += 1;
      }
    }
    return count === 0 && waiting.size > 0 ? "only-itself" : "joined";
  }

  /** The phases that a group is, where its members are exactly the members of phases. */
  #asPhases(side: Side): readonly string[] | null {
    if (side.phases !== null || side.group === null) return side.phases;
    if (!this.#expansion.spend(side.size)) return null;
    const members = new Set(side.tasks());
    const phases = new Set([...members].map((id) => this.#index.tasks.get(id)?.phase ?? null));
    const whole = [...phases].filter(
      (id): id is string => id !== null && this.#index.membersOf(id).every((m) => members.has(m)),
    );
    return whole.length === phases.size ? whole : null;
  }
}
