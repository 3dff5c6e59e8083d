import type { BundleLocation } from "../core/bundle/spec-bundle.ts";
import { isIgnoredDirectory } from "../core/layouts/ignored-directory.ts";
import { layouts } from "../core/layouts/index.ts";
import type { Layout } from "../core/layouts/layout.ts";

/** A directory that holds a tasks.md and is no spec bundle, so that nothing in it is checked. */
export interface StrayTasks {
  readonly directory: string;
  /** What it lacks: any of these would make it a spec bundle. Empty where no layout has its spec bundles there. */
  readonly missing: readonly string[];
  /** The layout that has its spec bundles there, or null. */
  readonly layout: string | null;
}

/** The directories with tasks that no spec bundle holds, sorted; places that are left out on purpose are not told of. */
export function findStrayTasks(paths: readonly string[], bundles: readonly BundleLocation[]): readonly StrayTasks[] {
  const known = new Set(bundles.map(({ path }) => path));
  const directories = paths
    .filter((path) => path.endsWith("/tasks.md"))
    .map((path) => path.slice(0, -"/tasks.md".length))
    .filter((directory) => !isIgnoredDirectory(directory) && !isWithin(directory, known));
  return directories.toSorted().map((directory) => describe(directory, paths));
}

function isWithin(directory: string, bundles: ReadonlySet<string>): boolean {
  const segments = directory.split("/");
  return segments.some((_, at) => bundles.has(segments.slice(0, at + 1).join("/")));
}

function describe(directory: string, paths: readonly string[]): StrayTasks {
  const layout = layouts.find((each) => each.directoryOf(`${directory}/tasks.md`) === directory);
  if (layout === undefined) return { directory, missing: [], layout: null };
  const inside = paths.filter((path) => path.startsWith(`${directory}/`));
  const names = new Set(inside.map((path) => path.slice(directory.length + 1)));
  return { directory, missing: completing(layout, names), layout: layout.id };
}

/** The documents of which any one would do. */
function completing({ documents, isBundle }: Layout, names: ReadonlySet<string>): readonly string[] {
  const absent = documents.map(({ name }) => name).filter((name) => !names.has(name));
  return absent.filter((name) => isBundle(new Set([...names, name])));
}

/** The sentence for people. */
export function strayTasksSentence({ directory, missing, layout }: StrayTasks): string {
  const declare = "declare a layout in .github/spec-kit-enforce.yml";
  if (missing.length === 0)
    return `${directory} holds tasks.md where no known layout has spec bundles; move it, or ${declare}.`;
  const choice = missing.length > 1 ? ` any of ${missing.join(", ")}` : ` ${missing[0]}`;
  return `${directory} holds tasks.md but no second document of the ${layout} layout; add${choice}, or ${declare}.`;
}
