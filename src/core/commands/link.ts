import { howTicked } from "../report/bundle-lists.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { requireOpen } from "./require-open.ts";
import { addressOf, selectTasks } from "./select-tasks.ts";

/** `/spec link T012`: the pull request completes the task, as if its description said so. */
export const link = defineCommand({
  name: "link",
  usage: "/spec link [part-of] <task>…",
  summary: "Says which tasks this pull request completes, or is a part of",
  permission: "triage",
  reach: "records",
  needs: "evaluation",
  examples: ["/spec link T012", "/spec link part-of T013", "/spec link 001-auth#T012"],
  answer({ args, evaluation, facts, ticks }) {
    requireOpen(facts);
    const as = /^part-?of$/i.test(args[0] ?? "") ? "part-of" : "completes";
    const tasks = selectTasks(as === "part-of" ? args.slice(1) : args, evaluation, this.usage);
    const targets = tasks.map(addressOf);
    const names = targets.map(({ task }) => codeSpan(task, 60)).join(", ");
    const [them, are] = targets.length === 1 ? ["it", "It is"] : ["them", "They are"];
    const meaning =
      as === "completes"
        ? `completes ${them}. ${are} ${tasks.every(({ detail }) => detail.task.status === "done") ? "ticked already" : howTicked(ticks)}`
        : `is a part of ${them}, so merging it does not tick ${names}`;
    return {
      reply: `Linked ${names}: this pull request ${meaning}.`,
      recheck: true,
      orders: targets.map((target) => ({ kind: "link", target, as })),
    };
  },
});
