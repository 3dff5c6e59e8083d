import { join } from "node:path";
import { UserError } from "../core/errors.ts";
import type { FixedFile, FixPlan } from "../core/fixes/plan-fixes.ts";
import { plainText } from "../core/report/neutral-text.ts";
import { rules } from "../core/rules/index.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import { buildInput } from "./build-input.ts";
import { checkTarget, findCheckTarget } from "./check-tree.ts";
import { partsOf } from "./evaluate-each.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Progress } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import { type Call, optionValue } from "./subcommands/subcommand.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { withEvaluator } from "./with-evaluator.ts";

/** So many lines are counted at a glance. */
const FEW = 4;

/**
 * `check --fix`: fixes what is wrong in one way only, tells on stderr what was fixed and what was not and why, and then
 * checks what is left. With `--dry-run` the changes are printed as a unified diff, nothing is written, and 0 is returned.
 * Each spec bundle is fixed by itself, so that a refusal in one does not hold up the others.
 */
export async function fixTree(call: Call, baseRef: string | null): Promise<ExitCode> {
  const target = await findCheckTarget(call, baseRef);
  const work = async (evaluator: Evaluator, progress: Progress): Promise<ExitCode> => {
    const input = await buildInput(target, baseRef);
    const choice = { counts: input.config.findings, rule: namedRule(call) };
    const parts = partsOf(input);
    progress.expect(parts.length);
    const plans = await Promise.all(parts.map((part) => evaluator.planFixes(part, choice).finally(progress.step)));
    const files = filesOf(plans);
    tell(call, plans);
    if (call.options.dryRun === true) {
      for (const { before, after } of files) call.io.out.write(unifiedDiff(before.path, before.bytes, after));
      return 0;
    }
    for (const { before, after } of files) await replaceFile(join(target.tree.root, before.path), before.bytes, after);
    return checkTarget(call, { target, baseRef }, evaluator, progress);
  };
  return withEvaluator(call.io, work, call.options.progress === true);
}

function namedRule(call: Call): string | null {
  const named = optionValue(call, "rule") ?? null;
  const rule = rules.find(({ id }) => id === named);
  if (named === null || rule?.autofix !== undefined) return named;
  const hint = rule ? `\`explain ${named}\` says what to do by hand.` : "The report names the rule of each finding.";
  throw new UserError("rule", rule ? `${named} has no autofix.` : `There is no rule "${named}".`, hint);
}

/** Every part looks at the repository around its bundle, and all of them fix the same there. */
function filesOf(plans: readonly FixPlan[]): readonly FixedFile[] {
  const files = new Map<string, FixedFile>();
  for (const file of plans.flatMap((plan) => plan.files)) {
    const other = files.get(file.before.path);
    if (other && !Buffer.from(other.after).equals(file.after)) {
      const hint = "Run `check --fix` on one spec bundle at a time.";
      throw new UserError("fixes", `Two spec bundles ask for different changes of ${file.before.path}.`, hint);
    }
    files.set(file.before.path, file);
  }
  return [...files.values()];
}

/** How many there were, where nobody would count them. */
function inAll(told: readonly string[], verb: string): string[] {
  const left = told.filter((line) => line.startsWith("not fixed ")).length;
  const fixed = told.filter((line) => line.startsWith(`${verb} `)).length;
  return told.length < FEW ? [] : [`in all: ${fixed} ${verb}${left > 0 ? `, ${left} not fixed` : ""}`];
}

function tell({ io, options }: Call, plans: readonly FixPlan[]): void {
  const verb = options.dryRun === true ? "would fix" : "fixed";
  const fixed = plans.flatMap((plan) => plan.fixed);
  const lines = [
    ...fixed.map(({ at, rule, fix }) => `${verb}  ${at.path}:${at.line}  ${rule}: ${fix.does}`),
    ...plans
      .flatMap((plan) => plan.left)
      .map(({ finding, reason }) => {
        return `not fixed  ${finding.at.path}:${finding.at.line}  ${finding.rule}: ${reason}`;
      }),
    ...plans.flatMap(({ refused }) => (refused === null ? [] : [`nothing was fixed: ${refused}`])),
  ];
  const told = [...new Set(lines)];
  const text = told.length === 0 ? ["nothing to fix"] : [...told, ...inAll(told, verb)];
  io.err.write(text.map((line) => `${plainText(line)}\n`).join(""));
}
