import type { Phase } from "../bundle/phase.ts";
import { phaseByLabel, storyOf } from "../references/phase-labels.ts";

/** What phases are called in prose; every look-up costs what it returns. Ids come in document order. */
export interface PhaseNames {
  /** `Setup`, `Phase 2`, `M1`. */
  labelled(label: string): string | null;
  /** Phases of a user story by its number. */
  ofStory(story: string): readonly string[];
  /** Phases of the user stories of a priority: `P1`. */
  ofPriority(priority: string): readonly string[];
  /** Phases of all user stories. */
  readonly stories: readonly string[];
  storiesFrom(id: string): readonly string[];
  /** From one id to another that is numbered alike, both included; only the first where the second one does not follow. */
  between(first: string, last: string): readonly string[];
  before(id: string): readonly string[];
  after(id: string): readonly string[];
}

const PRIORITY = /\bPriority:[ \t]*(P\d)\b/i;

export function indexPhaseNames(phases: readonly Phase[]): PhaseNames {
  const ids = phases.map(({ id }) => id);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const told = phases.flatMap((phase) => {
    const story = storyOf(phase);
    return story === null ? [] : [{ id: phase.id, story }];
  });
  const byPriority = Map.groupBy(phases, ({ title }) => PRIORITY.exec(title)?.[1]?.toUpperCase() ?? null);
  const byStory = Map.groupBy(told, ({ story }) => story);
  const stories = told.map(({ id }) => id);
  const isStory = new Set(stories);
  let count = 0;
  let byLabel: ((label: string) => string | null) | null = null;
  const storiesBefore = ids.map((id) => (isStory.has(id) ? count++ : count));
  return {
    labelled: (label) => {
      byLabel ??= phaseByLabel(phases);
      return byLabel(label);
    },
    ofStory: (story) => (byStory.get(story) ?? []).map(({ id }) => id),
    ofPriority: (priority) => (byPriority.get(priority.toUpperCase()) ?? []).map(({ id }) => id),
    stories,
    storiesFrom: (first) => {
      const from = positions.get(first);
      return from === undefined ? [] : stories.slice(storiesBefore[from]);
    },
    between: (first, last) => {
      const from = positions.get(first);
      if (from === undefined) return [];
      const through = ids.slice(from, Math.max(from, positions.get(last) ?? from) + 1);
      return through.filter((id) => shapeOf(id) === shapeOf(first));
    },
    before: (id) => ids.slice(0, positions.get(id) ?? 0),
    after: (id) => ids.slice((positions.get(id) ?? ids.length) + 1),
  };
}

/** Chapters around numbered groups are not counted with them. */
function shapeOf(id: string): string {
  return id.replace(/\d+/g, "0");
}
