/** Something that the real GitHub would not have said, or would not have been asked. */
export interface Violation {
  readonly where: string;
  readonly problem: string;
}

/** Where the official schemas are wrong about GitHub: the head repository is null once a fork is deleted. */
const wrongSchemas = [/\/head\/repo must be object/, /\/head\/repo must match/];

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
    const problems = check().filter((problem) => !wrongSchemas.some((wrong) => wrong.test(problem)));
    for (const problem of problems) this.add(where, problem);
    return problems;
  }
}
