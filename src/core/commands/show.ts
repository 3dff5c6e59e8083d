import { blobLink } from "../report/blob-link.ts";
import { codeSpan, neutralText } from "../report/neutral-text.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { defineCommand } from "./command.ts";
import { type SelectedTask, selectTasks } from "./select-tasks.ts";

/** `/spec show T012`: everything that the tasks document says about a task. */
export const show = defineCommand({
  name: "show",
  usage: "/spec show <task>",
  summary: "Shows what the tasks document says about a task",
  permission: "read",
  reach: "nothing",
  needs: "evaluation",
  examples: ["/spec show T012", "/spec show T012 T013"],
  answer({ args, evaluation, facts }) {
    const answers = selectTasks(args, evaluation, this.usage).map((selected) => describe(selected, facts));
    return { reply: answers.join("\n\n"), recheck: false };
  },
});

function describe({ bundle, detail }: SelectedTask, facts: PullRequestFacts): string {
  const { task, phaseTitle, dependsOn, unblocks, priority, assignee, files, requirements, acceptance, subtasks } =
    detail;
  const rows = [
    ["status", task.status],
    ["phase", phaseTitle === null ? "" : neutralText(phaseTitle, 160)],
    ["story", code(task.story)],
    ["priority", priority === null ? "" : neutralText(priority, 80)],
    ["assignee", assignee === null ? "" : neutralText(assignee, 80)],
    ["depends on", dependsOn.map(({ id, status }) => `${codeSpan(id, 60)} (${status})`).join(", ")],
    ["unblocks", unblocks.slice(0, 20).map(code).join(", ")],
    ["files", files.slice(0, 20).map(code).join(", ")],
    ["requirements", requirements.slice(0, 20).map(code).join(", ")],
    ["acceptance", ratio(acceptance)],
    ["sub-tasks", ratio(subtasks)],
  ].filter(([, value]) => value !== "");
  const table = ["| | |", "|---|---|", ...rows.map(([key, value]) => `| ${key} | ${value} |`)].join("\n");
  const where = bundle.tasksPath === null ? "" : blobLink(facts, bundle.tasksPath, task.line);
  return [`**${codeSpan(task.id, 60)} ${neutralText(task.title, 300)}**`, table, where].join("\n\n");
}

function code(text: string | null): string {
  return text === null ? "" : codeSpan(text, 120);
}

function ratio({ done, total }: { readonly done: number; readonly total: number }): string {
  return total === 0 ? "" : `${done} of ${total}`;
}
