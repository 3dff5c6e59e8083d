import type { BundleReport } from "../../core/report/evaluation.ts";
import type { Finding } from "../../core/report/finding.ts";
import { defineFormat } from "./format.ts";

/** The stable shape for programs; documented in `docs/`. */
export const json = defineFormat({
  name: "json",
  summary: "for programs",
  render({ evaluation, conclusion, strays = [], notice }) {
    const { version, outcome, bundles, findings, looked, failures, waivers } = evaluation;
    const value = {
      version,
      outcome,
      conclusion,
      bundles: bundles.map(bundleJson),
      findings: findings.map(checkFindingJson),
      looked,
      failures,
      ...(waivers ? { waivers } : {}),
      // Left out where there are none, as it was before they were told of.
      ...(notice ? { notice } : {}),
      ...(strays.length > 0 ? { strays } : {}),
    };
    return `${JSON.stringify(value, null, 2)}\n`;
  },
});

function bundleJson({ path, layout, dialect, counts, findings, looked }: BundleReport): object {
  return { path, layout, dialect, counts, findings: findings.map(checkFindingJson), looked };
}

function checkFindingJson(finding: Finding): object {
  const { at, fingerprint, status, waived, fix } = finding;
  return {
    ...findingJson(finding),
    path: at.path,
    endLine: at.endLine,
    fingerprint,
    status,
    ...(fix ? { fix: fix.does } : {}),
    ...(waived ? { waived } : {}),
  };
}

/** A finding as `parse` prints it; `check` adds where it is and whether it is new. */
export function findingJson({ rule, severity, message, at, task }: Finding): object {
  return { rule, severity, message, line: at.line, task };
}
