import type { CommandComment } from "../core/snapshot/command-comment.ts";
import type { InboxItem } from "../ports/intake.ts";

/** A button as the command that it stands for, given by whoever pressed it on the commit of its check. */
export function pressedCommand(id: number, item: Extract<InboxItem, { kind: "button" }>): CommandComment {
  const { command, sender, headSha } = item;
  return {
    id,
    nodeId: "",
    surface: "button",
    commitSha: headSha,
    body: `/spec ${command}`,
    author: { login: sender, isBot: false },
    edited: false,
  };
}
