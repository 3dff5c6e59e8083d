/** A document that a layout knows. */
export interface LayoutDocument {
  /** `tasks`, `plan`, `spec`, `prd`, `constitution`. */
  readonly role: string;
  /** Path inside the bundle's directory; empty where the bundle is a single file. */
  readonly name: string;
  /** `always`, or only once a later document of the list exists (a spec may come before a plan), or once there are tasks. */
  readonly required: "always" | "when-later-exists" | "with-tasks" | "never";
  /** Names that count as well: a bugfix is described in `bugfix.md` instead of `requirements.md`. */
  readonly instead?: readonly string[];
  /** Headings without which the tool, or the team that declared the layout, refuses it. */
  readonly sections?: readonly string[];
  /** Headings that the tool's own template has, for repositories that keep no template: a document with none of them follows another. */
  readonly usualSections?: readonly string[];
}

/** How a tool lays out its bundles. One file each. A directory is a bundle only by its files, never by its name alone. */
export interface Layout {
  readonly id: string;
  readonly summary: string;
  /** In the order in which they are written. */
  readonly documents: readonly LayoutDocument[];
  /**
   * Directory of the bundle that a path belongs to, by the path alone (`spec/<slug>/tasks.md` → `spec/<slug>`), or
   * null. True of files inside it as well (`specs/001-a/contracts/x.yaml` → `specs/001-a`). Where a single file is
   * the bundle, its own path.
   */
  directoryOf(path: string): string | null;
  /** Whether a directory with these files, by their paths inside it, is a bundle. */
  isBundle(names: ReadonlySet<string>): boolean;
  /** Role of a document that is not listed by name (`specs/auth/spec.md` → `delta`), or null. */
  furtherRole?(name: string): string | null;
}

/** Identity; gives the definition its type. */
export function defineLayout(layout: Layout): Layout {
  return layout;
}
