import type { Location, Log, Notification, ReportingDescriptor, Result } from "sarif";
import type { Evaluation, EvaluationFailure } from "../../core/report/evaluation.ts";
import type { Finding, Severity } from "../../core/report/finding.ts";
import { orderedFindings } from "../../core/report/finding-order.ts";
import { rules } from "../../core/rules/index.ts";
import { defineFormat } from "./format.ts";

const LEVELS: Readonly<Record<Severity, NonNullable<Result["level"]>>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const HOME = "https://github.com/spec-kit-enforce/spec-kit-enforce";

/** SARIF 2.1.0 for code scanning and editors (docs.oasis-open.org/sarif/sarif/v2.1.0). */
export const sarif = defineFormat({
  name: "sarif",
  summary: "SARIF 2.1.0, for code scanning and editors",
  render({ evaluation }) {
    return `${JSON.stringify(buildLog(evaluation), null, 2)}\n`;
  },
});

function buildLog(evaluation: Evaluation): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "spec-kit-enforce", informationUri: HOME, rules: rules.map(describeRule) } },
        results: orderedFindings(evaluation).map(describeFinding),
        invocations: [
          {
            executionSuccessful: evaluation.outcome !== "error",
            toolExecutionNotifications: evaluation.failures.map(describeFailure),
          },
        ],
      },
    ],
  };
}

function describeRule({ id, summary, rationale, level }: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: rationale },
    helpUri: `${HOME}/blob/main/docs/rules/${id}.md`,
    defaultConfiguration: level === "off" ? { enabled: false } : { level: LEVELS[level] },
  };
}

function describeFinding({ rule, severity, message, at, related, fingerprint, status }: Finding): Result {
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message },
    locations: [describePlace(at)],
    relatedLocations: related.map((place, id) => ({ id, ...describePlace(place) })),
    partialFingerprints: { "specKitEnforce/v1": fingerprint },
    baselineState: status === "new" ? "new" : "unchanged",
  };
}

function describePlace({ path, line, endLine }: Finding["at"]): Location {
  const region = { startLine: Math.max(1, line), endLine: Math.max(1, line, endLine) };
  return { physicalLocation: { artifactLocation: { uri: encodeURI(path), uriBaseId: "%SRCROOT%" }, region } };
}

function describeFailure({ path, reason, hint }: EvaluationFailure): Notification {
  const locations = path === null ? [] : [describePlace({ path, line: 1, endLine: 1 })];
  return { level: "error", message: { text: `${reason} ${hint}` }, locations };
}
