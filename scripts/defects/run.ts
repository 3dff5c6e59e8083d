import { choosePlaces, numbersFrom } from "./choose-places.ts";
import { type CleanBundle, cleanDialects, readCleanBundle } from "./clean-bundle.ts";
import type { Defect } from "./defect.ts";
import { inject, type Outcome } from "./inject.ts";
import { judge } from "./judge.ts";
import { defects } from "./kinds/index.ts";

export interface RunOptions {
  readonly seed: number;
  /** Places per kind and dialect. */
  readonly places: number;
  /** Only these; all of them where it is empty. */
  readonly dialects: readonly string[];
  readonly kinds: readonly string[];
}

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the proof itself: a clean spec bundle that is not, a kind without a place and without a reason. */
  readonly faults: readonly string[];
}

/** Puts every kind of defect into the clean spec bundle of every dialect, at places that the seed chooses. */
export function runDefects({ seed, places, dialects, kinds }: RunOptions): Run {
  const outcomes: Outcome[] = [];
  const faults: string[] = [];
  for (const dialect of cleanDialects().filter((each) => dialects.length === 0 || dialects.includes(each))) {
    const clean = readCleanBundle(dialect);
    faults.push(
      ...judge(clean.files).map(
        ({ rule, at }) => `${dialect}: ${rule} on line ${at.line} of ${at.path}, which is clean`,
      ),
    );
    for (const defect of defects.filter(({ id }) => kinds.length === 0 || kinds.includes(id))) {
      const possible = placesIn(defect, clean, faults);
      const next = numbersFrom(seed ^ hashOf(`${dialect} ${defect.id}`));
      for (const place of choosePlaces(possible, places, next)) outcomes.push(inject(clean, defect, place));
    }
  }
  return { outcomes, faults };
}

function placesIn(defect: Defect, clean: CleanBundle, faults: string[]) {
  const { dialect } = clean;
  const reason = defect.absent?.[dialect];
  if (reason !== undefined) return [];
  const places = defect.places(clean);
  if (places.length === 0) faults.push(`${dialect}: no place for ${defect.id}, and no reason why`);
  return places;
}

/** FNV-1a: each cell of the table has a stream of its own, whatever else runs. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
