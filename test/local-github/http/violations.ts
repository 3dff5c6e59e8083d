/** Something that the real GitHub would not have said, or would not have been asked. */
export interface Violation {
  readonly where: string;
  readonly problem: string;
}

/** What the official schemas found wrong; a test ends by looking at it. */
export class Violations {
  readonly all: Violation[] = [];
  readonly #isWatching: boolean;

  constructor(isWatching: boolean) {
    this.#isWatching = isWatching;
  }

  add(where: string, problem: string): void {
    this.all.push({ where, problem });
  }

  /** Runs a check, unless validation is switched off, and answers what it found. */
  addAll(where: string, check: () => readonly string[]): readonly string[] {
    if (!this.#isWatching) return [];
    const problems = check();
    for (const problem of problems) this.add(where, problem);
    return problems;
  }
}
