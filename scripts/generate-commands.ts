import type { Command } from "../src/core/commands/command.ts";
import { WHERE_IT_WRITES, WHO_MAY } from "../src/core/commands/help.ts";

/** `docs/commands.md`: every slash-command, as its definition describes it. */
export function renderCommandsPage(commands: readonly Command[]): string {
  return `${[INTRODUCTION, renderOverview(commands), ...commands.map(renderCommand)].join("\n\n")}\n`;
}

const INTRODUCTION = `# Slash-commands

<!-- Generated from src/core/commands. Change the definitions there and run \`npm run generate\`. -->

Write a command at the start of a line in a comment on a pull request. Several in one comment, up to ten, are answered
in one reply, which names the commit it speaks of. Nothing counts in code, quotes, tables, links or HTML, and an edited
comment is not obeyed. Upper and lower case make no difference.

Commands that write are carried out in the order written, up to the first that is refused. What they do is recorded for
two years with who asked, when, why and on which commit.

👀 means that the comment is being read, 🚀 that everything in it was done, 😕 that something was refused; the reply
says what and why.`;

function renderOverview(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, summary, permission }) => `| [\`${name}\`](#spec-${name}) | ${summary} | ${WHO_MAY[permission]} |`,
  );
  return ["| command | what it does | who may use it |", "|---|---|---|", ...rows].join("\n");
}

function renderCommand({ name, usage, summary, permission, reach, examples }: Command): string {
  return [
    `## /spec ${name}`,
    `${summary}. For ${WHO_MAY[permission]}.`,
    WHERE_IT_WRITES[reach],
    `Usage: \`${usage}\``,
    `\`\`\`text\n${examples.join("\n")}\n\`\`\``,
  ].join("\n\n");
}
