import type { Config } from "../config/config.ts";
import type { ProposedConfig } from "../config/proposed-config.ts";
import type { Conclusion } from "../effects/effect.ts";
import { boundedList, keptSection, type Section } from "./bounded-text.ts";
import { concludeOutcome } from "./conclusion.ts";
import type { Evaluation, Outcome } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { renderFindingLine } from "./finding-line.ts";
import { orderedFindings } from "./finding-order.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

/** How a pull request would be judged by the configuration that it brings; it changes no verdict. */
export interface ConfigPreview {
  readonly path: string;
  readonly weakenings: readonly string[];
  /** Who approved the head; null for nobody. */
  readonly approver: string | null;
  /** Why nobody can tell, or what it would be. */
  readonly verdict: { readonly unreadable: string } | PreviewedVerdict;
}

interface PreviewedVerdict {
  readonly mode: Config["mode"];
  readonly outcome: Outcome;
  readonly conclusion: Conclusion;
  /** Findings that there would be, or that would be of another severity. */
  readonly appearing: readonly Finding[];
  /** Findings that there would be no longer. */
  readonly disappearing: readonly Finding[];
  /** Whether other files might be read: layouts and schemas are heeded only once they are on the base. */
  readonly readsOtherwise: boolean;
}

/** Compares the verdict with the one under the proposed configuration. */
export function buildConfigPreview(
  { path, weakenings, unreadable }: ProposedConfig,
  approver: string | null,
  now: { readonly config: Config; readonly evaluation: Evaluation },
  then: { readonly config: Config; readonly evaluation: Evaluation } | null,
): ConfigPreview {
  const known = { path, weakenings, approver };
  if (then === null) return { ...known, verdict: { unreadable: unreadable ?? "" } };
  const [before, after] = [orderedFindings(now.evaluation), orderedFindings(then.evaluation)];
  return {
    ...known,
    verdict: {
      mode: then.config.mode,
      outcome: then.evaluation.outcome,
      conclusion: concludeOutcome(then.evaluation.outcome, then.config.mode),
      appearing: lackingIn(before, after),
      disappearing: lackingIn(after, before, false),
      readsOtherwise: readingOf(now.config) !== readingOf(then.config),
    },
  };
}

/** Those of some findings that others lack; one of another severity is lacking too, where that is to count. */
function lackingIn(known: readonly Finding[], findings: readonly Finding[], withSeverity = true): readonly Finding[] {
  const keyOf = ({ fingerprint, severity }: Finding) => (withSeverity ? `${fingerprint} ${severity}` : fingerprint);
  const keys = new Set(known.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(finding)));
}

function readingOf({ layouts = [], schemas = [] }: Config): string {
  return JSON.stringify([layouts, schemas]);
}

const MOST_FINDINGS = 20;
const MOST_WEAKENINGS = 30;

/** The section of the check that shows it; none where the pull request brings no configuration. */
export function previewSections(preview: ConfigPreview | null | undefined, headSha: string | null): readonly Section[] {
  if (!preview) return [];
  const parts = [HEAD, ...renderWeakenings(preview, headSha), ...renderVerdict(preview)];
  return [keptSection(parts.join("\n\n"))];
}

const HEAD =
  "### Preview: by the configuration of this pull request\n\nThis section has no effect on this verdict: a pull request is judged by the configuration on its base branch.";

function renderWeakenings({ path, weakenings, approver }: ConfigPreview, headSha: string | null): readonly string[] {
  if (weakenings.length === 0)
    return [`${codeSpan(path, 200)} is no less strict than before, so nobody has to approve it.`];
  const commit = headSha === null ? "this commit" : `commit ${headSha}`;
  const who =
    approver === null
      ? `, which needs an approval of ${commit} by somebody with write access who neither opened the pull request nor pushed last (\`trace/config-weakened\`).`
      : `, which ${codeSpan(approver, 60)} approved for ${commit}.`;
  const list = boundedList(weakenings, MOST_WEAKENINGS, "changes", (each) => `- ${neutralMessage(each, 400)}`);
  return [`${codeSpan(path, 200)} is less strict than before${who}`, list];
}

function renderVerdict({ verdict }: ConfigPreview): readonly string[] {
  if ("unreadable" in verdict) return [`It cannot be read: ${neutralMessage(verdict.unreadable, 600)}`];
  const { mode, outcome, conclusion, appearing, disappearing, readsOtherwise } = verdict;
  const sentence = `Once it is merged, a change like this one ${wouldBe(outcome, conclusion)} (mode \`${mode}\`, conclusion \`${conclusion}\`).`;
  const same = appearing.length + disappearing.length === 0 ? ["The findings would be the same."] : [];
  return [
    sentence,
    ...same,
    ...renderFindings("Findings that there would be:", appearing),
    ...renderFindings("Findings that there would be no longer:", disappearing),
    ...(readsOtherwise
      ? ["Its layouts and schemas are heeded once they are on the base branch, and not in this preview."]
      : []),
  ];
}

function wouldBe(outcome: Outcome, conclusion: Conclusion): string {
  if (outcome === "error") return "could not be evaluated";
  if (outcome === "pass") return "would pass";
  return conclusion === "failure" ? "would fail the check" : "would have errors that do not block the merge";
}

function renderFindings(head: string, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return [head, boundedList(findings, MOST_FINDINGS, "findings", (one) => renderFindingLine(one))];
}
