import type { Evaluation } from "./evaluation.ts";
import { codeSpan } from "./neutral-text.ts";
import type { ReportContext } from "./report-context.ts";

/** What errors do here, and which configuration says so. */
export function configSentence({ failures }: Pick<Evaluation, "failures">, context: ReportContext): string {
  const { configPath, baseRef, organisation } = context;
  if (configPath !== null && failures.some(({ path }) => path === configPath)) {
    return `Not caused by this pull request: nobody knows what ${codeSpan(configPath)} on ${codeSpan(baseRef)} asks for, so everything blocks until it is fixed. A pull request that fixes it is judged without it.`;
  }
  const source =
    configPath === null
      ? "So say the defaults (no configuration file"
      : `So says the configuration (${codeSpan(configPath)}`;
  return `${modeClause(context)}. ${source} on ${codeSpan(baseRef)})${organisationClause(organisation)}.`;
}

function modeClause({ config, draft }: ReportContext): string {
  if (config.mode === "report") return "Mode `report`: nothing blocks the merge";
  if (draft) return "Mode `report` while it is a draft (`enforce` once it is ready): nothing blocks the merge yet";
  return config.findings === "all"
    ? "Mode `enforce`: errors block the merge, those that were there before as well"
    : "Mode `enforce`: errors block the merge, except those that were there before";
}

/** A layer that may exist and was not read is said to be so: policy must not vanish without a word. */
function organisationClause(organisation: ReportContext["organisation"]): string {
  if (organisation?.kind === "found") return ` under the organisation's (${codeSpan(organisation.config.path, 200)})`;
  if (organisation?.kind !== "unreadable") return "";
  return "; the organisation's configuration is unreadable: its `.github` repository does not exist, or the App is not installed on it";
}
