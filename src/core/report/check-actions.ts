import type { CheckAction } from "../effects/effect.ts";
import { fixableFindings } from "../fixes/choose-fixes.ts";
import { documentName } from "../layouts/layout-of.ts";
import { isBegun } from "../scaffolds/new-document.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ReportContext } from "./report-context.ts";

/** A button of the check. GitHub sends its `identifier` back as `requested_action.identifier`. */
export const RECHECK_ACTION: CheckAction = {
  label: "Re-check",
  description: "Read the spec bundles again",
  identifier: "recheck",
};

/** Buttons that stand for slash-commands: each by the name of its command. */
export const COMMAND_ACTIONS: Readonly<Record<"fix" | "scaffold", CheckAction>> = {
  fix: {
    label: "Apply safe fixes",
    description: "Commit what can be fixed automatically",
    identifier: "fix",
  },
  scaffold: {
    label: "Scaffold documents",
    description: "Begin the documents that are missing",
    identifier: "scaffold",
  },
};

/** The buttons that would do something: fixes and scaffolds only where there is one, on a branch that we may write to. */
export function checkActions(evaluation: Evaluation, context: ReportContext): readonly CheckAction[] {
  if (!isOwnBranch(context)) return [RECHECK_ACTION];
  const canFix = fixableFindings(evaluation, { counts: context.config.findings }).length > 0;
  const canScaffold = evaluation.bundles.some(({ path, layout, findings }) =>
    findings.some(({ creates }) => creates !== undefined && isBegun(layout, documentName(path, creates))),
  );
  return [...(canFix ? [COMMAND_ACTIONS.fix] : []), ...(canScaffold ? [COMMAND_ACTIONS.scaffold] : []), RECHECK_ACTION];
}

function isOwnBranch({ location }: ReportContext): boolean {
  const { repository, head = null } = location ?? {};
  return head !== null && repository?.owner === head.owner && repository.name === head.name;
}
