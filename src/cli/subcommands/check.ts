import { UserError } from "../../core/errors.ts";
import { formats } from "../formats/index.ts";
import { type Call, defineSubcommand, optionValue } from "./subcommand.ts";

export const check = defineSubcommand({
  name: "check",
  summary: "find the spec bundles under the paths (default: here), evaluate and report",
  arguments: [{ syntax: "[path...]", summary: "directories or documents to look under, or slugs of spec bundles" }],
  options: [
    {
      syntax: "--base <ref>",
      summary: "compare with the merge base of this branch: what was there before does not fail",
    },
    { syntax: "--pr <owner/repo#number>", summary: "the App's verdict on a pull request; needs GITHUB_TOKEN" },
    { syntax: "--fix", summary: "first fix what is wrong in one way only; what is left is reported as always" },
    { syntax: "--rule <id>", summary: "with --fix: fix the findings of this rule alone, and all of them that can be" },
    { syntax: "--dry-run", summary: "with --fix: print the changes as a unified diff, change nothing and exit with 0" },
    { syntax: "--progress", summary: "say every few seconds on stderr how far it is, where there is no terminal" },
    {
      syntax: "--format <name>",
      summary: "how to print it",
      choices: formats.map(({ name }) => name),
      fallback: "pretty",
    },
  ],
  examples: [
    "check",
    "check specs/001-login --base origin/main",
    "check --fix --dry-run | git apply",
    "check --pr acme/shop#12 --format json",
  ],
  async run(call) {
    const pullRequest = optionValue(call, "pr");
    if (pullRequest !== undefined) {
      refuseBesidePullRequest(call);
      const { checkPullRequest } = await import("../check-pull-request.ts");
      return checkPullRequest(call, pullRequest);
    }
    const base = optionValue(call, "base") ?? null;
    if (call.options.fix === true) {
      const { fixTree } = await import("../fix-tree.ts");
      return fixTree(call, base);
    }
    if (call.options.dryRun === true || optionValue(call, "rule") !== undefined) {
      throw new UserError("arguments", "--dry-run and --rule go with --fix.", "Write `check --fix --dry-run`.");
    }
    const { checkTree } = await import("../check-tree.ts");
    return checkTree(call, base);
  },
});

function refuseBesidePullRequest(call: Call): void {
  if (call.args.length > 0 || optionValue(call, "base") !== undefined) {
    const hint = "Leave out the paths and --base: a pull request has its own.";
    throw new UserError("pr", "--pr stands alone.", hint);
  }
  if (call.options.fix === true || call.options.dryRun === true || optionValue(call, "rule") !== undefined) {
    const hint = "Comment `/spec fix` on it, or check out its branch and run `check --fix` there.";
    throw new UserError("pr", "--pr reads a pull request and changes nothing.", hint);
  }
}
