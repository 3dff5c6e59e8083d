import { UserError } from "../errors.ts";
import { codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { requireOwnBranch } from "./require-own-branch.ts";

/** `/spec fix [rule]`: what has only one possible fix is fixed on the pull request's branch, in one commit. */
export const fix = defineCommand({
  name: "fix",
  usage: "/spec fix [rule]",
  summary: "Fixes what has only one possible fix: totals, labels, links, tables, boxes of parents and the like",
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
    const what = rule === null ? "" : ` about findings of ${codeSpan(rule, 80)}`;
    return {
      reply: `These fixes were made on this pull request's own branch${what}:`,
      recheck: false,
      orders: [{ kind: "fix", rule }],
    };
  },
});
