import type { Command } from "../src/core/commands/command.ts";
import { WHERE_IT_WRITES, WHO_MAY } from "../src/core/commands/help.ts";

/** `docs/commands.md`: every slash-command, as its definition describes it. */
export function renderCommandsPage(commands: readonly Command[]): string {
  return `${[INTRODUCTION, renderOverview(commands), ...commands.map(renderCommand)].join("\n\n")}\n`;
}

const INTRODUCTION = `# Slash-commands

<!-- Generated from src/core/commands. Change the definitions there and run \`npm run generate\`. -->

Write a command at the start of a line: in a comment on a pull request, in the text of a review, or in a remark on a
line. Several in one text, up to ten, are answered in one reply in the conversation, which names the commit it speaks of.
Nothing counts in code, quotes, headings, tables, links or HTML, nor behind the marker of a list's item, nor below the
first 16,000 characters; a text that was edited is ignored. Upper and lower case make no difference. Bots order nothing.

A review and its remarks are about a commit. Where the branch has moved on since, their questions are answered for the
newest commit, and nothing that they order is carried out; our own commits, made by commands, do not count as moved. A
comment in the conversation is given for the commit that the branch was at when it was written. Where somebody else has
pushed since, or pushes while it is carried out, what it wants written to the branch is refused, and can be written again;
pushes of whoever wrote it, and commits of ours, do not count. \`/spec waive\` and \`/spec override\` ask for a verdict on it that was
there when they were written, for nobody can have read another.

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

function renderCommand({ name, usage, summary, note, permission, reach, examples }: Command): string {
  return [
    `## /spec ${name}`,
    `${summary}. For ${WHO_MAY[permission]}.`,
    WHERE_IT_WRITES[reach],
    ...(note === undefined ? [] : [note]),
    `Usage: \`${usage}\``,
    `\`\`\`text\n${examples.join("\n")}\n\`\`\``,
  ].join("\n\n");
}
