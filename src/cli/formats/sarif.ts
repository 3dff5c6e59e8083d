import type { Location, Log, Notification, ReportingDescriptor, Result } from "sarif";
import type { EvaluationFailure } from "../../core/report/evaluation.ts";
import type { Finding, Severity } from "../../core/report/finding.ts";
import { orderedFindings } from "../../core/report/finding-order.ts";
import { rules } from "../../core/rules/index.ts";
import { sarifLocation } from "../sarif/artifact-location.ts";
import { describeFix, type LineStarts, linesOfDocuments } from "../sarif/describe-fix.ts";
import { defineFormat, type FormatContext } from "./format.ts";

const LEVELS: Readonly<Record<Severity, NonNullable<Result["level"]>>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const HOME = "https://github.com/spec-kit-enforce/spec-kit-enforce";

/** GitHub's code scanning rejects a file with more results in a run, and one with more locations in a result. */
const MOST_RESULTS = 25_000;
const MOST_RELATED = 100;
/** GitHub cuts descriptions of rules here. */
const LONGEST_DESCRIPTION = 1_024;

/**
 * SARIF 2.1.0 for code scanning and editors (docs.oasis-open.org/sarif/sarif/v2.1.0), within the limits of GitHub's code
 * scanning. Waived findings are suppressed results; fixes are regions in UTF-16 columns.
 */
export const sarif = defineFormat({
  name: "sarif",
  summary: "SARIF 2.1.0, for code scanning and editors",
  render(context) {
    return `${JSON.stringify(buildLog(context), null, 2)}\n`;
  },
});

function buildLog({ evaluation, bytesOf = () => null }: FormatContext): Log {
  const findings = orderedFindings(evaluation);
  const lines = linesOfDocuments(bytesOf);
  const left = findings.length - MOST_RESULTS;
  const notices = left > 0 ? [notice(`${left} more findings have no place in one SARIF run.`)] : [];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "spec-kit-enforce", informationUri: HOME, rules: rules.map(describeRule) } },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        results: findings.slice(0, MOST_RESULTS).map((finding) => describeFinding(finding, lines)),
        invocations: [
          {
            executionSuccessful: evaluation.outcome !== "error",
            toolExecutionNotifications: [...evaluation.failures.map(describeFailure), ...notices],
          },
        ],
      },
    ],
  };
}

function describeRule({ id, summary, rationale, guard, level, nursery }: (typeof rules)[number]): ReportingDescriptor {
  const usual = LEVELS[level === "off" ? (nursery?.level ?? "info") : level];
  return {
    id,
    shortDescription: { text: summary.slice(0, LONGEST_DESCRIPTION) },
    fullDescription: { text: rationale.slice(0, LONGEST_DESCRIPTION) },
    help: { text: `${summary}. ${rationale} ${guard}` },
    helpUri: `${HOME}/blob/main/docs/rules/${id}.md`,
    defaultConfiguration: level === "off" ? { enabled: false, level: usual } : { level: usual },
  };
}

const INDEX = new Map(rules.map(({ id }, at) => [id, at]));

function describeFinding(finding: Finding, lines: LineStarts): Result {
  const { rule, severity, message, at, related, fingerprint, status, fix, waived } = finding;
  const fixed = fix ? describeFix(fix, lines) : null;
  return {
    ruleId: rule,
    ...(INDEX.has(rule) ? { ruleIndex: INDEX.get(rule) } : {}),
    level: LEVELS[waived?.severity ?? severity],
    message: { text: plainMessage(message) },
    locations: [describePlace(at)],
    relatedLocations: related.slice(0, MOST_RELATED).map((place, id) => ({ id, ...describePlace(place) })),
    partialFingerprints: { "specKitEnforce/v1": fingerprint },
    baselineState: status === "new" ? "new" : "unchanged",
    ...(fixed ? { fixes: [fixed] } : {}),
    ...(waived ? { suppressions: [suppression(waived)] } : {}),
  };
}

function suppression({ reason, by, until }: NonNullable<Finding["waived"]>) {
  const who = by === null ? "" : ` (${by})`;
  const end = until === null ? "" : ` until ${until}`;
  return { kind: "external" as const, status: "accepted" as const, justification: `${reason}${who}${end}` };
}

/** SARIF takes `[text](target)` in a message for a link, and a document could write any. */
function plainMessage(text: string): string {
  return text.toWellFormed().includes("](") ? text.toWellFormed().replace(/[[\]\\]/g, "\\$&") : text.toWellFormed();
}

function describePlace({ path, line, endLine, column }: Finding["at"]): Location {
  const startLine = Math.max(1, line);
  const region = { startLine, endLine: Math.max(startLine, endLine), ...(column ? { startColumn: column } : {}) };
  return { physicalLocation: { artifactLocation: sarifLocation(path), region } };
}

function describeFailure({ path, reason, hint }: EvaluationFailure): Notification {
  const locations = path === null ? [] : [describePlace({ path, line: 1, endLine: 1 })];
  return { level: "error", message: { text: plainMessage(`${reason} ${hint}`) }, locations };
}

function notice(text: string): Notification {
  return { level: "warning", message: { text } };
}
