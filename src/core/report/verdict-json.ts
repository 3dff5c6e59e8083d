import type { Config } from "../config/config.ts";
import type { Conclusion } from "../effects/effect.ts";
import type { BundleReport, Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
import { plainText, shorten } from "./neutral-text.ts";
import { tallyOf } from "./progress-bar.ts";
import { byteLength } from "./truncate-bytes.ts";
import type { VerdictDocument } from "./verdict-schema.ts";
import { renderVerdictTitle } from "./verdict-title.ts";

/** What a verdict says beside its evaluation. */
export interface VerdictFacts {
  readonly conclusion: Conclusion;
  readonly mode: Config["mode"];
  readonly config: Pick<Config, "findings">;
}

/** Room for what is neither a bundle nor a finding: 50 claims of 300 bytes would still fit. */
const FRAME_BYTES = 6_000;

/** As JSON in a fenced block, for programs that read the check: at most `maxBytes` bytes and always whole. */
export function renderVerdictJson(evaluation: Evaluation, facts: VerdictFacts, maxBytes: number): string {
  return `\`\`\`json\n${JSON.stringify(buildVerdict(evaluation, facts, maxBytes - 20))}\n\`\`\``;
}

/** The verdict as plain data of `verdictSchema`. What finds no room in `maxBytes` of JSON is counted. */
export function buildVerdict(evaluation: Evaluation, facts: VerdictFacts, maxBytes: number): VerdictDocument {
  const room = Math.max(0, maxBytes - FRAME_BYTES);
  const bundles = takeFitting(evaluation.bundles.map(describeBundle), room / 3);
  const ordered = orderedFindings(evaluation).map((finding) => describeFinding(finding, facts));
  const findings = takeFitting(ordered, (room * 2) / 3);
  return {
    version: 1,
    title: renderVerdictTitle(evaluation),
    outcome: evaluation.outcome,
    conclusion: facts.conclusion,
    mode: facts.mode,
    bundles: bundles.taken,
    bundlesOmitted: bundles.omitted,
    claims: takeFitting(evaluation.claims.slice(0, 50).map(describeClaim), FRAME_BYTES / 3).taken,
    suggestions: (evaluation.suggestions ?? []).map(({ reference }) => clean(reference, 200)),
    findings: findings.taken,
    findingsOmitted: findings.omitted,
    failures: takeFitting(evaluation.failures.slice(0, 10).map(describeFailure), FRAME_BYTES / 3).taken,
  };
}

function describeBundle(bundle: BundleReport): VerdictDocument["bundles"][number] {
  const { path, layout, dialect, tasksPath, counts, completes, gain, ready, blocked } = bundle;
  return {
    path: clean(path),
    layout,
    dialect,
    tasksPath: tasksPath === null ? null : clean(tasksPath),
    tasks: tallyOf(counts),
    completes: completes.slice(0, 50).map(({ id }) => clean(id, 100)),
    unblocks: (gain?.unblocks ?? []).slice(0, 50).map(({ id }) => clean(id, 100)),
    ready: ready.slice(0, 10).map(({ id, status }) => ({ id: clean(id, 100), status })),
    blocked: blocked.slice(0, 50).map(({ task, waitsFor }) => {
      return { id: clean(task.id, 100), waitsFor: waitsFor.slice(0, 10).map((name) => clean(name, 100)) };
    }),
  };
}

function describeFinding(finding: Finding, { config }: VerdictFacts): VerdictDocument["findings"][number] {
  const { rule, severity, status, at, task, message, fingerprint, fix, waived } = finding;
  return {
    rule,
    severity,
    status,
    counts: isCounted(finding, config),
    path: clean(at.path),
    line: Math.max(1, at.line),
    endLine: Math.max(1, at.line, at.endLine),
    task: task === null ? null : clean(task, 100),
    message: clean(message),
    fingerprint,
    fixable: fix !== undefined,
    waived: waived !== undefined,
  };
}

function describeClaim({
  written,
  bundle,
  task,
  kind,
}: Evaluation["claims"][number]): VerdictDocument["claims"][number] {
  return { written: clean(written, 300), bundle: bundle === null ? null : clean(bundle), task: clean(task, 100), kind };
}

function describeFailure({ path, reason, hint }: Evaluation["failures"][number]): VerdictDocument["failures"][number] {
  return { path: path === null ? null : clean(path), reason: clean(reason), hint: clean(hint) };
}

function takeFitting<T extends object>(items: readonly T[], maxBytes: number): { taken: T[]; omitted: number } {
  let room = maxBytes;
  const cut = items.findIndex((item) => {
    room -= byteLength(JSON.stringify(item)) + 1;
    return room < 0;
  });
  return cut < 0 ? { taken: [...items], omitted: 0 } : { taken: items.slice(0, cut), omitted: items.length - cut };
}

function clean(text: string, maxLength = 1000): string {
  return shorten(plainText(text), maxLength);
}
