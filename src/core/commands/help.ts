import { codeSpan } from "../report/neutral-text.ts";
import { type CommandPermission, defineCommand } from "./command.ts";

/** Who may use a command, as its users read it. */
export const WHO_MAY: Readonly<Record<CommandPermission, string>> = {
  anyone: "anyone",
  read: "the author and everybody with read access",
  triage: "the author and everybody with triage access",
  write: "everybody with write access",
};

/** `/spec help`: every command with its usage and who may use it. */
export const help = defineCommand({
  name: "help",
  usage: "/spec help",
  summary: "Lists the commands and who may use them",
  permission: "anyone",
  needs: "nothing",
  examples: ["/spec help"],
  answer({ commands }) {
    const rows = commands.map(
      ({ usage, summary, permission }) => `| ${codeSpan(usage)} | ${summary} | ${WHO_MAY[permission]} |`,
    );
    const table = ["| command | what it does | who may use it |", "|---|---|---|", ...rows].join("\n");
    const how = "Write a command at the start of a line of its own; several in one comment are answered together.";
    return { reply: `${table}\n\n${how}`, recheck: false };
  },
});
