import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { fileName } from "./file-name.ts";
import { listWords, nameTask } from "./name-task.ts";
import { requirementsOf, specificationsOf } from "./specification.ts";

/** A specification with one numbered story has others that are not. */
const FEWEST_STORIES = 2;

function storiesOf(bundle: SpecBundle): readonly string[] {
  return requirementsOf(bundle).flatMap(({ kind, id }) => (kind === "story" ? [id] : []));
}

/** How many tasks say whose story they are of, where there is something to compare them with. */
export function storyLabels(bundle: SpecBundle, list: TaskList): number {
  if (storiesOf(bundle).length < FEWEST_STORIES) return 0;
  return list.tasks.filter(({ facts }) => facts.story !== null).length;
}

const SPOKEN = /\b(?:US-?0*|story 0*)(\d{1,4})\b/gi;

/** The first task of each story that no document beside the tasks has or speaks of. Linear in tasks and documents. */
export function* unknownStories(bundle: SpecBundle, list: TaskList) {
  const stories = storiesOf(bundle);
  if (stories.length < FEWEST_STORIES) return;
  const told = new Set<string>(stories);
  const document = listWords(specificationsOf(bundle).map(({ file }) => fileName(file.path)));
  const others = bundle.documents.filter(({ file }) => file.path !== list.path);
  let spoken: ReadonlySet<string> | null = null;
  for (const task of list.tasks) {
    const id = task.facts.story?.replace(/^US-?0*(?=\d)/i, "US") ?? null;
    if (id === null || told.has(id)) continue;
    told.add(id);
    spoken ??= new Set(
      others.flatMap(({ source }) => [...source.text.matchAll(SPOKEN)].map(([, number]) => `US${number}`)),
    );
    if (spoken.has(id)) continue;
    const values = { task: nameTask(task), id, document, fix: correctTo(stories) };
    yield { message: "story" as const, values, at: task.at, key: id, task: task.id, atMost: "warning" as const };
  }
}

/** What to do about an id that a register of ids lacks. */
export function correctTo(ids: readonly string[]): string {
  const last = ids.at(-1);
  return last === undefined ? "Correct the id." : `The last one there is ${last}. Correct the id, or define it.`;
}
