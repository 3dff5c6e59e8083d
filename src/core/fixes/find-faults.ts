import type { EvaluationInput } from "../evaluation-input.ts";
import type { Evaluation } from "../report/evaluation.ts";
import type { Finding } from "../report/finding.ts";
import type { FixableFinding } from "./choose-fixes.ts";
import { sameButIntended, type TaskModel } from "./same-but-intended.ts";

/** Where fixing came to rest, and what was fixed on the way. */
export interface Settled {
  readonly input: EvaluationInput;
  readonly evaluation: Evaluation;
  readonly made: readonly FixableFinding[];
}

/** What went wrong, and the fixes that are to blame for it; none where that cannot be told. */
export interface Fault {
  readonly reason: string;
  readonly blamed: readonly FixableFinding[];
}

/** Everything that keeps a result from being what was intended; empty where it is. */
export function findFaults(
  start: Pick<Settled, "input" | "evaluation">,
  settled: Settled,
  modelsOf: (input: EvaluationInput) => ReadonlyMap<string, TaskModel>,
): readonly Fault[] {
  if (settled.made.length === 0) return [];
  return [
    ...failuresIn(start.evaluation, settled.evaluation),
    ...stillThere(start.evaluation, settled),
    ...newlyThere(start.evaluation, settled),
    ...tasksThatChanged(modelsOf(start.input), modelsOf(settled.input), settled.made),
  ];
}

function failuresIn(before: Evaluation, after: Evaluation): readonly Fault[] {
  if (after.failures.length <= before.failures.length) return [];
  return [{ reason: "The documents could not be evaluated once they were fixed.", blamed: [] }];
}

/** Counted by rule and document, because the number in a fingerprint moves up when an equal one before it goes. */
function stillThere(before: Evaluation, settled: Settled): readonly Fault[] {
  const left = countLeft(before, settled);
  const groups = Map.groupBy(settled.made, kindOf);
  return [...groups].flatMap(([kind, fixed]) => {
    if (left(kind) <= 0) return [];
    return [{ reason: `${fixed[0]?.rule} would still be reported after its fix.`, blamed: fixed }];
  });
}

/** How many findings of a rule in a document are there beyond those that were there and not fixed. */
function countLeft(before: Evaluation, { evaluation, made }: Settled): (kind: string) => number {
  const [then, now] = [before, evaluation].map((one) => Map.groupBy(allFindings(one), kindOf));
  const known = new Set(allFindings(before).map(({ fingerprint }) => fingerprint));
  const fixed = Map.groupBy(
    made.filter(({ fingerprint }) => known.has(fingerprint)),
    kindOf,
  );
  const count = (groups: ReadonlyMap<string, readonly unknown[]> | undefined, kind: string) =>
    groups?.get(kind)?.length ?? 0;
  return (kind) => count(now, kind) - count(then, kind) + count(fixed, kind);
}

function newlyThere(before: Evaluation, settled: Settled): readonly Fault[] {
  const { evaluation, made } = settled;
  const known = new Set(allFindings(before).map(({ fingerprint }) => fingerprint));
  const left = countLeft(before, settled);
  const renamed = new Set(made.filter(({ fix }) => fix.renames).map(({ at }) => at.path));
  const came = allFindings(evaluation).filter((finding) => {
    if (known.has(finding.fingerprint)) return false;
    return !renamed.has(finding.at.path) || left(kindOf(finding)) > 0;
  });
  return came.map((finding) => {
    const about = made.filter((one) => isAbout(one, finding));
    const reason = `The fix would bring about another finding, ${finding.rule}: ${finding.message}`;
    return { reason, blamed: about.length > 0 ? about : made.filter(({ at }) => at.path === finding.at.path) };
  });
}

/** A finding on the task that a fix changes comes from that fix. */
function isAbout({ fix, at }: FixableFinding, came: Finding): boolean {
  if (came.task === null) return at.path === came.at.path && at.line === came.at.line;
  return fix.intends.some(
    ({ path, task, named }) => path === came.at.path && (task === came.task || named === came.task),
  );
}

function tasksThatChanged(
  before: ReadonlyMap<string, TaskModel>,
  after: ReadonlyMap<string, TaskModel>,
  made: readonly FixableFinding[],
): readonly Fault[] {
  const intents = made.flatMap(({ fix }) => fix.intends);
  return [...before].flatMap(([path, model]) => {
    const now = after.get(path);
    if (now && sameButIntended(model, now, intents)) return [];
    const blamed = made.filter(({ fix }) => fix.edits.some((edit) => edit.path === path));
    return [{ reason: `The tasks of ${path} would read otherwise than before.`, blamed }];
  });
}

function allFindings({ bundles, findings }: Evaluation): readonly Finding[] {
  return [...bundles.flatMap((bundle) => bundle.findings), ...findings];
}

function kindOf({ rule, at }: Finding): string {
  return `${rule} ${at.path}`;
}
