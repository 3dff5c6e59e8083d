import { UserError } from "../errors.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { requireOwnBranch } from "./require-own-branch.ts";

/** `/spec fix [rule]`: what is wrong in one way only is fixed on the pull request's branch, in one commit. */
export const fix = defineCommand({
  name: "fix",
  usage: "/spec fix [rule]",
  summary: "Fixes what is wrong in one way only: totals, labels, links, tables, boxes of parents and the like",
  permission: "write",
  reach: "head",
  needs: "evaluation",
  examples: ["/spec fix", "/spec fix summary/count-mismatch"],
  answer({ args, facts, rules }) {
    requireOwnBranch(facts);
    const [rule = null, ...more] = args.map((arg) => arg.replaceAll("`", ""));
    if (more.length > 0)
      throw new UserError("many-rules", "One rule can be named, or none.", `Write \`${this.usage}\`.`);
    if (rule !== null && !rules.includes(rule)) {
      const hint = "The check names the rule of each finding.";
      throw new UserError("unknown-rule", `There is no rule \`${rule.slice(0, 80)}\`.`, hint);
    }
    const what = rule === null ? "What is wrong in one way only" : `What ${codeSpan(rule, 80)} finds`;
    return {
      reply: `${what}, fixed on this pull request's own branch:`,
      recheck: false,
      orders: [{ kind: "fix", rule }],
    };
  },
});
