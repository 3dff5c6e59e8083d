import { codeSpan, neutralText } from "../report/neutral-text.ts";
import type { TaskDetail } from "../report/task-detail.ts";
import { defineCommand } from "./command.ts";
import { selectTasks } from "./select-tasks.ts";

/** `/spec why T012`: whether a task can be started, and if not, why not. */
export const why = defineCommand({
  name: "why",
  usage: "/spec why <task>",
  summary: "Says whether a task can be started, and if not, why not",
  permission: "read",
  reach: "nothing",
  needs: "evaluation",
  examples: ["/spec why T012", "/spec why 001-auth#T012"],
  answer({ args, evaluation }) {
    const answers = selectTasks(args, evaluation, this.usage).map(({ detail }) => explain(detail));
    return { reply: answers.join("\n\n"), recheck: false };
  },
});

function explain(detail: TaskDetail): string {
  const { task, dependsOn, unblocks } = detail;
  const name = `**${codeSpan(task.id, 60)} ${neutralText(task.title, 160)}**`;
  const open = dependsOn.filter(({ status }) => status !== "done" && status !== "cancelled");
  const lines = open.map(({ id, title, status }) => `- ${codeSpan(id, 60)} (${status}): ${neutralText(title, 160)}`);
  const behind = unblocks.slice(0, 10).map((id) => codeSpan(id, 60));
  return [
    name,
    verdict(detail),
    lines.join("\n"),
    behind.length > 0 ? `When it is done, ${behind.join(", ")} can start.` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function verdict({ task, waitsFor, isReady }: TaskDetail): string {
  if (isReady) return "It can be started now: nothing that it depends on is open.";
  if (task.status === "done" || task.status === "cancelled") return `It is ${task.status}.`;
  if (waitsFor === null) return `It is ${task.status}, and nothing that it depends on is open.`;
  if (waitsFor.length === 0) return "The document calls it blocked and does not say by what.";
  return `It waits for ${waitsFor
    .slice(0, 10)
    .map((name) => codeSpan(name, 80))
    .join(", ")}.`;
}
