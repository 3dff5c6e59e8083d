import type { Conclusion } from "../effects/effect.ts";
import type { BundleReport, Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { orderedFindings } from "./finding-order.ts";
import { plainText, shorten } from "./neutral-text.ts";
import { tallyOf } from "./progress-bar.ts";
import { byteLength } from "./truncate-bytes.ts";

/**
 * The verdict as JSON in a fenced block, for programs that read the check: at most `maxBytes` bytes and always whole.
 * Findings that found no room are counted in `findingsOmitted`, spec bundles in `bundlesOmitted`.
 */
export function renderVerdictJson(evaluation: Evaluation, conclusion: Conclusion, maxBytes: number): string {
  const room = maxBytes - 400;
  const bundles = takeFitting(evaluation.bundles.map(describeBundle), room / 4);
  const findings = takeFitting(orderedFindings(evaluation).map(describeFinding), (room * 3) / 4);
  const verdict = {
    version: 1,
    outcome: evaluation.outcome,
    conclusion,
    bundles: bundles.taken,
    bundlesOmitted: bundles.omitted,
    findings: findings.taken,
    findingsOmitted: findings.omitted,
  };
  return `\`\`\`json\n${JSON.stringify(verdict)}\n\`\`\``;
}

function describeBundle({ path, layout, dialect, counts, completes, ready }: BundleReport): object {
  return {
    path: clean(path),
    layout,
    dialect,
    tasks: tallyOf(counts),
    completes: completes.slice(0, 50).map(({ id }) => clean(id)),
    ready: ready.slice(0, 10).map(({ id }) => clean(id)),
  };
}

function describeFinding({ rule, severity, status, at, task, message, fingerprint }: Finding): object {
  return {
    rule,
    severity,
    status,
    path: clean(at.path),
    line: at.line,
    endLine: at.endLine,
    task: task === null ? null : clean(task),
    message: clean(message),
    fingerprint,
  };
}

function takeFitting(items: readonly object[], maxBytes: number): { taken: readonly object[]; omitted: number } {
  let room = maxBytes;
  const cut = items.findIndex((item) => {
    room -= byteLength(JSON.stringify(item)) + 1;
    return room < 0;
  });
  return cut < 0 ? { taken: items, omitted: 0 } : { taken: items.slice(0, cut), omitted: items.length - cut };
}

function clean(text: string): string {
  return shorten(plainText(text), 1000);
}
