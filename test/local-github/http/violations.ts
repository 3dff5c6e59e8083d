/** Something that the real GitHub would not have said, or would not have been asked. */
export interface Violation {
  readonly where: string;
  readonly problem: string;
  /** True where GitHub answers as if nothing were wrong, so that a typing mistake stays unseen. */
  readonly isIgnored?: true;
}

/** Where the official schemas are wrong about GitHub: the head repository is null once a fork is deleted. */
const wrongSchemas = [/\/head\/repo must be object/, /\/head\/repo must match/];

/** What the official schemas found wrong; a test ends by looking at it. */
export class Violations {
  readonly all: Violation[] = [];
  readonly #isWatching: boolean;
  readonly #isStrict: boolean;

  /** Strict counts what GitHub ignores, too. */
  constructor(isWatching: boolean, isStrict: boolean) {
    this.#isWatching = isWatching;
    this.#isStrict = isStrict;
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

  /** Keeps what a strict caller wants to know of requests that GitHub answers all the same. */
  addIgnored(where: string, find: () => readonly string[]): void {
    if (!this.#isWatching || !this.#isStrict) return;
    for (const problem of find()) this.all.push({ where, problem, isIgnored: true });
  }
}
