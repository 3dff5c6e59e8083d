/** A new file: its path relative to the spec bundle's directory, and its content. */
interface NewDocument {
  readonly name: string;
  readonly text: string;
}

/** The first documents of a spec bundle in one layout. */
export interface Scaffold {
  /** Id of the layout. */
  readonly layout: string;
  readonly summary: string;
  /** Directory of the bundle, relative to the repository; `taken` are the names of its siblings. */
  directoryFor(slug: string, taken: readonly string[]): string;
  /** Directory that holds the layout's bundles. */
  readonly parent: string;
  documents(title: string): readonly NewDocument[];
}

/** Identity; gives the definition its type. */
export function defineScaffold(scaffold: Scaffold): Scaffold {
  return scaffold;
}
