import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildGroupFacts } from "../../src/core/build-group-facts.ts";
import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import { parseConfig } from "../../src/core/config/parse-config.ts";
import { findProposedConfig, type ProposedConfig } from "../../src/core/config/proposed-config.ts";
import type { Effect, PublishCheckRun } from "../../src/core/effects/effect.ts";
import { planGroupCheck } from "../../src/core/effects/plan-group-check.ts";
import { planReview } from "../../src/core/effects/plan-review.ts";
import type { ReviewVerdict } from "../../src/core/effects/review-input.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { buildConfigPreview, type ConfigPreview } from "../../src/core/report/config-preview.ts";
import type { Evaluation } from "../../src/core/report/evaluation.ts";
import { judgedNotice } from "../../src/core/report/judged-notice.ts";
import { placeAtHead } from "../../src/core/report/place-at-head.ts";
import type { ChangedFile, RivalStake } from "../../src/core/snapshot/change.ts";
import type { JudgedTree } from "../../src/core/snapshot/judged-tree.ts";
import type { PullRequestFacts } from "../../src/core/snapshot/pull-request.ts";
import type { TreeFiles, UnreadFile } from "../../src/core/snapshot/source-file.ts";
import { treeOf } from "./bundles.ts";
import { type Merge, planMerged } from "./merged-case.ts";
import { buildFacts } from "./reports.ts";

/** A document as its lines, so that JSON shows it as people read it. */
type Documents = Readonly<Record<string, readonly string[]>>;

/** `fixtures/pull-requests/<case>/snapshot.json`: what was read for one decision, as far as it differs from the usual. */
export interface PullRequestCase {
  /** The case whose effects GitHub has by now; absent when we have written nothing yet. */
  readonly after?: string;
  /** Number, head and siblings of the pull request; absent: pull request 12 with the head `aaa…`. */
  readonly number?: number;
  readonly facts?: Partial<PullRequestFacts>;
  /** Lines of the configuration on the base; absent: `mode: enforce`; null: there is no file. */
  readonly config?: readonly string[] | null;
  /** Lines of the configuration at the head, where the pull request changes it; null: it deletes the file. */
  readonly headConfig?: readonly string[] | null;
  /** Who approved exactly the head, may write and is not the author. */
  readonly approver?: string;
  readonly base?: Documents;
  readonly head: Documents;
  readonly unread?: readonly UnreadFile[];
  readonly verdicts?: readonly ReviewVerdict[];
  /** What other open pull requests have that only one can have. */
  readonly rivalStakes?: readonly RivalStake[];
  readonly forceNewRun?: boolean;
  /** Which tree `head` is, where it is not simply the head. */
  readonly judged?: JudgedTree;
  /** Documents of `head` that are different at the head itself. */
  readonly atHead?: Documents;
  /** The texts of the pull requests in a merge group: `head` is then the group's tree. */
  readonly group?: readonly { readonly number: number; readonly title: string; readonly body: string }[];
  /** Set for a merged pull request: `head` is then the base branch after the merge. */
  readonly merge?: Merge;
  readonly deliveryId?: string;
}

const ROOT = join(import.meta.dirname, "../../fixtures/pull-requests");
const CONFIG_PATH = ".github/spec-kit-enforce.yml";

/** Reads a file of a case, as JSON where its name says so. */
export function readCaseFile(name: string, file: string): string {
  return readFileSync(join(ROOT, name, file), "utf8");
}

/** What is planned for a case by the way that the App takes: evaluate, then plan. */
export function planCase(name: string): readonly Effect[] {
  const snapshot = JSON.parse(readCaseFile(name, "snapshot.json")) as PullRequestCase;
  const facts = factsOf(snapshot);
  const config = configOf(snapshot);
  if (snapshot.merge) return planMerged(snapshot.merge, treeFrom(snapshot.head), facts, config);
  if (snapshot.group) return planGroup(snapshot.group, snapshot, facts, config);
  const judged = evaluateCase(snapshot, facts, config);
  const evaluation = placeAtHead(judged, treeFrom(snapshot.head).files, treeFrom(snapshot.atHead ?? {}).files);
  return planReview({
    facts,
    evaluation,
    config,
    ...previewOf(snapshot, facts, { config, evaluation }),
    notice: judgedNotice(snapshot.judged, facts.baseRef),
    verdicts: snapshot.verdicts ?? [],
    forceNewRun: snapshot.forceNewRun ?? false,
    deliveryId: snapshot.deliveryId ?? null,
  });
}

/** The verdict under the configuration that the case brings, where it brings one. */
function previewOf(
  snapshot: PullRequestCase,
  facts: PullRequestFacts,
  now: { readonly config: Config; readonly evaluation: Evaluation },
): { readonly preview?: ConfigPreview } {
  const proposed = proposalOf(snapshot, facts);
  if (proposed === null) return {};
  const { config } = proposed;
  const then = config === null ? null : { config, evaluation: evaluateCase(snapshot, facts, config) };
  return { preview: buildConfigPreview(proposed, snapshot.approver ?? null, now, then) };
}

