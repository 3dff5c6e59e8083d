import { fixableFindings } from "../fixes/choose-fixes.ts";
import { plainSection, type Section } from "./bounded-text.ts";
import { COMMAND_ACTIONS, checkActions } from "./check-actions.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ReportContext } from "./report-context.ts";

/** What the buttons of the check are for: how many findings can be fixed without a person's judgement, and by what; nothing where none can. */
export function fixHintSections(evaluation: Evaluation, context: ReportContext): readonly Section[] {
  const actions = checkActions(evaluation, context);
  const begun = actions.includes(COMMAND_ACTIONS.scaffold) ? [plainSection(MISSING)] : [];
  return [...fixSections(evaluation, context), ...begun];
}

const MISSING = `📄 A missing document has no line, so it is reported at another file of its spec bundle. To have it created from a template, press *${COMMAND_ACTIONS.scaffold.label}*, or comment \`/spec scaffold\`.`;

function fixSections(evaluation: Evaluation, context: ReportContext): readonly Section[] {
  const count = fixableFindings(evaluation, { counts: context.config.findings }).length;
  if (count === 0) return [];
  const what = count === 1 ? "One finding has an automatic fix" : `${count} findings have an automatic fix`;
  const canPress = checkActions(evaluation, context).includes(COMMAND_ACTIONS.fix);
  const how = canPress
    ? `press *${COMMAND_ACTIONS.fix.label}*, or comment \`/spec fix\``
    : "run `check --fix` in a checkout of the branch, which the App cannot write to";
  return [plainSection(`🔧 ${what}: ${how}.`)];
}
