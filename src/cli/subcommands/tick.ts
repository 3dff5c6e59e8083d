import type { Status } from "../../core/statuses/status.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

const WRITABLE: readonly Status[] = ["done", "todo", "in-progress", "blocked", "cancelled"];

export const tick = defineSubcommand({
  name: "tick",
  summary: "change the status of tasks in place, byte by byte; refused rather than guessed",
  arguments: [
    { syntax: "<file>", summary: "a tasks document, or the directory of its spec bundle" },
    { syntax: "<id...>", summary: "ids of tasks" },
  ],
  options: [
    { syntax: "--as <status>", summary: "the status to write", choices: WRITABLE, fallback: "done" },
    { syntax: "--dry-run", summary: "show the lines that would change, and change nothing" },
  ],
  examples: ["tick specs/001-login/tasks.md T012", "tick specs/001-login T012 T013 --as blocked --dry-run"],
  async run(call) {
    const { tickTasks } = await import("../tick-tasks.ts");
    const to = WRITABLE.find((status) => status === optionValue(call, "as")) ?? "done";
    return tickTasks(call.io, call.args, to, call.options.dryRun === true);
  },
});
