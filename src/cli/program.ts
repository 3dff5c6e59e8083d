import { readFileSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { subcommands } from "./subcommands/index.ts";
import type { Call, Subcommand } from "./subcommands/subcommand.ts";
import { wantsColors } from "./wants-colors.ts";

const EXIT_CODES = `
Exit codes:
  0  clean: nothing that fails, warnings do not; a dry run, which prints what
     would change, if anything
  1  findings that fail, in mode report too (GitHub's check is neutral then);
     or a tick that was refused
  2  could not run: one sentence on stderr says why`;

/** The whole command line as commander knows it, made from the registry of subcommands. */
export function buildProgram(io: Io, onExit: (code: ExitCode) => void): Command {
  const program = new Command("spec-kit-enforce")
    .description("Checks spec bundles: tasks, dependencies, progress.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpCommand(false)
    .addHelpText("after", EXIT_CODES)
    .showSuggestionAfterError();
  for (const subcommand of subcommands) program.addCommand(buildCommand(subcommand, io, onExit));
  for (const command of [program, ...program.commands]) divert(command, io);
  return program;
}

function buildCommand(subcommand: Subcommand, io: Io, onExit: (code: ExitCode) => void): Command {
  const command = new Command(subcommand.name).description(subcommand.summary);
  for (const { syntax, summary, choices } of subcommand.arguments) {
    const argument = new Argument(syntax, summary);
    command.addArgument(choices ? argument.choices([...choices]) : argument);
  }
  for (const { syntax, summary, choices, fallback } of subcommand.options) {
    const option = new Option(syntax, summary);
    if (choices) option.choices([...choices]);
    command.addOption(fallback === undefined ? option : option.default(fallback));
  }
  const examples = subcommand.examples.map((example) => `  $ spec-kit-enforce ${example}`).join("\n");
  const exits = subcommand.name === "check" || subcommand.name === "tick" ? `\n${EXIT_CODES}` : "";
  command.addHelpText("after", `\nExamples:\n${examples}${exits}`);
  return command.action(async () => onExit(await subcommand.run(callOf(command, io))));
}

function callOf(command: Command, io: Io): Call {
  const args = command.processedArgs.flat().filter((arg): arg is string => typeof arg === "string");
  return { args, options: command.opts(), io };
}

function divert(command: Command, io: Io): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => io.out.write(text),
    writeErr: (text) => io.err.write(text),
    outputError: (text, write) => write(errorLine(command, text)),
    getOutHasColors: () => wantsColors(io, io.out),
    getErrHasColors: () => wantsColors(io, io.err),
  });
}

/** One sentence as for every other mistake, and where to read on. */
function errorLine(command: Command, text: string): string {
  const said = text
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  const called = command.parent === null ? "--help" : `${command.name()} --help`;
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  return `spec-kit-enforce: ${/[.)?]$/.test(sentence) ? sentence : `${sentence}.`} \`${called}\` says how it is called.\n`;
}

/** `package.json` lies two levels above this file, in a clone as in a release. */
function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
