/** A mutant that no test can notice, because the program does the same with it. */
export interface Equivalent {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  /** Goes on from "the same, for". */
  readonly why: string;
}

const DAY = "a day always has three parts";
const INDEXED = "the index is always within the list; the compiler asks for a way out";

/** Looked at one by one. They count as survivors all the same: the score is what was measured. */
export const EQUIVALENT: readonly Equivalent[] = [
  { file: "src/core/edits/date-like.ts", original: '""', replacement: '"Stryker was here!"', why: DAY },
  {
    file: "src/core/edits/line-shift.ts",
    original: "by === 0",
    replacement: "false",
    why: "a move by nothing moves nothing",
  },
  {
    file: "src/core/edits/line-shift.ts",
    original: "[]",
    replacement: '["Stryker was here"]',
    why: "what has no line stands before none",
  },
  {
    file: "src/core/edits/box-text.ts",
    original: '""',
    replacement: '"Stryker was here!"',
    why: "neither text was counted",
  },
  {
    file: "src/core/edits/status-part.ts",
    original: "count > 0",
    replacement: "count >= 0",
    why: "no words at all are no status",
  },
  { file: "src/core/edits/status-part.ts", original: "last === undefined", replacement: "false", why: INDEXED },
  {
    file: "src/core/graph/mermaid.ts",
    original: "assemble(drawing).length <= MOST_CHARACTERS",
    replacement: "true",
    why: "150 boxes and 400 arrows stay below 45,000 characters today; the limit guards longer labels",
  },
  {
    file: "src/core/graph/mermaid.ts",
    original: "assemble(drawing).length <= MOST_CHARACTERS",
    replacement: "assemble(drawing).length < MOST_CHARACTERS",
    why: "150 boxes and 400 arrows stay below 45,000 characters today; the limit guards longer labels",
  },
];
