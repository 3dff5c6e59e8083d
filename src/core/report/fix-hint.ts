import { fixableFindings } from "../fixes/choose-fixes.ts";
import { plainSection, type Section } from "./bounded-text.ts";
import { COMMAND_ACTIONS, checkActions } from "./check-actions.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ReportContext } from "./report-context.ts";

/** How many findings can be fixed without a person's judgement, and by what; nothing where none can. */
export function fixHintSections(evaluation: Evaluation, context: ReportContext): readonly Section[] {
  const count = fixableFindings(evaluation, { counts: context.config.findings }).length;
  if (count === 0) return [];
  const what = count === 1 ? "One finding can be fixed by itself" : `${count} findings can be fixed by themselves`;
  const canPress = checkActions(evaluation, context).includes(COMMAND_ACTIONS.fix);
  const how = canPress
    ? `press *${COMMAND_ACTIONS.fix.label}*, or comment \`/spec fix\``
    : "run `check --fix` in a checkout of the branch, where the App cannot write";
  return [plainSection(`🔧 ${what}: ${how}.`)];
}
