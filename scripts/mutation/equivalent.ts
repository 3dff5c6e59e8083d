/** A mutant that no test can notice, because the program does the same with it. */
export interface Equivalent {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly why: string;
}

/** Looked at one by one. They count as survivors all the same: the score is what was measured. */
export const EQUIVALENT: readonly Equivalent[] = [];
