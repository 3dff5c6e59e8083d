import { UserError } from "../errors.ts";
import { defineCommand } from "./command.ts";
import { readReason } from "./split-reason.ts";

/** `/spec override because …`: the check passes on this commit, whatever was found, and says who let it. */
export const override = defineCommand({
  name: "override",
  usage: "/spec override because <reason>",
  summary: "Lets the check pass on this commit only, and shows in it who did so and why",
  permission: "approver",
  reach: "records",
  needs: "nothing",
  liftsVerdict: true,
  examples: ["/spec override because the outage cannot wait"],
  answer({ args, facts }) {
    const reason = readReason(args);
    if (reason === null) throw new UserError("no-reason", "An override needs a reason.", `Write \`${this.usage}\`.`);
    return {
      reply: `Overridden: the check now running will pass on commit ${facts.headSha}, whatever it finds. The next push is judged anew, without this override.`,
      recheck: true,
      orders: [{ kind: "override", reason }],
    };
  },
});
