import type { Phase } from "../bundle/phase.ts";
import { phaseByLabel } from "../references/phase-labels.ts";

/** What phases are called in prose; every look-up costs what it returns. Ids come in document order. */
export interface PhaseNames {
  /** `Setup`, `Phase 2`, `M1`. */
  labelled(label: string): string | null;
  /** Phases of a user story by its number. */
  ofStory(story: string): readonly string[];
  /** Phases of all user stories. */
  readonly stories: readonly string[];
  storiesFrom(id: string): readonly string[];
  /** From one id to another, both included; only the first where the second one does not follow. */
  between(first: string, last: string): readonly string[];
  before(id: string): readonly string[];
}

const STORY = /\b(?:User Story[ \t]+|US-?)(\d{1,3})\b/i;

export function indexPhaseNames(phases: readonly Phase[]): PhaseNames {
  const ids = phases.map(({ id }) => id);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const told = phases.flatMap(({ id, title }) => {
    const story = STORY.exec(title)?.[1];
    return story === undefined ? [] : [{ id, story }];
  });
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
    stories,
    storiesFrom: (first) => {
      const from = positions.get(first);
      return from === undefined ? [] : stories.slice(storiesBefore[from]);
    },
    between: (first, last) => {
      const from = positions.get(first);
      return from === undefined ? [] : ids.slice(from, Math.max(from, positions.get(last) ?? from) + 1);
    },
    before: (id) => ids.slice(0, positions.get(id) ?? 0),
  };
}
