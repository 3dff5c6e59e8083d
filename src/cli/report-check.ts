import type { Conclusion } from "../core/effects/effect.ts";
import type { Evaluation } from "../core/report/evaluation.ts";
import type { TreeFiles } from "../core/snapshot/source-file.ts";
import type { ExitCode } from "./exit-code.ts";
import { formats } from "./formats/index.ts";
import { bytesReader, lineReader } from "./line-reader.ts";
import type { StrayTasks } from "./stray-tasks.ts";
import { type Call, optionValue } from "./subcommands/subcommand.ts";
import { wantsColors } from "./wants-colors.ts";

/** What `check` found out, and what it looked at. */
export interface Checked {
  readonly evaluation: Evaluation;
  /** What the App's check would say. */
  readonly conclusion: Conclusion;
  readonly tree: TreeFiles;
  readonly target: string;
  /** Directories with tasks that were not looked at; none for a pull request. */
  readonly strays?: readonly StrayTasks[];
  /** Something to say beside the verdict, as the App's check does; null or absent for nothing. */
  readonly notice?: string | null;
}

/** Prints an evaluation in the wanted format and returns the exit code that says the same. */
export function reportCheck(
  call: Call,
  { evaluation, conclusion, tree, target, strays = [], notice = null }: Checked,
): ExitCode {
  const { out, err } = call.io;
  const format = formats.find(({ name }) => name === optionValue(call, "format"));
  if (format === undefined) throw new Error("commander let an unknown format through");
  out.write(
    format.render({
      evaluation,
      conclusion,
      lineOf: lineReader(tree),
      bytesOf: bytesReader(tree),
      target,
      strays,
      notice,
      colors: wantsColors(call.io, out),
    }),
  );
  if (evaluation.outcome !== "error") return evaluation.outcome === "pass" ? 0 : 1;
  err.write("spec-kit-enforce: Not everything could be evaluated, so there is no verdict.\n");
  return 2;
}
