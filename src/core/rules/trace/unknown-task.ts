import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import { nearest } from "../../graph/nearest.ts";
import type { Place } from "../../markdown/place.ts";
import type { Claim } from "../../report/evaluation.ts";
import { isCalled } from "../../resolve-claims.ts";
import { didYouMean } from "../did-you-mean.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule, type RuleInputs } from "../rule.ts";

/** Suggestions are searched for this many claims; a description may hold thousands. */
const MOST_SUGGESTED = 20;

export const unknownTask = defineRule({
  id: "trace/unknown-task",
  input: "trace",
  summary: "Disallow a pull request that names a task which its spec bundles lack",
  rationale: "The task it completes would never be ticked, and nobody would notice.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    unknown:
      "This pull request names {written}, but there is no such task in {bundle}, so nothing will be ticked. {fix}",
    bundle:
      "This pull request names {written}, but there is no spec bundle of that name, so nothing will be ticked. {fix}",
    ambiguous:
      "This pull request names {written}, which can mean one of {bundles}, so we cannot tell which is meant. Write {example}.",
    unread:
      "This pull request names {written}, but touches none of {bundles}, so we cannot tell whose task is meant and nothing will be ticked. Write {example}.",
  },
  guard:
    "Short ids count only where a task is named on purpose: in `Task:` lines, at the start of the title, in brackets. Tickets and versions such as `PROJ-123` or `V2` are no tasks: an id counts in a title only where a spec bundle has it, elsewhere where one has ids of that make. A task of a bundle that was not read is not unknown. Pull requests of bots are left alone.",
  examples: [
    {
      name: "An id that the bundle lacks",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      change: { body: "Task: T003" },
      reports: [
        "1: This pull request names T003, but there is no such task in specs/001-example, so nothing will be ticked. Name a task that exists, or remove the reference.",
      ],
      looked: "1/1",
    },
    {
      name: "An id that two bundles have",
      kind: "invalid",
      files: {
        "specs/001-one/spec.md": "# One\n",
        "specs/001-one/tasks.md": "- [ ] T001 Schema\n",
        "specs/002-two/spec.md": "# Two\n",
        "specs/002-two/tasks.md": "- [ ] T001 Queries\n",
      },
      change: { body: "Task: T001" },
      reports: [
        "1: This pull request names T001, which can mean one of specs/001-one and specs/002-two, so we cannot tell which is meant. Write specs/001-one#T001.",
      ],
    },
    {
      name: "An id that no spec bundle has been asked for",
      kind: "invalid",
      files: {
        "specs/001-one/spec.md": "# One\n",
        "specs/001-one/tasks.md": "- [ ] T001 Schema\n",
        "specs/002-two/spec.md": "# Two\n",
        "specs/002-two/tasks.md": "- [ ] T001 Queries\n",
      },
      judged: [],
      change: { title: "T001: schema", files: [{ path: "src/schema.ts", status: "added", previousPath: null }] },
      reports: [
        "1: This pull request names T001, but touches none of specs/001-one and specs/002-two, so we cannot tell whose task is meant and nothing will be ticked. Write specs/001-one#T001.",
      ],
    },
    {
      name: "A spec bundle that is not there",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Task: specs/009-other#T001" },
      reports: [
        "1: This pull request names specs/009-other#T001, but there is no spec bundle of that name, so nothing will be ticked. There is specs/001-example.",
      ],
    },
    {
      name: "A task that exists",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Task: T001" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A pull request that names none",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Tidies up." },
      reports: [],
    },
    {
      name: "An id in running text names nothing on purpose",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "The M365 export and T999 of another project are not touched." },
      reports: [],
    },
    {
      name: "A ticket in front of the title is no task",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { title: "PROJ-123: add login", body: "Implements RFC7231 semantics\nTask: PROJ-123" },
      reports: [],
    },
  ],

  *check(input) {
    const { claims, change } = input;
    yield { examined: change.author.isBot ? 0 : claims.length, of: claims.length, unit: "references" };
    if (change.author.isBot) return;
    const suggest = suggestions();
    for (const claim of claims) {
      const report = judge(claim, input, suggest);
      if (report) yield report;
    }
  },
});

