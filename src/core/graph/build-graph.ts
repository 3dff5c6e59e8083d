import type { TaskList } from "../bundle/task-list.ts";
import type { Expression } from "../references/expression.ts";
import { findCycles } from "./cycles.ts";
import { Dependents } from "./dependents.ts";
import { EdgeSet } from "./edge-set.ts";
import { Expansion } from "./expansion.ts";
import { buildNameIndex, type NameIndex } from "./name-index.ts";
import { suggestFrom } from "./nearest.ts";
import { type Problem, type Resolution, type Resolving, resolveReference } from "./resolve-reference.ts";
import { buildSetIndex, type Owner } from "./set-index.ts";
import type { TaskGraph, Unresolved } from "./task-graph.ts";
import { weaveDrawings } from "./weave-drawings.ts";
import { type Side, Weaver } from "./weaver.ts";

/** A dependency as stated, with what it was resolved to. */
interface Statement {
  readonly owner: Owner;
  readonly expression: Expression;
  readonly resolution: Resolution;
}

/**
 * Resolves every dependency expression of a task list. Each reference ends as edges, as a barrier between phases,
 * or as an entry of `unresolved`; none is dropped. Linear in the document, with a bound on what groups expand into.
 */
export function buildGraph(list: TaskList): TaskGraph {
  const index = buildNameIndex(list);
  const expansion = new Expansion();
  const known = resolvingFor(list, index, expansion);
  const statements = resolveAll(list, known);
  const woven = new EdgeSet();
  const dependents = new Dependents(directPairs(statements));
  const weaver = new Weaver(woven, index, expansion, { dependents, groupWaiters: groupWaiters(statements) });
  const unresolved = [
    ...statements.flatMap((statement) => weave(statement, weaver, index)),
    ...weaveDrawings(list.drawings, known, weaver, dependents),
  ];
  const edges = woven.edges(index.ids);
  const barriers = woven.barriers();
  const taskBarriers = woven.taskBarriers();
  return {
    tasks: index.tasks,
    edges,
    barriers,
    taskBarriers,
    unresolved,
    cycles: findCycles(list, { edges, barriers, taskBarriers }),
    dependenciesOf: lookup(Map.groupBy(edges, ({ to }) => to)),
    taskBarriersOf: lookup(Map.groupBy(taskBarriers, ({ task }) => task)),
    dependentsOf: lookup(Map.groupBy(edges, ({ from }) => from)),
  };
}

/** What is known of a list when its references are resolved. */
export function resolvingFor(list: TaskList, index: NameIndex, expansion: Expansion): Resolving {
  const suggestTask = suggestFrom(index.ids);
  const suggestPhase = suggestFrom([...new Set(list.phases.map(({ id }) => id))]);
  return { index, suggestTask, suggestPhase, sets: buildSetIndex(list, index), expansion };
}

function resolveAll(list: TaskList, known: Resolving): Statement[] {
  const owners = [
    ...list.tasks.map(({ id, expressions }) => ({ owner: { kind: "task" as const, id }, expressions })),
    ...list.phases.map(({ id, expressions }) => ({ owner: { kind: "phase" as const, id }, expressions })),
  ];
  return owners.flatMap(({ owner, expressions }) =>
    expressions.flatMap((expression) =>
      expression.references.map((reference) => ({
        owner,
        expression,
        resolution: resolveReference(reference, owner, known),
      })),
    ),
  );
}

/** Dependencies between single tasks: what decides which members of a group depend on the task that waits for it. */
function* directPairs(statements: readonly Statement[]): Generator<{ before: string; after: string }> {
  for (const { owner, expression, resolution } of statements) {
    if (owner.kind === "phase" || !resolution.named || resolution.named.group !== null) continue;
    for (const id of resolution.named.tasks()) {
      yield expression.direction === "waits" ? { before: id, after: owner.id } : { before: owner.id, after: id };
    }
  }
}

function weave(statement: Statement, weaver: Weaver, index: NameIndex): Unresolved[] {
  const { resolution } = statement;
  const problems = resolution.problems.filter((problem) => isTelling(problem, statement));
  return [...problems, ...join(statement, weaver, index)].map((problem) => toUnresolved(problem, statement));
}

/** Words that point to something: `the new parser`, `all P0 tasks`, `"Login"`, a name in code, `M3 #3617`. */
const DEFINITE =
  /#\d|^[*_]{0,3}(?:["“„«`]|(?:the|an?|our|my|your|their|its|this|that|these|those|all|every|each|both|any|der|die|das|el|la|los|las|le|les|une?)\b)/i;

/**
 * A sentence such as "blocks A1 paper" makes nobody here wait, and may not be about tasks at all, nor is "(depends on
 * browser support)"; which stories are desired is decided elsewhere.
 */
function isTelling({ kind }: Problem, { owner, expression }: Statement): boolean {
  if (kind === "external") return expression.direction === "waits" || expression.source !== "inline";
  if (kind === "prose")
    return expression.source !== "inline" || DEFINITE.test(expression.text) || isBesideNames(expression);
  if (kind === "narrowed")
    return expression.source !== "statement" && !/\b(?:desired|selected)\b/i.test(expression.text);
  return kind !== "ambiguous" || owner.kind === "task";
}

/** What the reader of an aside has kept beside its ids is a dependency. */
function isBesideNames({ references }: Expression): boolean {
  return references.some(({ kind }) => kind !== "prose" && kind !== "external" && kind !== "set");
}

/** Which tasks wait for a group, by the name that they call it. */
function groupWaiters(statements: readonly Statement[]): ReadonlyMap<string, ReadonlySet<string>> {
  const waiters = new Map<string, Set<string>>();
  for (const { owner, expression, resolution } of statements) {
    const group = resolution.named?.group ?? null;
    if (group === null || owner.kind === "phase" || expression.direction === "blocks") continue;
    waiters.set(group, (waiters.get(group) ?? new Set()).add(owner.id));
  }
  return waiters;
}

function join({ owner, expression, resolution }: Statement, weaver: Weaver, index: NameIndex): Problem[] {
  const { named } = resolution;
  if (!named) return [];
  const self = ownerSide(owner, index);
  const [before, after] = expression.direction === "waits" ? [named, self] : [self, named];
  const { source, at } = expression;
  const joined = weaver.join(before, after, { source, at, confidence: named.confidence });
  if (joined === "joined") return [];
  const kind = joined === "too-many" ? "too-many" : "empty-wildcard";
  return [{ kind, text: named.group ?? expression.text, candidates: [] }];
}

function ownerSide(owner: Statement["owner"], index: NameIndex): Side {
  if (owner.kind === "task") return { group: null, size: 1, tasks: () => [owner.id], phases: null };
  const members = index.membersOf(owner.id);
  return { group: owner.id, size: members.length, tasks: () => members, phases: [owner.id] };
}

/** A task is never suggested to itself. */
function toUnresolved(problem: Problem, { owner, expression }: Statement): Unresolved {
  const candidates = problem.candidates.filter((id) => id !== owner.id);
  const stated = { task: owner.kind === "task" ? owner.id : null, phase: owner.kind === "phase" ? owner.id : null };
  const isBeside = expression.references.some(({ kind }) => kind !== "prose" && kind !== "external");
  const { direction, source, at } = expression;
  return { ...problem, ...stated, candidates, isBeside, direction, source, at };
}

/** What is stated of a task, by its id. */
export function lookup<Stated>(known: ReadonlyMap<string, readonly Stated[]>): (id: string) => readonly Stated[] {
  return (id) => known.get(id) ?? [];
}
