/** A document that a layout knows. */
export interface LayoutDocument {
  /** `tasks`, `plan`, `spec`, `prd`, `constitution`. */
  readonly role: string;
  /** File name inside the bundle's directory. */
  readonly name: string;
  /** `always`, or only once a later document of the list exists (a spec may come before a plan). */
  readonly required: "always" | "when-later-exists" | "never";
}

/** How a tool lays out its bundles. One file each. A directory is a bundle only by its files, never by its name alone. */
export interface Layout {
  readonly id: string;
  readonly summary: string;
  /** In the order in which they are written. */
  readonly documents: readonly LayoutDocument[];
  /**
   * Directory of the bundle that a path belongs to, by the path alone (`spec/<slug>/tasks.md` → `spec/<slug>`), or
   * null. True of files inside it as well (`specs/001-a/contracts/x.yaml` → `specs/001-a`).
   */
  directoryOf(path: string): string | null;
  /** Whether a directory with these document names is a bundle. */
  isBundle(names: ReadonlySet<string>): boolean;
}

/** Identity; gives the definition its type. */
export function defineLayout(layout: Layout): Layout {
  return layout;
}
