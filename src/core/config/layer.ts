/** A file of configuration that was read and holds no mistake. */
export interface Layer {
  readonly name: "organisation" | "repository";
  /** For readers: `.github/spec-kit-enforce.yml`, or `acme/.github: .github/spec-kit-enforce.yml`. */
  readonly path: string;
  /** What is written there, as plain data and without defaults. */
  readonly written: Readonly<Record<string, unknown>>;
  /** Line, from 1, of the key at a path such as `rules`, `graph/cycle`; null where it is not written. */
  lineOf(at: readonly PropertyKey[]): number | null;
}

/** Where the value of a key comes from. */
export interface Provenance {
  /** `mode`, `rules.graph/cycle`, `enforce.paths`. */
  readonly key: string;
  readonly value: unknown;
  readonly layer: "defaults" | Layer["name"];
  readonly path: string | null;
  readonly line: number | null;
  /** Whether the organisation has locked it. */
  readonly locked: boolean;
}
