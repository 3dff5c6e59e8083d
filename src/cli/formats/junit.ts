import type { BundleReport, Evaluation, EvaluationFailure } from "../../core/report/evaluation.ts";
import type { Finding, Looked } from "../../core/report/finding.ts";
import { waiverSentence } from "../../core/report/waiver-sentence.ts";
import { defineFormat } from "./format.ts";

/**
 * JUnit XML as CI servers read it: a suite per spec bundle, a case per rule that looked at it. New errors are
 * failures, what could not be evaluated is an error, everything else is told as output.
 */
export const junit = defineFormat({
  name: "junit",
  summary: "JUnit XML, for CI servers",
  render({ evaluation }) {
    const suites = [...evaluation.bundles.map(bundleSuite), ...otherSuites(evaluation)];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="spec-kit-enforce">\n${suites.join("")}</testsuites>\n`;
  },
});

function bundleSuite({ path, looked, findings }: BundleReport): string {
  return suite(path, cases(looked, findings), countOf(findings, 0));
}

/** What belongs to no spec bundle, and what could not be evaluated. */
function otherSuites({ looked, findings, failures }: Evaluation): readonly string[] {
  if (looked.length === 0 && findings.length === 0 && failures.length === 0) return [];
  const all = [...failures.map(failureCase), ...cases(looked, findings)];
  return [suite("everything else", all, countOf(findings, failures.length))];
}

interface CaseCounts {
  readonly failures: number;
  readonly errors: number;
  /** Findings that somebody waived. */
  readonly skipped: number;
}

function countOf(findings: readonly Finding[], errors: number): CaseCounts {
  const skipped = findings.filter(({ waived }) => waived).length;
  return { failures: findings.filter(isFailure).length, errors, skipped };
}

function suite(name: string, testCases: readonly string[], { failures, errors, skipped }: CaseCounts): string {
  const counts = `tests="${testCases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return `  <testsuite name="${escaped(name)}" ${counts}>\n${testCases.join("")}  </testsuite>\n`;
}

/** One case per rule; a rule that reports several things has one case for each. */
function cases(looked: readonly Looked[], findings: readonly Finding[]): readonly string[] {
  const reporting = new Set(findings.map(({ rule }) => rule));
  const silent = looked.filter(({ rule }) => !reporting.has(rule)).map(({ rule }) => testCase(rule, ""));
  return [...findings.map(findingCase), ...silent];
}

function findingCase(finding: Finding): string {
  const { rule, severity, message, at } = finding;
  const text = `${at.path}:${at.line}: ${message}`;
  if (isFailure(finding)) {
    return testCase(rule, `<failure type="${severity}" message="${escaped(text)}">${escaped(text)}</failure>`);
  }
  if (finding.waived) {
    const why = escaped(waiverSentence(finding.waived));
    return testCase(rule, `<skipped message="${why}"/><system-out>${escaped(text)}</system-out>`);
  }
  return testCase(rule, `<system-out>${escaped(`${severity}: ${text}`)}</system-out>`);
}

function failureCase({ reason, hint }: EvaluationFailure): string {
  return testCase("evaluation", `<error message="${escaped(reason)}">${escaped(hint)}</error>`);
}

function testCase(name: string, content: string): string {
  return `    <testcase classname="spec-kit-enforce" name="${escaped(name)}">${content}</testcase>\n`;
}

function isFailure({ severity, status }: Finding): boolean {
  return severity === "error" && status === "new";
}

/** XML 1.0 has no place for most control characters, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(FORBIDDEN, "\u{FFFD}").replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
