import { UserError } from "../errors.ts";
import { codeSpan } from "../report/neutral-text.ts";
import type { Status } from "../statuses/status.ts";
import { type Command, defineCommand } from "./command.ts";
import { findCompletions } from "./find-completions.ts";
import { addressOf, selectTasks } from "./select-tasks.ts";
import { splitReason } from "./split-reason.ts";
import { tickedEarly } from "./ticked-early.ts";

/** How a command that gives tasks a status differs from the others of its kind. */
interface EditTraits {
  readonly name: string;
  readonly to: Status;
  readonly summary: string;
  readonly note?: string;
  readonly examples: readonly string[];
  /** Whether no task at all means those that the pull request completes. */
  readonly meansCompleted?: boolean;
}

/** A command that gives tasks a status, on the pull request's own branch while it is open. */
export function defineEdit(traits: EditTraits): Command<"evaluation"> {
  const { name, to, summary, note, examples, meansCompleted = false } = traits;
  const usage = `/spec ${name} ${meansCompleted ? "[task]…" : "<task>…"} [reason]`;
  return defineCommand({
    name,
    usage,
    summary,
    ...(note === undefined ? {} : { note }),
    permission: "write",
    reach: "branch",
    needs: "evaluation",
    examples,
    answer({ args, evaluation, facts }) {
      const { named, reason } = splitReason(args);
      const completed = meansCompleted && args.length === 0 ? findCompletions(evaluation) : [];
      const targets = completed.length > 0 ? completed : selectTasks(named, evaluation, usage).map(addressOf);
      if (facts.state === "closed") {
        throw new UserError(
          "closed",
          "This pull request is closed, so no task was changed.",
          "Reopen it, and write the command again.",
        );
      }
      const branch = facts.state === "open" ? facts.headRef : facts.baseRef;
      const early = to === "done" ? tickedEarly(evaluation, targets) : [];
      return {
        reply: `${early.map((line) => `⚠️ ${line}\n\n`).join("")}Written to ${codeSpan(branch, 200)}${facts.state === "open" ? ", this pull request's own branch" : ""}:`,
        recheck: false,
        orders: targets.map((target) => ({ kind: "edit", target, to, reason })),
      };
    },
  });
}
