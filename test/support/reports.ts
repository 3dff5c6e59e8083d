import type { Config } from "../../src/core/config/config.ts";
import type { BundleReport, Evaluation, TaskBrief } from "../../src/core/report/evaluation.ts";
import type { Finding } from "../../src/core/report/finding.ts";
import type { ReportContext } from "../../src/core/report/report-context.ts";
import type { PullRequestFacts } from "../../src/core/snapshot/pull-request.ts";

/** A configuration with everything at its default but what is given. */
export function buildConfig(over: Partial<Config> = {}): Config {
  return {
    mode: "enforce",
    findings: "new-only",
    bundles: "optional",
    rules: {},
    enforce: { paths: [] },
    ticks: "auto",
    ...over,
  };
}

export function buildContext(over: Partial<ReportContext> = {}): ReportContext {
  return {
    config: buildConfig(),
    configPath: ".github/spec-kit-enforce.yml",
    baseRef: "main",
    draft: false,
    notice: null,
    deliveryId: null,
    override: null,
    ...over,
  };
}

export function buildFinding(over: Partial<Finding> = {}): Finding {
  return {
    rule: "tasks/duplicate-id",
    severity: "error",
    message: "Task `T002` is declared twice.",
    at: { path: "specs/001-auth/tasks.md", line: 7, endLine: 7 },
    related: [],
    task: "T002",
    fingerprint: "f1",
    status: "new",
    ...over,
  };
}

export function buildBrief(over: Partial<TaskBrief> = {}): TaskBrief {
  return {
    id: "T012",
    generated: false,
    title: "Store sessions",
    status: "todo",
    line: 12,
    phase: "1",
    parallel: false,
    story: null,
    ...over,
  };
}

export function buildBundle(over: Partial<BundleReport> = {}): BundleReport {
  return {
    path: "specs/001-auth",
    slug: "001-auth",
    layout: "spec-kit",
    dialect: "spec-kit",
    tasksPath: "specs/001-auth/tasks.md",
    counts: { tasks: 24, byStatus: { done: 12, todo: 12 }, parallel: 0 },
    findings: [],
    looked: [],
    progress: [],
    ready: [],
    blocked: [],
    completes: [],
    details: [],
    mermaid: null,
    ...over,
  };
}

/** Phase `id` with `done` of `total` tasks done. */
export function buildPhaseProgress(
  id: string,
  title: string,
  done: number,
  total: number,
): BundleReport["progress"][number] {
  const at = { path: "specs/001-auth/tasks.md", line: 1, endLine: 1 };
  return { phase: { id, title, at, parent: null, expressions: [] }, tally: { done, total } };
}

export function buildEvaluation(over: Partial<Evaluation> = {}): Evaluation {
  return {
    version: 1,
    outcome: "pass",
    bundles: [buildBundle()],
    findings: [],
    looked: [],
    claims: [],
    failures: [],
    ...over,
  };
}

/** Pull request 12 of `octo/shop`, open, from `feature` to `main`. */
export function buildFacts(over: Partial<PullRequestFacts> = {}): PullRequestFacts {
  return {
    ref: { installationId: 1, repository: { id: 7, owner: "octo", name: "shop" }, number: 12 },
    title: "Store sessions",
    body: "",
    author: { login: "mona", isBot: false },
    draft: false,
    state: "open",
    locked: false,
    mergedBy: null,
    headSha: "a".repeat(40),
    headRef: "feature",
    fromFork: false,
    baseRef: "main",
    baseSha: "b".repeat(40),
    mergeCommitSha: null,
    mergedAt: null,
    lastEditedAt: null,
    changedFileCount: 1,
    config: { path: ".github/spec-kit-enforce.yml", text: "version: 1\nmode: enforce\n", blobSha: "c".repeat(40) },
    checkRun: null,
    comment: null,
    siblings: [],
    commandComments: [],
    ...over,
  };
}
