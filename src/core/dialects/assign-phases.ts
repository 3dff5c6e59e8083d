import { phaseIdOf, slugOf } from "./headings.ts";
import type { Outline, OutlineSection } from "./outline.ts";

/** A section that is a phase, before its dependencies are read. */
export interface PhaseSection {
  readonly id: string;
  readonly section: OutlineSection;
  readonly parent: string | null;
}

export interface PhaseAssignment {
  readonly phases: readonly PhaseSection[];
  /** Id of the innermost phase around a section. */
  phaseOf(section: OutlineSection | null): string | null;
  isPhase(section: OutlineSection): boolean;
}

/**
 * Decides which sections are phases: those that a number names, and others that hold tasks. Where a dialect does not
 * nest them, a section inside a phase only orders its tasks.
 */
export function assignPhases(
  outline: Outline,
  withTasks: ReadonlySet<OutlineSection>,
  options: { readonly nested: boolean },
): PhaseAssignment {
  const holding = options.nested ? withAncestors(withTasks) : withTasks;
  const title = onlyTitle(outline);
  const ids = new Map<OutlineSection, string>();
  const taken = new Set<string>();
  const phases: PhaseSection[] = [];
  for (const section of outline.sections) {
    const parent = nearest(section.parent, ids);
    const numbered = phaseIdOf(section.heading.text);
    const isGroup = section !== title && holding.has(section) && (options.nested || parent === null);
    const isPhase = numbered === null ? isGroup : holding.has(section) || !taken.has(numbered);
    if (!isPhase) continue;
    const id = unusedId(numbered ?? slugOf(section.heading.text), parent, taken);
    ids.set(section, id);
    taken.add(id);
    phases.push({ id, section, parent });
  }
  return { phases, phaseOf: (section) => nearest(section, ids), isPhase: (section) => ids.has(section) };
}

/** A single level-1 heading is the document's title; several are its parts. */
function onlyTitle({ sections }: Outline): OutlineSection | null {
  const top = sections.filter(({ heading }) => heading.depth === 1);
  return top.length === 1 ? (top[0] ?? null) : null;
}

function withAncestors(sections: ReadonlySet<OutlineSection>): ReadonlySet<OutlineSection> {
  const all = new Set<OutlineSection>();
  for (const section of sections) {
    for (let at: OutlineSection | null = section; at !== null && !all.has(at); at = at.parent) all.add(at);
  }
  return all;
}

function nearest(section: OutlineSection | null, ids: ReadonlyMap<OutlineSection, string>): string | null {
  for (let at = section; at !== null; at = at.parent) {
    const id = ids.get(at);
    if (id !== undefined) return id;
  }
  return null;
}

function unusedId(wanted: string, parent: string | null, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const inside = parent === null ? wanted : `${parent}/${wanted}`;
  let id = inside;
  for (let count = 2; taken.has(id); count += 1) id = `${inside}-${count}`;
  return id;
}
