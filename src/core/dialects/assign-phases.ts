import { groupIdOf, namesTheWhole, phaseIdOf, slugOf } from "./headings.ts";
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
  options: { readonly nested: boolean; readonly isInTask: (section: OutlineSection) => boolean },
): PhaseAssignment {
  const holding = options.nested ? withAncestors(withTasks) : withTasks;
  const title = onlyTitle(outline);
  const ids = new Map<OutlineSection, string>();
  const taken = new UnusedIds();
  const phases: PhaseSection[] = [];
  for (const section of outline.sections) {
    if (options.isInTask(section)) continue;
    const parent = nearest(section.parent, ids);
    const numbered = phaseIdOf(section.heading.text);
    const isPart = section !== title && !namesTheWhole(section.heading.text);
    const isGroup = isPart && holding.has(section) && (options.nested || parent === null);
    const isPhase = numbered === null ? isGroup : holding.has(section) || !taken.has(numbered);
    if (!isPhase) continue;
    const id = taken.take(numbered ?? groupIdOf(section.heading.text) ?? slugOf(section.heading.text), parent);
    ids.set(section, id);
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

/** Ids that no other phase of the document has. */
class UnusedIds {
  /** Ids taken, with the number that the next phase of that id gets. */
  readonly #taken = new Map<string, number>();

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  take(wanted: string, parent: string | null): string {
    const inside = parent === null ? wanted : `${parent}/${wanted}`;
    let id = this.#taken.has(wanted) ? inside : wanted;
    while (this.#taken.has(id)) {
      const count = this.#taken.get(inside) ?? 2;
      this.#taken.set(inside, count + 1);
      id = `${inside}-${count}`;
    }
    this.#taken.set(id, 2);
    return id;
  }
}
