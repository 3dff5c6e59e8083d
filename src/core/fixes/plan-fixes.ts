import { counterEdits } from "../edits/counter-edits.ts";
import { type EvaluateOptions, evaluate, graphBundle } from "../evaluate.ts";
import type { EvaluationInput } from "../evaluation-input.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { Evaluation } from "../report/evaluation.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import { withEdits } from "./apply-fixes.ts";
import { type FixableFinding, type FixChoice, fixableFindings, withoutOverlaps } from "./choose-fixes.ts";
import { findCulprits } from "./find-culprits.ts";
import { allFindings, type Fault, findFaults, type Settled } from "./find-faults.ts";
import type { FileEdit, TaskIntent } from "./fix.ts";
import type { TaskModel } from "./same-but-intended.ts";

/** A document that fixes change: the file they were planned on, and its bytes afterwards. */
export interface FixedFile {
  readonly before: SourceFile;
  readonly after: Uint8Array;
}

/** What can be fixed, and what cannot although its rule has a fix. */
export interface FixPlan {
  readonly files: readonly FixedFile[];
  readonly fixed: readonly FixableFinding[];
  readonly left: readonly { readonly finding: FixableFinding; readonly reason: string }[];
  /** Why nothing at all is changed, although something could be; null otherwise. */
  readonly refused: string | null;
}

/** A fix may bring another one about: a ticked task a wrong total. So often they are looked for again. */
const MOST_ROUNDS = 6;
/** So often all is tried again without those that went wrong. */
const MOST_TRIES = 4;

/**
 * Makes every wanted fix, reads and judges the result, and goes on until nothing is left to fix. The result is kept only
 * if each finding that was fixed is gone, no other one came, and the tasks are what they were but for what was intended.
 * A fix that is to blame is left out and the others are tried again; where none is, nothing is changed. Planning on the
 * result finds nothing more to do.
 */
export function planFixes(input: EvaluationInput, choice: FixChoice, options: EvaluateOptions = {}): FixPlan {
  const start = { input, evaluation: evaluate(input, options) };
  const left = new Map<string, { finding: FixableFinding; reason: string }>();
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const settled = settle(start, choice, new Set(left.keys()), options);
    if (typeof settled === "string") return refuse(settled, [...left.values()]);
    const faults = findFaults(start, settled, (one) => modelsOf(one, options));
    if (faults.length === 0) return planOf(input, settled, [...left.values()]);
    const blamed = onePerGroup(faults).flatMap((fault) => narrow(fault, start, options));
    if (blamed.length === 0) return refuse(faults[0]?.reason ?? "", [...left.values()]);
    for (const one of blamed) left.set(one.finding.fingerprint, one);
  }
  return refuse("One fix after another brought something else about.", [...left.values()]);
}

interface Judged {
  readonly input: EvaluationInput;
  readonly evaluation: Evaluation;
}

/** To look twice for who is to blame among the same fixes would find the same. */
function onePerGroup(faults: readonly Fault[]): readonly Fault[] {
  const nameOf = ({ blamed }: Fault) => blamed.map(({ fingerprint }) => fingerprint).join(" ");
  return [...new Map(faults.toReversed().map((fault) => [nameOf(fault), fault])).values()].reverse();
}

/** Those of the fixes to blame for a fault that bring it about by themselves; all of them where none does. */
function narrow(fault: Fault, start: Judged, options: EvaluateOptions) {
  const known = new Set(allFindings(start.evaluation).map(({ fingerprint }) => fingerprint));
  const suspects = fault.blamed.filter(({ fingerprint }) => known.has(fingerprint));
  const isSound = (made: readonly FixableFinding[]) => {
    const input = withEdits(
      start.input,
      withoutOverlaps(made).flatMap(({ fix }) => fix.edits),
    );
    if (input === null) return false;
    const settled = { input, evaluation: evaluate(input, options), made: withoutOverlaps(made) };
    return findFaults(start, settled, (one) => modelsOf(one, options)).length === 0;
  };
  const culprits = fault.blamed.length > 1 && !fault.isSure ? findCulprits(suspects, isSound) : [];
  return (culprits.length > 0 ? culprits : fault.blamed).map((finding) => ({ finding, reason: fault.reason }));
}

/** Fixes until nothing is left to fix, or says why that has no end. */
function settle(start: Judged, choice: FixChoice, without: ReadonlySet<string>, options: EvaluateOptions) {
  let now: Judged = start;
  const made: FixableFinding[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wanted = fixableFindings(now.evaluation, choice).filter(({ fingerprint }) => !without.has(fingerprint));
    const chosen = withoutOverlaps(wanted);
    if (chosen.length === 0) return { ...now, made } satisfies Settled;
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    const intents = chosen.flatMap(({ fix }) => fix.intends);
    const input = withEdits(now.input, [...edits, ...totalsThatMove(now.input, edits, intents, options)]);
    if (input === null) return "A document is not the one that the fixes were planned on.";
    made.push(...chosen);
    now = { input, evaluation: evaluate(input, options) };
  }
  return "One fix brings the next about without an end.";
}

/** Totals that are right follow the statuses that change, unless a fix writes them anyway. */
function totalsThatMove(
  input: EvaluationInput,
  edits: readonly FileEdit[],
  intents: readonly TaskIntent[],
  options: EvaluateOptions,
): readonly FileEdit[] {
  if (!intents.some(({ changes }) => changes === "status")) return [];
  const written = new Set(edits.map(({ path, byteStart }) => `${path} ${byteStart}`));
  return [...modelsOf(input, options)].flatMap(([path, { list }]) => {
    const own = intents.flatMap(({ path: at, task, to }) => (at === path && to ? [[task, to] as const] : []));
    const file = input.head.files.find((one) => one.path === path);
    if (own.length === 0 || !file) return [];
    const moved = counterEdits(decodeSource(file), list, new Map(own));
    return moved.map((edit) => ({ path, ...edit })).filter((edit) => !written.has(`${path} ${edit.byteStart}`));
  });
}

/** Every tasks document with its graph, by path. */
function modelsOf({ bundles, head, config }: EvaluationInput, options: EvaluateOptions): Map<string, TaskModel> {
  return new Map(
    bundles.flatMap((location) => {
      const { bundle, graph } = graphBundle(location, head, config, options);
      return bundle.taskList && graph ? [[bundle.taskList.path, { list: bundle.taskList, graph }] as const] : [];
    }),
  );
}

function planOf(before: EvaluationInput, { input, made }: Settled, left: FixPlan["left"]): FixPlan {
  const now = filesOf(input);
  const files = [...filesOf(before).values()].flatMap((file): FixedFile[] => {
    const after = now.get(file.path);
    return after && after !== file ? [{ before: file, after: after.bytes }] : [];
  });
  return { files, fixed: made, left, refused: null };
}

function filesOf({ head, context }: EvaluationInput): ReadonlyMap<string, SourceFile> {
  return new Map([...(context?.head.files ?? []), ...head.files].map((file) => [file.path, file]));
}

function refuse(reason: string, left: FixPlan["left"]): FixPlan {
  return { files: [], fixed: [], left, refused: reason };
}
