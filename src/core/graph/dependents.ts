/** Steps that all questions of one graph may take together; beyond them a task is told from itself alone. */
const MOST_STEPS = 2_000_000;

/** Which tasks wait, directly or through others, for a task by single ids. */
export class Dependents {
  readonly #after = new Map<string, string[]>();
  readonly #answers = new Map<string, ReadonlySet<string>>();
  #steps = MOST_STEPS;

  constructor(pairs: Iterable<{ readonly before: string; readonly after: string }>) {
    for (const { before, after } of pairs) {
      const known = this.#after.get(before);
      if (known) known.push(after);
      else this.#after.set(before, [after]);
    }
  }

  /** The task itself and everything that depends on it. */
  of(id: string): ReadonlySet<string> {
    const known = this.#answers.get(id);
    if (known) return known;
    const reached = this.#walk(id);
    this.#answers.set(id, reached);
    return reached;
  }

  #walk(id: string): ReadonlySet<string> {
    const reached = new Set([id]);
    for (const at of reached) {
      for (const next of this.#after.get(at) ?? []) {
        if (this.#steps === 0) return new Set([id]);
        this.#steps -= 1;
        reached.add(next);
      }
    }
    return reached;
  }
}
