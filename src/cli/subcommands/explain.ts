import { wantsColors } from "../wants-colors.ts";
import { defineSubcommand } from "./subcommand.ts";

export const explain = defineSubcommand({
  name: "explain",
  summary: "what a rule looks for, why it matters and how it avoids false alarms",
  arguments: [{ syntax: "<rule>", summary: "a rule's id: group/what-is-wrong" }],
  options: [],
  examples: ["explain graph/cycle"],
  async run({ args, io }) {
    const { explainRule } = await import("../explain-rule.ts");
    io.out.write(explainRule(args[0] ?? "", wantsColors(io, io.out)));
    return 0;
  },
});
