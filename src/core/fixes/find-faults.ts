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
  /** Whether each of them is, and not only some of them. */
  readonly isSure?: true;
}

/** Everything that keeps a result from being what was intended; empty where it is. */
export function findFaults(
  start: Pick<Settled, "input" | "evaluation">,
  settled: Settled,
  modelsOf: (input: EvaluationInput) => ReadonlyMap<string, TaskModel>,
): readonly Fault[] {
  if (settled.made.length === 0) return [];
  const before = modelsOf(start.input);
  return [
    ...failuresIn(start.evaluation, settled.evaluation),
    ...stillThere(start.evaluation, settled),
    ...newlyThere(start.evaluation, settled, before),
    ...tasksThatChanged(before, modelsOf(settled.input), settled.made),
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
  const came = Map.groupBy(cameSince(before, settled), kindOf);
  return [...groups].flatMap(([kind, fixed]) => {
    // Those that came are told of as such.
    if (left(kind) <= (came.get(kind)?.length ?? 0)) return [];
    return [{ reason: `${fixed[0]?.rule} would still be reported after its fix.`, blamed: fixed }];
  });
}

/** How many findings of a rule in a document are there beyond those that were there and not fixed. */
function countLeft(before: Evaluation, { evaluation, made }: Settled): (kind: string) => number {
  const [then, now] = [before, evaluation].map((one) => Map.groupBy(allFindings(one), kindOf));
  const known = fingerprintsOf(before);
  const fixed = Map.groupBy(
    made.filter(({ fingerprint }) => known.has(fingerprint)),
    kindOf,
  );
  const count = (groups: ReadonlyMap<string, readonly unknown[]> | undefined, kind: string) =>
    groups?.get(kind)?.length ?? 0;
  return (kind) => count(now, kind) - count(then, kind) + count(fixed, kind);
}

function newlyThere(before: Evaluation, settled: Settled, models: ReadonlyMap<string, TaskModel>): readonly Fault[] {
  const { made } = settled;
  const left = countLeft(before, settled);
  const renamed = new Set(made.filter(({ fix }) => fix.renames).map(({ at }) => at.path));
  const came = cameSince(before, settled).filter((finding) => {
    return !renamed.has(finding.at.path) || left(kindOf(finding)) > 0;
  });
  const known = fingerprintsOf(before);
  const parentIn = parentsIn(models);
  const isKnown = ({ fingerprint }: Finding) => known.has(fingerprint);
  return came.map((finding) => {
    const about = causesOf(finding, made, isKnown, parentIn);
    const reason = `The fix would bring about another finding, ${finding.rule}: ${finding.message}`;
    if (about.length > 0) return { reason, blamed: about, isSure: true };
    return { reason, blamed: made.filter(({ at }) => at.path === finding.at.path) };
  });
}

function cameSince(before: Evaluation, { evaluation }: Settled): readonly Finding[] {
  const known = fingerprintsOf(before);
  return allFindings(evaluation).filter(({ fingerprint }) => !known.has(fingerprint));
}

/** The fixes that bring a finding about, and those that brought about what they fix: without the one the other stays. */
function causesOf(
  came: Finding,
  made: readonly FixableFinding[],
  isKnown: (finding: Finding) => boolean,
  parentIn: ReturnType<typeof parentsIn>,
): readonly FixableFinding[] {
  const causes = new Set<FixableFinding>();
  for (const open: Finding[] = [came]; open.length > 0; ) {
    const finding = open.pop() ?? came;
    for (const one of made) {
      if (causes.has(one) || !(isAbout(one, finding) || isPartOf(one, finding, parentIn))) continue;
      causes.add(one);
      if (!isKnown(one)) open.push(one);
    }
  }
  return [...causes];
}

/** A task that is a part of the one that a finding is about. */
function isPartOf({ fix }: FixableFinding, { at, task }: Finding, parentIn: (path: string, id: string) => unknown) {
  return task !== null && fix.intends.some(({ path, task: id }) => path === at.path && parentIn(path, id) === task);
}

/** A finding on the task that a fix changes comes from that fix. */
function isAbout({ fix, at }: FixableFinding, came: Finding): boolean {
  if (came.task === null) return at.path === came.at.path && at.line === came.at.line;
  return fix.intends.some(
    ({ path, task, named }) => path === came.at.path && (task === came.task || named === came.task),
  );
}

/** Which task another one is a part of; built for a document when it is first asked about. */
function parentsIn(models: ReadonlyMap<string, TaskModel>): (path: string, id: string) => string | null {
  const kept = new Map<string, ReadonlyMap<string, string | null>>();
  return (path, id) => {
    const parents = kept.get(path) ?? new Map(models.get(path)?.list.tasks.map((task) => [task.id, task.parent]));
    kept.set(path, parents);
    return parents.get(id) ?? null;
  };
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

function fingerprintsOf(evaluation: Evaluation): ReadonlySet<string> {
  return new Set(allFindings(evaluation).map(({ fingerprint }) => fingerprint));
}

/** Of all spec bundles, and of none of them. */
export function allFindings({ bundles, findings }: Evaluation): readonly Finding[] {
  return [...bundles.flatMap((bundle) => bundle.findings), ...findings];
}

function kindOf({ rule, at }: Finding): string {
  return `${rule} ${at.path}`;
}
