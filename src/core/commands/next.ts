import { UserError } from "../errors.ts";
import { renderReady, renderUnblocks } from "../report/bundle-lists.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { selectBundles } from "./select-bundles.ts";

const DEFAULT_TASKS = 5;
const MOST_TASKS = 50;

/** `/spec next [bundle] [number]`: tasks that can be started now, most important first. */
export const next = defineCommand({
  name: "next",
  usage: "/spec next [bundle] [number]",
  summary: "Lists the tasks that can be started now, most important first",
  permission: "read",
  reach: "nothing",
  needs: "evaluation",
  examples: ["/spec next", "/spec next 10", "/spec next 001-auth 3"],
  answer({ args, evaluation }) {
    const number = args.find((arg) => /^\d{1,4}$/.test(arg));
    const most = Math.min(MOST_TASKS, Number(number ?? DEFAULT_TASKS));
    if (most === 0) throw new UserError("no-number", "Zero tasks are none to list.", `Write \`${this.usage}\`.`);
    const bundles = selectBundles(
      evaluation,
      args.find((arg) => arg !== number),
    );
    const parts = bundles.slice(0, 5).map((bundle) => {
      const ready = renderReady(bundle, most) || "No task can be started now.";
      return [`### ${codeSpan(bundle.path, 200)}`, ready, renderUnblocks(bundle, most)].filter(Boolean).join("\n\n");
    });
    const reply = parts.length > 0 ? parts.join("\n\n") : "This pull request neither touches nor names a spec bundle.";
    return { reply, recheck: false };
  },
});
