import { codeSpan } from "../report/neutral-text.ts";
import { type Command, type CommandPermission, type CommandReach, defineCommand } from "./command.ts";

/** Who may use a command, as its users read it. */
export const WHO_MAY: Readonly<Record<CommandPermission, string>> = {
  anyone: "anyone",
  read: "the author and anyone with read access",
  triage: "the author and anyone with triage access",
  write: "anyone with write access",
  approver: "anyone with write access, except the author and whoever pushed last",
};

/** What a command writes to, as its users read it. */
export const WHERE_IT_WRITES: Readonly<Record<CommandReach, string>> = {
  nothing: "It writes to no branch.",
  records: "It writes to no branch; it is recorded, and the check says so.",
  branch:
    "Commits go to the pull request's own branch while that is open, and to the base branch after the merge. A branch in a fork cannot be written to.",
  head: "Commits go to the pull request's own branch, and only while that is open. A branch in a fork cannot be written to.",
};

/** `/spec help`: every command with its usage and who may use it. */
export const help = defineCommand({
  name: "help",
  usage: "/spec help",
  summary: "Lists the commands and who may use them",
  permission: "anyone",
  reach: "nothing",
  needs: "nothing",
  examples: ["/spec help"],
  answer({ commands }) {
    const rows = commands.map(
      ({ usage, summary, permission }) => `| ${codeSpan(usage)} | ${summary} | ${WHO_MAY[permission]} |`,
    );
    const table = ["| command | what it does | who may use it |", "|---|---|---|", ...rows].join("\n");
    const where = (["branch", "head"] as const).map(
      (reach) => `${namesOf(commands, reach)}: ${WHERE_IT_WRITES[reach]}`,
    );
    const how =
      "Write a command at the start of a line of its own; several in one comment are answered together. What is written to a branch is written for the commit that you had before you: where somebody else has pushed to it since, the command is refused.";
    return { reply: `${table}\n\n${how}\n\n${where.join("\n\n")}`, recheck: false };
  },
});

function namesOf(commands: readonly Command[], wanted: CommandReach): string {
  return commands
    .filter(({ reach }) => reach === wanted)
    .map(({ name }) => codeSpan(name))
    .join(", ");
}
