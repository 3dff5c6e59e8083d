import { createHash } from "node:crypto";
import type { CommandRecord } from "../../../src/core/commands/order.ts";
import type { Effect } from "../../../src/core/effects/effect.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import type { ChangedFile } from "../../../src/core/snapshot/change.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../../src/core/snapshot/pull-request.ts";
import type { SourceFile, TreeFiles } from "../../../src/core/snapshot/source-file.ts";
import type { Evaluator } from "../../../src/evaluator/evaluator.ts";
import type { GitHub } from "../../../src/github/github.ts";
import { touchedDirectories } from "../../../src/github/read/bundle-paths.ts";
import { findNamed } from "../../../src/github/read/named-bundles.ts";
import { beginVisit } from "../../../src/jobs/begin-visit.ts";
import type { Services } from "../../../src/jobs/services.ts";
import type { Visit } from "../../../src/jobs/visit.ts";
import { recordingLog } from "../github/recording-log.ts";
import { buildFacts } from "../reports.ts";
import { PROJECT, TASKS_PATH } from "./project.ts";
import type { ScreenInput } from "./screen-input.ts";

type Files = Readonly<Record<string, string>>;

const CONFIG_PATH = ".github/spec-kit-enforce.yml";
const COMMIT = "c0ffee0000000000000000000000000000000001";

/** A visit of the pull request of a screen, and what is written by it. */
export interface ScreenStage {
  readonly visit: Visit;
  readonly effects: readonly Effect[];
}

/** Sets up what a screen tells of: everything is real but GitHub, which answers from the input. */
export function stageScreen(
  input: ScreenInput,
  evaluator: Evaluator,
  comments: readonly CommandComment[],
): ScreenStage {
  const effects: Effect[] = [];
  const records: CommandRecord[] = [];
  const facts: PullRequestFacts = { ...factsOf(input), commandComments: comments };
  const services = servicesFor(input, evaluator, records);
  const { log } = recordingLog();
  const run = { log, isLastAttempt: true, signal: new AbortController().signal };
  const github = githubFor(input, effects);
  return { visit: beginVisit(facts, github, services, run, "screen-delivery"), effects };
}

function factsOf({ config, facts = {}, check = "failure" }: ScreenInput): PullRequestFacts {
  const text = config === null ? null : (config ?? ["version: 1", "mode: enforce"]).join("\n");
  return {
    ...buildFacts(),
    title: "Create the events table",
    headRef: "events-table",
    createdAt: "2026-03-01T09:00:00Z",
    checkRun: { id: 1000, headSha: "a".repeat(40), status: "completed", conclusion: check, externalId: "" },
    config: text === null ? null : { path: CONFIG_PATH, text, blobSha: shaOf(text) },
    ...facts,
  };
}

function servicesFor(input: ScreenInput, evaluator: Evaluator, records: CommandRecord[]): Services {
  const { ledger = [] } = input;
  const services = {
    evaluator,
    claims: { others: async () => ledger, of: async () => null },
    completions: { open: async () => [] },
    trail: {
      of: async () => records,
      record: async (_repository: number, _pull: number, given: readonly CommandRecord[]) =>
        void records.push(...given),
      recordRefusals: async () => {},
    },
    verdicts: { headOf: async () => factsOf(input).headSha },
    inbox: { begin: async () => {}, finish: async () => {} },
    now: () => new Date("2026-03-02T10:00:00Z"),
  };
  return services as unknown as Services;
}

function githubFor(input: ScreenInput, effects: Effect[]): GitHub {
  const { before, after } = treesOf(input);
  const facts = factsOf(input);
  const github = {
    readBundles: async () => bundlesOf(input, before, after),
    readPermission: async (_repository: unknown, login: string) => input.permissions?.[login] ?? "write",
    readPusher: async () => null,
    readBranch: async (repository: unknown, branch: string, paths: readonly string[]) => {
      const isHead = branch === facts.headRef;
      const files = isHead ? after : before;
      return {
        repository,
        branch,
        tipSha: isHead ? facts.headSha : facts.baseSha,
        tree: treeOf(branch, pick(files, paths)),
        config: facts.config,
        directCommitsRefused: input.directCommitsRefused ?? null,
      };
    },
    findComment: async () => null,
    apply: async (effect: Effect) => {
      effects.push(effect);
      return { commitSha: COMMIT, commentId: 1, checkRunId: 1, pullRequest: 34 };
    },
  };
  return github as unknown as GitHub;
}

/** The files of base and head. */
function treesOf({ baseTasks = {}, tasks = {}, moreTasks = [], files = {} }: ScreenInput): {
  before: Files;
  after: Files;
} {
  const base = replaceLines(PROJECT[TASKS_PATH] ?? "", baseTasks);
  const before = { ...PROJECT, [TASKS_PATH]: base };
  const head = replaceLines(base, tasks) + moreTasks.map((line) => `${line}\n`).join("");
  const changed = Object.entries({ ...before, [TASKS_PATH]: head }).filter(([path]) => files[path] === undefined);
  const given = Object.entries(files).flatMap(([path, lines]) =>
    lines === null ? [] : [[path, `${lines.join("\n")}\n`]],
  );
  return { before, after: Object.fromEntries([...changed, ...given]) };
}

function replaceLines(text: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((written, [from, to]) => {
    if (!written.includes(`${from}\n`)) throw new Error(`No line is “${from}”.`);
    return written.replace(`${from}\n`, `${to}\n`);
  }, text);
}

function bundlesOf(input: ScreenInput, before: Files, after: Files): PullRequestBundles {
  const files = changesBetween(before, after);
  const unread = (input.unread ?? []).map((path) => ({ path, reason: "too-large" as const, size: 40_000_000 }));
  const knownBundles = discoverBundles(Object.keys(after));
  const touched = touchedDirectories(files);
  const named = findNamed(factsOf(input), knownBundles);
  const bundles = knownBundles.filter(({ path }) => touched.has(path) || named.has(path));
  const isOf = ({ path }: SourceFile) => bundles.some((bundle) => path.startsWith(`${bundle.path}/`));
  const head = treeOf("head", after);
  const read = head.files.filter((file) => isOf(file) && !input.unread?.includes(file.path));
  const base = treeOf("base", before);
  const config = after[CONFIG_PATH];
  return {
    mergeBaseSha: "b".repeat(40),
    files,
    filesComplete: true,
    headConfig: config === undefined ? null : { path: CONFIG_PATH, text: config, blobSha: shaOf(config) },
    knownBundles,
    bundles,
    head: { ...head, files: read, unread },
    base: { bundles: discoverBundles(Object.keys(before)), tree: { ...base, files: base.files.filter(isOf) } },
  };
}

function changesBetween(before: Files, after: Files): ChangedFile[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path],
  );
  return paths.map((path) => {
    const status = before[path] === undefined ? "added" : after[path] === undefined ? "removed" : "modified";
    return { path, status, previousPath: null };
  });
}

function pick(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => paths.includes(path)));
}

function treeOf(sha: string, files: Files): TreeFiles {
  const read = Object.entries(files).map(([path, text]): SourceFile => {
    return { path, blobSha: shaOf(text), mode: "100644", bytes: new TextEncoder().encode(text) };
  });
  return { sha, files: read, unread: [] };
}

function shaOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