function proposalOf({ headConfig }: PullRequestCase, facts: PullRequestFacts): ProposedConfig | null {
  if (headConfig === undefined) return null;
  const text = headConfig && { path: CONFIG_PATH, text: headConfig.join("\n"), blobSha: "d".repeat(40) };
  const files = [{ path: CONFIG_PATH, status: "modified", previousPath: null }] as const;
  return findProposedConfig(facts, { files, filesComplete: true, headConfig: text });
}

function planGroup(
  members: NonNullable<PullRequestCase["group"]>,
  snapshot: PullRequestCase,
  { ref: { installationId, repository }, config: text, headSha, baseSha, baseRef }: PullRequestFacts,
  config: Config,
): readonly Effect[] {
  const [last] = members.toReversed();
  const branch = `gh-readonly-queue/${baseRef}/pr-${last?.number}-${baseSha}`;
  const ref = { installationId, repository, headSha, baseSha, branch };
  const group = { ref, baseRef, pullRequests: members.map(({ number }) => number), config: text, checkRun: null };
  const usual = buildFacts();
  const facts = buildGroupFacts(
    group,
    members.map(({ number, title, body }) => ({ ...usual, title, body, ref: { ...usual.ref, number } })),
  );
  const evaluation = evaluateCase(snapshot, facts, config);
  return planGroupCheck(group, { facts, evaluation, config, verdicts: [], forceNewRun: false, deliveryId: null });
}

function factsOf(snapshot: PullRequestCase): PullRequestFacts {
  const usual = buildFacts();
  const text = configText(snapshot);
  const facts = {
    ...usual,
    ref: { ...usual.ref, number: snapshot.number ?? usual.ref.number },
    config: text === null ? null : { path: CONFIG_PATH, text, blobSha: "c".repeat(40) },
    ...snapshot.facts,
  };
  return snapshot.after === undefined ? facts : withEffects(facts, planCase(snapshot.after));
}

/** What GitHub has once effects are applied: the comment stays with the pull request, the check run with its commit. */
function withEffects(facts: PullRequestFacts, effects: readonly Effect[]): PullRequestFacts {
  const comment = effects.find((effect) => effect.kind === "upsert-comment");
  const run = effects.find((effect) => effect.kind === "publish-check-run" && effect.headSha === facts.headSha);
  return {
    ...facts,
    comment: comment ? { id: 2000, body: comment.body } : null,
    checkRun: run?.kind === "publish-check-run" ? describeRun(run) : null,
  };
}

function describeRun({ headSha, externalId, output }: PublishCheckRun): PullRequestFacts["checkRun"] {
  return { id: 1000, headSha, status: "completed", conclusion: output.conclusion, externalId };
}

function configText({ config }: PullRequestCase): string | null {
  return config === null ? null : (config ?? ["version: 1", "mode: enforce"]).join("\n");
}

function configOf(snapshot: PullRequestCase): Config {
  const text = configText(snapshot);
  return text === null ? DEFAULT_CONFIG : parseConfig(text, CONFIG_PATH);
}

function evaluateCase(snapshot: PullRequestCase, facts: PullRequestFacts, config: Config): Evaluation {
  const head = { ...treeFrom(snapshot.head), unread: snapshot.unread ?? [] };
  const base = treeFrom(snapshot.base ?? {});
  const bundles = discoverBundles([...Object.keys(snapshot.head), ...head.unread.map(({ path }) => path)]);
  const { title, body, author, draft, commits = [], headRef: branch } = facts;
  const { rivalStakes = [] } = snapshot;
  const files = changedFiles(snapshot.head, snapshot.base ?? {});
  const proposal = proposalOf(snapshot, facts);
  return evaluate({
    bundles,
    knownBundles: bundles,
    head,
    base: { bundles: discoverBundles(Object.keys(snapshot.base ?? {})), tree: base },
    config,
    change: {
      number: facts.ref.number,
      title,
      body,
      author,
      draft,
      commits,
      branch,
      files,
      filesComplete: true,
      ...(proposal ? { proposal } : {}),
      ...(snapshot.approver === undefined ? {} : { approver: snapshot.approver }),
      rivalStakes,
    },
  });
}

function treeFrom(documents: Documents): TreeFiles {
  return treeOf(Object.fromEntries(Object.entries(documents).map(([path, lines]) => [path, `${lines.join("\n")}\n`])));
}

function changedFiles(head: Documents, base: Documents): readonly ChangedFile[] {
  return Object.entries(head)
    .filter(([path, lines]) => lines.join("\n") !== base[path]?.join("\n"))
    .map(([path]) => ({ path, status: path in base ? "modified" : "added", previousPath: null }));
}
