import { codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { requireOpen } from "./require-open.ts";
import { addressOf, selectTasks } from "./select-tasks.ts";

/** `/spec unlink T012`: the pull request has nothing to do with the task, whatever its text says. */
export const unlink = defineCommand({
  name: "unlink",
  usage: "/spec unlink <task>…",
  summary: "Says that this pull request does not work on tasks, whatever its text says",
  permission: "triage",
  reach: "records",
  needs: "evaluation",
  examples: ["/spec unlink T012"],
  answer({ args, evaluation, facts }) {
    requireOpen(facts);
    const targets = selectTasks(args, evaluation, this.usage).map(addressOf);
    const names = targets.map(({ task }) => codeSpan(task, 60)).join(", ");
    const them = targets.length === 1 ? "it" : "them";
    return {
      reply: `Unlinked ${names}: this pull request no longer completes ${them} or counts as a part of ${them}. This changes no box; \`/spec link\` links ${them} again.`,
      recheck: true,
      orders: targets.map((target) => ({ kind: "unlink", target })),
    };
  },
});
