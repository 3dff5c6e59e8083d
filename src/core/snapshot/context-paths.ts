import picomatch from "picomatch/posix.js";
import type { BundleLocation } from "../bundle/spec-bundle.ts";
import type { Config } from "../config/config.ts";
import { mainSpecOf } from "../layouts/main-spec.ts";
import { isTemplatePath } from "../layouts/spec-kit-templates.ts";
import { isAgentFile } from "../rules/agent-file.ts";
import { isDiagramExport, isDiagramSource, sourcesOf } from "../rules/diagram-source.ts";
import type { ChangedFile } from "./change.ts";

/** Files outside of spec bundles that are read for one verdict at most; what is beyond is not looked at. */
const MOST_READ = 300;
/** Paths that are told of for one verdict at most. */
const MOST_KNOWN = 2_000;
/** Paths of a tree that are told of as a whole at most. */
const MOST_PATHS = 50_000;

const CONSTITUTION = /(?:^|\/)constitution\.md$/;
const LOCAL = /(?:^|\/)\.specify\/(?:feature\.json|(?:[^/]+\/){0,2}local-config\.ya?ml)$/;
const NAMED_LIKE_DOCUMENT = /\/(?:constitution|design|plan|prd|proposal|requirements|spec|specification|tasks)\.md$/;

/** What of a tree goes into the context of a verdict. */
export interface ContextPaths {
  /** To be read at the head, and at the merge base under the same paths. */
  readonly read: readonly string[];
  /** Whose existence alone is asked for. */
  readonly known: readonly string[];
  /** Every path of the tree, where a rule asks for them; absent too where there are more than anybody keeps. */
  readonly all?: readonly string[];
}

type Settings = Pick<Config, "schemas"> & {
  /** Whether a rule has to know every path. */
  readonly asksForPaths?: boolean;
};

/** Whether a path may be asked for by `findContextPaths`: what a reader keeps of a tree beside the spec bundles. */
export function contextFilter(settings: Settings): (path: string) => boolean {
  const isLookedAt = lookedAtFilter(settings);
  return (path) => isLookedAt(path) || NAMED_LIKE_DOCUMENT.test(path);
}

function lookedAtFilter({ schemas = [] }: Settings): (path: string) => boolean {
  const globs = schemas.map(({ files }) => picomatch(files, { dot: true }));
  const named = new Set(schemas.map(({ schema }) => schema));
  const isAlways = (path: string) =>
    isTemplatePath(path) || CONSTITUTION.test(path) || isAgentFile(path) || isDiagramSource(path) || LOCAL.test(path);
  return (path) => isAlways(path) || named.has(path) || globs.some((isMatch) => isMatch(path));
}

/** Whether a change is of concern even where it touches no spec bundle: tasks in a place of their own may be meant for one. */
export function concernsContext(changes: readonly ChangedFile[], settings: Settings): boolean {
  const isLookedAt = lookedAtFilter(settings);
  const isOfConcern = ({ path, status }: ChangedFile) =>
    isLookedAt(path) || path.endsWith("/tasks.md") || (status === "modified" && isDiagramExport(path));
  return changes.some(isOfConcern);
}

/**
 * Chooses among the paths of the head what rules look at outside of the spec bundles. With a change only what it touches
 * is chosen, and what belongs to that: the other instruction files of a directory, a schema and what it describes.
 */
export function findContextPaths(
  paths: readonly string[],
  bundles: readonly BundleLocation[],
  changes: readonly ChangedFile[] | null,
  { schemas = [], asksForPaths = false }: Settings,
): ContextPaths {
  const changed = new Set(changes?.map(({ path }) => path));
  const agentDirectories = new Set([...changed].filter(isAgentFile).map(directoryOf));
  const hasTemplates = bundles.some(({ layout }) => layout === "spec-kit");
  const isBound = boundFiles(schemas, changes === null ? null : changed);
  const altered = new Set(
    bundles.flatMap(({ path, documents }) => documents.flatMap((one) => mainSpecOf(path, one) ?? [])),
  );
  const isWanted = (path: string) =>
    (hasTemplates && isTemplatePath(path)) ||
    (changed.has(path) && CONSTITUTION.test(path)) ||
    (isAgentFile(path) && agentDirectories.has(directoryOf(path))) ||
    altered.has(path) ||
    isBound(path);
  const sources = new Set([...changed].filter(isDiagramExport).flatMap(sourcesOf));
  const near = new Set([...changed].filter((path) => NAMED_LIKE_DOCUMENT.test(path)).map(directoryOf));
  const isNear = (path: string) => changes === null || near.has(directoryOf(path));
  const isAskedFor = (path: string) =>
    sources.has(path) || LOCAL.test(path) || (NAMED_LIKE_DOCUMENT.test(path) && isNear(path));
  return {
    read: paths.filter(isWanted).slice(0, MOST_READ),
    known: paths.filter(isAskedFor).slice(0, MOST_KNOWN),
    ...(asksForPaths && paths.length <= MOST_PATHS ? { all: paths } : {}),
  };
}

/** Documents that a schema describes, with the schema: of a change those it touches, or all where it touches the schema. */
function boundFiles(schemas: readonly { files: string; schema: string }[], changed: ReadonlySet<string> | null) {
  const bindings = schemas.map(({ files, schema }) => ({ schema, isMatch: picomatch(files, { dot: true }) }));
  const isTouched = (path: string, schema: string) => changed === null || changed.has(path) || changed.has(schema);
  return (path: string) =>
    bindings.some(({ schema, isMatch }) => path === schema || (isMatch(path) && isTouched(path, schema)));
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
