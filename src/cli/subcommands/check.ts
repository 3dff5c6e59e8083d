import { UserError } from "../../core/errors.ts";
import { formats } from "../formats/index.ts";
import { defineSubcommand, optionValue } from "./subcommand.ts";

export const check = defineSubcommand({
  name: "check",
  summary: "find the spec bundles under the paths (default: here), evaluate and report",
  arguments: [{ syntax: "[path...]", summary: "directories or documents to look under" }],
  options: [
    {
      syntax: "--base <ref>",
      summary: "compare with the merge base of this branch: what was there before does not fail",
    },
    { syntax: "--pr <owner/repo#number>", summary: "the App's verdict on a pull request; needs GITHUB_TOKEN" },
    {
      syntax: "--format <name>",
      summary: "how to print it",
      choices: formats.map(({ name }) => name),
      fallback: "pretty",
    },
  ],
  examples: ["check", "check specs/001-login --base origin/main", "check --pr acme/shop#12 --format json"],
  async run(call) {
    const pullRequest = optionValue(call, "pr");
    if (pullRequest !== undefined) {
      if (call.args.length > 0 || optionValue(call, "base") !== undefined) {
        const hint = "Leave out the paths and --base: a pull request has its own.";
        throw new UserError("pr", "--pr stands alone.", hint);
      }
      const { checkPullRequest } = await import("../check-pull-request.ts");
      return checkPullRequest(call, pullRequest);
    }
    const { checkTree } = await import("../check-tree.ts");
    return checkTree(call, optionValue(call, "base") ?? null);
  },
});
