import type { Phase } from "../core/bundle/phase.ts";
import type { Task } from "../core/bundle/task.ts";
import { countTasks } from "../core/graph/progress.ts";
import type { ParsedFile } from "../evaluator/evaluator.ts";
import { findingJson } from "./formats/json.ts";

/** A parsed tasks document in the stable shape that `parse` prints. */
export function parsedFileJson({ list, dependencies, phases, findings, unread }: ParsedFile): object {
  const waitsFor = new Map(phases.map(({ id, dependsOn }) => [id, dependsOn]));
  return {
    path: list.path,
    dialect: list.dialect,
    counts: countTasks(list),
    phases: list.phases.map((phase) => phaseJson(phase, waitsFor.get(phase.id) ?? [])),
    // By position, not by id: an id may stand on two tasks.
    tasks: list.tasks.map((task, index) => taskJson(task, dependencies[index])),
    findings: findings.map(findingJson),
    unread,
  };
}

function phaseJson({ id, title, at }: Phase, dependsOn: readonly string[]): object {
  return { id, title, line: at.line, dependsOn };
}

function taskJson(
  { id, generated, title, status, at, phase, facts }: Task,
  waits: ParsedFile["dependencies"][number] | undefined,
): object {
  const { parallel, story, priority, files, acceptance, subtasks } = facts;
  return {
    id,
    ...(generated ? { generated } : {}),
    title,
    status,
    line: at.line,
    phase,
    parallel,
    story,
    priority,
    dependencies: waits?.on ?? [],
    ...(waits && waits.onPhases.length > 0 ? { dependsOnPhases: waits.onPhases } : {}),
    files,
    acceptance,
    subtasks,
  };
}