type Trace = RuleInputs["trace"];
type Suggest = (task: string, bundles: readonly SpecBundle[]) => string;

function judge(claim: Claim, trace: Trace, suggest: Suggest) {
  if (claim.bundle !== null) return judgeIn(claim, claim.bundle, trace, suggest);
  const name = claim.written.lastIndexOf("#");
  return name === -1 ? judgeBare(claim, trace, suggest) : judgeNamed(claim, claim.written.slice(0, name), trace);
}

/** An id alone: nobody has it, several spec bundles do, or none of them was read. */
function judgeBare(claim: Claim, trace: Trace, suggest: Suggest) {
  if (trace.bundles.length === 0)
    return unclear("unread", claim, pathsOf(trace.knownBundles), placeIn(undefined, trace));
  const holders = trace.bundles.filter(({ location }) => trace.graphs.get(location.path)?.tasks.has(claim.task));
  const paths = pathsOf(holders.map(({ location }) => location));
  if (paths.length > 1) return unclear("ambiguous", claim, paths, placeIn(holders[0], trace));
  if (trace.bundles.some(isUnread)) return null;
  const bundle = listWords(trace.bundles.map(({ location }) => location.path));
  return unknown(claim, bundle, trace.bundles, trace, suggest);
}

/** An id with the name of a spec bundle that is none of those judged, or more than one. */
function judgeNamed(claim: Claim, name: string, trace: Trace) {
  const paths = pathsOf(trace.knownBundles.filter((location) => isCalled(location, name)));
  if (paths.length > 1) return unclear("ambiguous", claim, paths, placeIn(undefined, trace));
  if (paths.length === 1) return null;
  const known = listWords(pathsOf(trace.knownBundles));
  const fix = known === "" ? "Add the spec bundle first." : `There is ${known}.`;
  return { message: "bundle" as const, ...about(claim, { fix }, placeIn(undefined, trace)) };
}

function unclear(message: "ambiguous" | "unread", claim: Claim, paths: readonly string[], at: Place) {
  const values = { bundles: listWords(paths), example: `${paths[0]}#${claim.task}` };
  return { message, ...about(claim, values, at), atMost: "warning" as const };
}

function pathsOf(locations: Trace["knownBundles"]): readonly string[] {
  return locations.map(({ path }) => path);
}

function judgeIn(claim: Claim, path: string, trace: Trace, suggest: Suggest) {
  const graph = trace.graphs.get(path);
  const bundle = trace.bundles.find(({ location }) => location.path === path);
  if (!bundle || isUnread(bundle) || graph?.tasks.has(claim.task)) return null;
  return unknown(claim, path, [bundle], trace, suggest);
}

/** Whose list could not be read is told already, and may have the task. */
function isUnread({ taskList, unread }: SpecBundle): boolean {
  return taskList === null && unread.length > 0;
}

function unknown(claim: Claim, bundle: string, from: readonly SpecBundle[], trace: Trace, suggest: Suggest) {
  const values = { bundle, fix: suggest(claim.task, from) };
  return { message: "unknown" as const, ...about(claim, values, placeIn(from[0], trace)) };
}

function about(claim: Claim, values: Readonly<Record<string, string>>, at: Place) {
  return {
    values: { written: quote(claim.written).slice(1, -1), ...values },
    at,
    task: claim.task,
    key: claim.written,
  };
}

/** A description has no file: the report goes to the list that the claim is about, or to what the change touches. */
function placeIn(bundle: SpecBundle | undefined, trace: Trace): Place {
  const of = bundle ?? trace.bundles[0];
  const path =
    of?.taskList?.path ??
    of?.documents[0]?.file.path ??
    trace.change.files[0]?.path ??
    trace.knownBundles[0]?.documents[0] ??
    ".";
  return { path, line: 1, endLine: 1 };
}

function suggestions(): Suggest {
  let left = MOST_SUGGESTED;
  return (task, bundles) => {
    left -= 1;
    const ids = left < 0 ? [] : bundles.flatMap(({ taskList }) => (taskList?.tasks ?? []).map(({ id }) => id));
    return didYouMean(nearest(task, ids), "Name a task that exists, or remove the reference.");
  };
}
