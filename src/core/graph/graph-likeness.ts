import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import type { Expression } from "../references/expression.ts";

/** Where what was stated stands now, by the place where it stood before. */
export type NewPlaces = ReadonlyMap<Place, Place>;

/** Said of a list and not looked at when its graph is built. All else is compared, whatever comes to it. */
const OTHERS = [
  "tasks",
  "phases",
  "dialect",
  "totals",
  "unfilledTotals",
  "backlog",
  "completed",
  "orders",
  "parallelSets",
  "mentions",
  "notices",
] as const satisfies readonly (keyof TaskList)[];

/**
 * Compares all that the graph of a list is built from. Where it is alike but for lines, gives the places of the
 * statements that moved; null where the graphs differ.
 */
export function compareForGraph(before: TaskList, now: TaskList): NewPlaces | null {
  if (before.tasks.length !== now.tasks.length || before.phases.length !== now.phases.length) return null;
  const moved = new MovedPlaces();
  const isTasks = now.tasks.every((task, at) => isLikeTask(before.tasks[at], task, moved));
  const isPhases = isTasks && now.phases.every((phase, at) => isLikePhase(before.phases[at], phase, moved));
  if (!isPhases || !moved.isOneToOne || restOf(before) !== restOf(now)) return null;
  return isRetitled(before, now) && mayNameTitles(now) ? null : moved.places;
}

/** A task that is called by its title is found by it. */
function mayNameTitles(list: TaskList): boolean {
  const isProse = ({ expressions }: Pick<Task, "expressions">) =>
    expressions.some(({ references }) => references.some(({ kind }) => kind === "prose"));
  return list.tasks.some(isProse) || list.phases.some(isProse) || restOf(list).includes('"prose"');
}

function isRetitled(before: TaskList, now: TaskList): boolean {
  return now.tasks.some(({ title }, at) => title !== before.tasks[at]?.title);
}

function restOf(list: TaskList): string {
  const others: ReadonlySet<string> = new Set(OTHERS);
  return JSON.stringify(list, (key, value) =>
    others.has(key) && value === list[key as keyof TaskList] ? undefined : value,
  );
}

function isLikeTask(before: Task | undefined, now: Task, moved: MovedPlaces): boolean {
  if (before === now) return moved.keep(now.expressions);
  return (
    before !== undefined &&
    before.id === now.id &&
    before.parent === now.parent &&
    before.phase === now.phase &&
    before.facts.story === now.facts.story &&
    before.facts.priority === now.facts.priority &&
    before.facts.type === now.facts.type &&
    isLikeAll(before.expressions, now.expressions, moved)
  );
}

function isLikePhase(before: Phase | undefined, now: Phase, moved: MovedPlaces): boolean {
  return (
    before !== undefined &&
    before.id === now.id &&
    before.parent === now.parent &&
    before.title === now.title &&
    isLikeAll(before.expressions, now.expressions, moved)
  );
}

function isLikeAll(before: readonly Expression[], now: readonly Expression[], moved: MovedPlaces): boolean {
  if (before === now) return moved.keep(now);
  return before.length === now.length && now.every((one, at) => isLikeExpression(before[at], one, moved));
}

function isLikeExpression(before: Expression | undefined, now: Expression, moved: MovedPlaces): boolean {
  if (before === undefined) return false;
  const isSame = before.source === now.source && before.text === now.text && before.direction === now.direction;
  return isSame && isLikeReferences(before.references, now.references) && moved.add(before.at, now.at);
}

/** A task that was moved has the references that it had; those of phases are read anew each time. */
function isLikeReferences(before: Expression["references"], now: Expression["references"]): boolean {
  return before === now || JSON.stringify(before) === JSON.stringify(now);
}

/** Two statements on one line may be one barrier: lines must neither part nor meet. */
class MovedPlaces {
  readonly places = new Map<Place, Place>();
  readonly #lines = new Map<number, number>();
  readonly #origins = new Map<number, number>();
  isOneToOne = true;

  keep(expressions: readonly Expression[]): true {
    for (const { at } of expressions) this.add(at, at);
    return true;
  }

  add(before: Place, now: Place): true {
    if (before !== now) this.places.set(before, now);
    this.isOneToOne &&= isOnly(this.#lines, before.line, now.line) && isOnly(this.#origins, now.line, before.line);
    return true;
  }
}

function isOnly(known: Map<number, number>, key: number, value: number): boolean {
  const other = known.get(key);
  if (other === undefined) known.set(key, value);
  return other === undefined || other === value;
}
