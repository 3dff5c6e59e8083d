import { UserError } from "../errors.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { SETTLED_BY_APPROVAL } from "../settled-by-approval.ts";
import { defineCommand } from "./command.ts";
import { isDay } from "./is-day.ts";
import type { Order } from "./order.ts";
import { readReason } from "./split-reason.ts";

/** `/spec waive graph/cycle T012 until 2027-01-31 because …`: findings of a rule do not fail this pull request. */
export const waive = defineCommand({
  name: "waive",
  usage: "/spec waive <rule> [task, bundle or path] [until <YYYY-MM-DD>] because <reason>",
  summary: "Ignores findings of a rule in this pull request, and shows in the check who did so and why",
  permission: "approver",
  reach: "records",
  needs: "nothing",
  liftsVerdict: true,
  examples: [
    "/spec waive graph/dead-end because the launch comes later",
    "/spec waive tasks/done-with-open-acceptance T012 until 2027-01-31 because the audit follows",
  ],
  answer({ args, facts, rules }) {
    const order = readWaiver(args, rules, this.usage);
    const where = order.place === null ? "" : ` at ${codeSpan(order.place, 200)}`;
    const lasting = order.until === null ? "while it is open" : `until the end of ${order.until}`;
    const until = SETTLED_BY_APPROVAL.has(order.rule)
      ? `on commit ${facts.headSha} only, as with an approval`
      : lasting;
    return {
      reply: `Findings of ${codeSpan(order.rule, 80)}${where} do not count in this pull request ${until}. The check shows them and this waiver.`,
      recheck: true,
      orders: [order],
    };
  },
});

function readWaiver(
  args: readonly string[],
  rules: readonly string[],
  usage: string,
): Extract<Order, { kind: "waive" }> {
  const because = args.findIndex((arg) => /^because:?$/i.test(arg));
  const reason = because < 0 ? null : readReason(args.slice(because + 1));
  if (reason === null) throw new UserError("no-reason", "A waiver needs a reason.", `Write \`${usage}\`.`);
  const [rule = "", ...where] = args.slice(0, because);
  if (!rules.includes(rule)) {
    throw new UserError(
      "unknown-rule",
      `There is no rule \`${rule.slice(0, 80)}\`.`,
      "The check names the rule of each finding.",
    );
  }
  const until = where.findIndex((arg) => /^until:?$/i.test(arg));
  const [place = null, ...more] = until < 0 ? where : where.slice(0, until);
  if (more.length > 0) throw new UserError("many-places", "A waiver holds at one place.", `Write \`${usage}\`.`);
  return { kind: "waive", rule, place, reason, until: until < 0 ? null : readDate(where.slice(until + 1)) };
}

function readDate([written = "", ...more]: readonly string[]): string {
  if (isDay(written) && more.length === 0) return written;
  throw new UserError("no-date", `\`${written.slice(0, 40)}\` is no day.`, "Write `until 2027-01-31`.");
}
