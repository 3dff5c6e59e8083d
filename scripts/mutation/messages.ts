import type { MutantCoverage } from "@stryker-mutator/api/core";

/** What the worker is started with. */
export interface Start {
  /** Name of the broadcast channel that it answers on. */
  readonly channel: string;
  /** Absolute paths of the test files, each with what the names of its tests must begin with. */
  readonly files: readonly (readonly [path: string, beginning: string])[];
  /** The mutant that is active while modules load, or null. */
  readonly mutant: string | null;
}

/** The tests to be asked about a mutant: by id, those that were seen to pass its place, or all. */
export type Wanted = readonly string[] | "covering" | "all";

export type Question =
  | { readonly ask: "dry-run" }
  | { readonly ask: "mutant"; readonly id: string; readonly tests: Wanted; readonly hitLimit: number }
  | { readonly ask: "end" };

export interface Tried {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly milliseconds: number;
  /** Why it failed, or null. */
  readonly failure: string | null;
}

/** Until the first test that fails, or of all of them on a dry run. */
export type Answer =
  | { readonly answer: "ready" }
  | {
      readonly answer: "tried";
      readonly tests: readonly Tried[];
      readonly coverage: MutantCoverage | null;
      /** How often the place of the mutant was passed. */
      readonly hits: number;
      /** Whether the test that failed goes on failing without the mutant: it has left something behind. */
      readonly soiled: boolean;
    };

declare module "vitest" {
  export interface ProvidedContext {
    mutation: Start;
  }
}
