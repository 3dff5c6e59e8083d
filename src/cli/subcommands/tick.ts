import { UserError } from "../../core/errors.ts";
import type { Status } from "../../core/statuses/status.ts";
import { type Call, defineSubcommand, optionValue } from "./subcommand.ts";

const WRITABLE: readonly Status[] = ["done", "todo", "in-progress", "in-review", "blocked", "cancelled", "deferred"];

export const tick = defineSubcommand({
  name: "tick",
  summary: "change the status of tasks in place, byte by byte; refused rather than guessed",
  arguments: [
    { syntax: "<file>", summary: "a tasks document, or the directory of its spec bundle" },
    { syntax: "<id...>", summary: "ids of tasks" },
  ],
  options: [
    { syntax: "--as <status>", summary: "the status to write", choices: WRITABLE, fallback: "done" },
    { syntax: "--by <name>", summary: "who did it, for documents that write that down" },
    { syntax: "--pr <number>", summary: "the pull request that did it, for documents that write that down" },
    { syntax: "--format <name>", summary: "how to print it", choices: ["pretty", "json"], fallback: "pretty" },
    { syntax: "--dry-run", summary: "show the lines that would change, and change nothing" },
  ],
  examples: [
    "tick specs/001-login/tasks.md T012",
    "tick specs/001-login T012 T013 --as blocked --dry-run",
    "tick spec/login P1.1 --by @alice --pr 42",
  ],
  async run(call) {
    const { tickTasks } = await import("../tick-tasks.ts");
    const to = WRITABLE.find((status) => status === optionValue(call, "as")) ?? "done";
    const today = new Intl.DateTimeFormat("sv-SE").format(new Date());
    const record = { today, by: readName(call), reference: readPullRequest(call) };
    const json = optionValue(call, "format") === "json";
    return tickTasks(call.io, call.args, { to, record, dryRun: call.options.dryRun === true, json });
  },
});

/** A name is written into the document as given: one line without what would end a table's cell. */
function readName(call: Call): string | null {
  const name = optionValue(call, "by")?.trim();
  if (name === undefined) return null;
  if (/^[^\p{Cc}|<>]{1,60}$/u.test(name)) return name;
  throw new UserError("arguments", "--by takes a name of at most 60 letters.", "Write for example --by @alice.");
}

function readPullRequest(call: Call): string | null {
  const number = optionValue(call, "pr");
  if (number === undefined) return null;
  if (/^#?\d{1,9}$/.test(number)) return `#${number.replace("#", "")}`;
  throw new UserError("arguments", `--pr takes a number, not "${number}".`, "Write for example --pr 42.");
}
