import type { TaskList } from "../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../src/core/graph/build-graph.ts";

/** A task list as `parse --format json` prints it, with notices in place of findings. */
export function taskListJson(list: TaskList): object {
  const graph = buildGraph(list);
  const done = Object.groupBy(list.tasks, ({ status }) => status);
  const byStatus = Object.fromEntries(Object.entries(done).map(([status, tasks]) => [status, tasks.length]));
  const parallel = list.tasks.filter(({ facts }) => facts.parallel).length;
  return {
    path: list.path,
    dialect: list.dialect,
    counts: { tasks: list.tasks.length, byStatus, parallel },
    phases: list.phases.map(({ id, title, at, parent }) => {
      const dependsOn = graph.barriers.filter(({ phase }) => phase === id).flatMap(({ waitsFor }) => waitsFor);
      return { id, title, line: at.line, parent, dependsOn: [...new Set(dependsOn)] };
    }),
    tasks: list.tasks.map(({ id, generated, title, status, at, phase, facts }) => ({
      id,
      ...(generated ? { generated } : {}),
      title,
      status,
      line: at.line,
      phase,
      parallel: facts.parallel,
      story: facts.story,
      priority: facts.priority,
      dependencies: graph.dependenciesOf(id).map(({ from }) => from),
      files: facts.files,
      acceptance: facts.acceptance,
      subtasks: facts.subtasks,
    })),
    unresolved: graph.unresolved.map(({ kind, task, text, at }) => ({ kind, task, text, line: at.line })),
    totals: list.totals.map(({ label, value, counts, at }) => ({ label, value, counts, line: at.line })),
    notices: list.notices.map(({ kind, at }) => ({ kind, line: at.line })),
  };
}
