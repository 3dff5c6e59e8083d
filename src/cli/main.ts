import { CommanderError } from "commander";
import { UserError } from "../core/errors.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { buildProgram } from "./program.ts";

/**
 * Runs one call of the command line. Returns 0 when clean, 1 for findings that fail or a refused edit, 2 when it
 * could not run; then one plain sentence stands on stderr, and a line for each thing that it is about. Never throws.
 *
 * @param argv the arguments after the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return report(error, io);
  }
}

function report(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const details = error instanceof UserError ? error.details.map((detail) => `  ${oneLine(detail)}\n`) : [];
  io.err.write([`spec-kit-enforce: ${sentence(error)}\n`, ...details].join(""));
  return 2;
}

function sentence(error: unknown): string {
  if (error instanceof UserError) return oneLine(`${error.message} ${error.hint}`);
  const reason = error instanceof Error ? error.message : String(error);
  return oneLine(`Could not run: ${reason}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
