import type { Conclusion } from "../../core/effects/effect.ts";
import type { Evaluation } from "../../core/report/evaluation.ts";
import type { StrayTasks } from "../stray-tasks.ts";

/** What a format is given beside the evaluation. */
export interface FormatContext {
  readonly evaluation: Evaluation;
  /** What the App's check would say: a failure is neutral while the configuration only reports. */
  readonly conclusion: Conclusion;
  /** A line of a document that was evaluated, without its line end, or null where it is not at hand. */
  lineOf(path: string, line: number): string | null;
  /** The bytes of a document that was evaluated, or null where they are not at hand; absent where none are. */
  bytesOf?(path: string): Uint8Array | null;
  /** What was looked at, for the reader: `specs/` or `acme/shop#12`. */
  readonly target: string;
  /** Directories that hold tasks and are no spec bundle; absent where they were not looked for. */
  readonly strays?: readonly StrayTasks[];
  /** Which tree was judged, where that is not simply the head; null or absent for nothing to say. */
  readonly notice?: string | null;
  readonly colors: boolean;
}

/** A way to print the result of `check`. One file each. */
export interface Format {
  readonly name: string;
  readonly summary: string;
  /** The whole output, line end included. */
  render(context: FormatContext): string;
}

/** Identity; gives the definition its type. */
export function defineFormat(format: Format): Format {
  return format;
}
