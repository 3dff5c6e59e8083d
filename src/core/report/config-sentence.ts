import type { Evaluation } from "./evaluation.ts";
import { codeSpan } from "./neutral-text.ts";
import type { ReportContext } from "./report-context.ts";

/** What errors do here, and which configuration says so. */
export function configSentence({ failures }: Pick<Evaluation, "failures">, context: ReportContext): string {
  const { configPath, baseRef, organisation, isGroup } = context;
  if (configPath !== null && isUnreadable(failures, context)) {
    return `Not caused by this ${isGroup ? "group" : "pull request"}: ${codeSpan(configPath)} on ${codeSpan(baseRef)} cannot be read, so the check fails on every pull request until it is fixed. Fix it in a separate pull request, which is judged as if the file were not there. Once that is merged, this one is checked again automatically. Which tasks are blocked is not known until then.`;
  }
  const source =
    configPath === null ? "These are the defaults: there is no configuration file" : `Set in ${codeSpan(configPath)}`;
  return `${modeClause(context)}. ${source} on ${codeSpan(baseRef)}${organisationClause(organisation)}.`;
}

function isUnreadable(failures: Evaluation["failures"], { configPath }: Pick<ReportContext, "configPath">): boolean {
  return configPath !== null && failures.some(({ path }) => path === configPath);
}

/** How what could not be evaluated is tried again: a configuration on the base is mended there, and nowhere else. */
export function retryOf(
  failures: Evaluation["failures"],
  context: Pick<ReportContext, "configPath" | "isGroup">,
): "push" | "group" | "elsewhere" {
  if (context.isGroup) return "group";
  return isUnreadable(failures, context) ? "elsewhere" : "push";
}

function modeClause({ config, draft, override, isGroup }: ReportContext): string {
  if (override !== null)
    return `Nothing blocks the merge: this commit is overridden. Mode \`${config.mode}\` for every other commit`;
  if (config.mode === "report") return "Mode `report`: nothing blocks the merge";
  if (draft) return "Mode `enforce`, but errors are only reported while this is a draft";
  const before = `those that were there before this ${isGroup ? "group" : "pull request"}`;
  return config.findings === "all"
    ? `Mode \`enforce\`: errors block the merge, ${before} as well`
    : `Mode \`enforce\`: errors block the merge, except ${before}`;
}

/** A layer that may exist and was not read is said to be so: policy must not vanish without a word. */
function organisationClause(organisation: ReportContext["organisation"]): string {
  if (organisation?.kind === "found") return ` under the organisation's (${codeSpan(organisation.config.path, 200)})`;
  if (organisation?.kind !== "unreadable") return "";
  return "; the organisation's configuration is unreadable: its `.github` repository does not exist, or the App is not installed on it";
}
