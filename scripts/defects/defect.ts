import type { CleanBundle } from "./clean-bundle.ts";
import type { Files } from "./judge.ts";

/** A defect at one place of a clean spec bundle. */
export interface Injection {
  /** What was done, for a reader of a miss. */
  readonly what: string;
  readonly files: Files;
  /** What the base holds, where the defect is one of the change. */
  readonly before?: Files;
  /** Where an author would look for the fault: a find counts on one of these lines alone. */
  readonly at: { readonly path: string; readonly lines: readonly number[] };
  /** The rule, where it is another than the kind's. */
  readonly rule?: string;
}

/** What follows from a defect by necessity, and is therefore no false alarm. */
interface Consequence {
  readonly rule: string;
  readonly because: string;
}

/** A kind of defect. One file each. */
export interface Defect {
  readonly id: string;
  /** What is wrong afterwards, as a sentence without a full stop. */
  readonly summary: string;
  /** The rule that must find it. */
  readonly rule: string;
  /** Dialects in which it cannot exist, and why. */
  readonly absent?: Readonly<Record<string, string>>;
  readonly besides?: readonly Consequence[];
  /** Every place where it can be put in. None at all is a fault of the definition, unless `absent` says why. */
  places(clean: CleanBundle): readonly Injection[];
}

/** Identity; gives the definition its type. */
export function defineDefect(defect: Defect): Defect {
  return defect;
}
