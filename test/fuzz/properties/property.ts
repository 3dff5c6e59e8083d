import type fc from "fast-check";

/** Something that must hold of whatever is generated; it throws where it does not. */
export interface FuzzProperty {
  readonly name: string;
  /** How many of a hundred cases it gets, beside the others. */
  readonly weight: number;
  readonly property: fc.IRawProperty<unknown>;
}
