import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** A positional argument, in commander's syntax: `<file>`, `[path...]`. */
interface ArgumentDefinition {
  readonly syntax: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

/** An option, in commander's syntax: `--limit <n>`. */
interface OptionDefinition {
  readonly syntax: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly fallback?: string;
}

/** One call of a subcommand: its positional arguments flattened, and its options by their camel-case names. */
export interface Call {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly io: Io;
}

/**
 * A subcommand. Arguments, help and documentation come from the definition, which imports nothing heavy: what `run`
 * needs it imports itself, so that `--help` starts neither a parser nor a thread.
 */
export interface Subcommand {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
  /** Throws `UserError` when it could not run. */
  run(call: Call): Promise<ExitCode>;
}

/** Identity; gives the definition its type. */
export function defineSubcommand(subcommand: Subcommand): Subcommand {
  return subcommand;
}

/** The value of an option that takes one, or undefined. */
export function optionValue({ options }: Call, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
