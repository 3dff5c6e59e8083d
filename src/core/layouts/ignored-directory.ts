/** Directory names that hold templates, history, examples and other people's code, never bundles to enforce. */
const IGNORED = new Set([
  ".git",
  "_templates",
  "archive",
  "examples",
  "fixtures",
  "node_modules",
  "templates",
  "testdata",
]);

/** Directories that are ignored only below a certain parent. */
const IGNORED_PAIRS = new Set([".specify/extensions", ".specify/presets", "docs/evidence"]);

/** Whether a directory lies where no spec bundle is looked for. */
export function isIgnoredDirectory(directory: string): boolean {
  const segments = directory.split("/");
  return segments.some((name, index) => IGNORED.has(name) || IGNORED_PAIRS.has(`${segments[index - 1]}/${name}`));
}
