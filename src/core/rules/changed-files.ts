import picomatch from "picomatch/posix.js";
import type { ChangedFile } from "../snapshot/change.ts";

/** The files of a change, asked by the paths that tasks name. */
export interface ChangedFiles {
  /** Whether a path, directory or glob of a task means one of the changed files. */
  touches(declared: string): boolean;
}

/** Globs tried against the files of a change; a task list with more is taken at its word. */
const MOST_GLOBS = 500;

/**
 * Looks changed files up by what a task may write for them: the path itself, its former name, the path without the
 * directories of its package, a directory above it, or a glob. Every look-up but that of a glob costs the same.
 */
export function indexChangedFiles(files: readonly ChangedFile[]): ChangedFiles {
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  const known = new Set(paths.flatMap((path) => [...suffixes(path), ...directories(path)]));
  let globs = 0;
  return {
    touches(declared) {
      const name = normalise(declared);
      if (!isGlob(name)) return known.has(name);
      globs += 1;
      return globs > MOST_GLOBS || paths.some(globMatcher(name));
    },
  };
}

/** A predicate for a list of globs as a configuration or a Work Order has them: files, directories and globs. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const names = patterns.map(normalise);
  const exact = new Set(names);
  const globs = names.filter(isGlob).slice(0, MOST_GLOBS).map(globMatcher);
  return (path) =>
    exact.has(path) ||
    directories(path).some((directory) => exact.has(directory)) ||
    globs.some((isMatch) => isMatch(path));
}

/** Without `./`, a slash at the end and the line of `src/a.ts:12`. */
function normalise(declared: string): string {
  return declared
    .trim()
    .replace(/^\.?\/+/, "")
    .replace(/:\d+(?:-\d+)?$/, "")
    .replace(/\/+$/, "");
}

function isGlob(name: string): boolean {
  return /[*?]|\{[^{}]*,[^{}]*\}/.test(name);
}

/** `[id]` is a directory of a web framework, not a set of letters. */
function globMatcher(glob: string): (path: string) => boolean {
  return picomatch(glob.replace(/[[\]()!+@]/g, "\\$&"), { dot: true });
}

function suffixes(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(0, 40).map((_, from) => parts.slice(from).join("/"));
}

function directories(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.slice(0, 40).map((_, upTo) => parts.slice(0, upTo + 1).join("/"));
}
