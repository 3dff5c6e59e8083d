import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";

/** Presets that a registry does not rank come after those with a smaller number. */
const USUAL_PRIORITY = 10;

/**
 * Directory of the project that a bundle belongs to: the nearest one above it with a `.specify/`; null where none of
 * the paths lies in one. A monorepo has several.
 */
export function projectOf(bundlePath: string, paths: Iterable<string>): string | null {
  const roots = new Set<string>();
  for (const path of paths) {
    const at = path.startsWith(".specify/") ? 0 : path.indexOf("/.specify/") + 1;
    if (at > 0 || path.startsWith(".specify/")) roots.add(path.slice(0, at));
  }
  const parts = bundlePath.split("/");
  for (let length = parts.length; length >= 0; length -= 1) {
    const prefix = parts
      .slice(0, length)
      .map((part) => `${part}/`)
      .join("");
    if (roots.has(prefix)) return prefix;
  }
  return null;
}

/** Whether a path is a template, or says which of them counts: what `findTemplate` wants to have read. */
export function isTemplatePath(path: string): boolean {
  return /(?:^|\/)\.specify\/(?:templates\/(?:overrides\/)?[^/]+-template\.md|presets\/(?:\.registry|[^/]+\/(?:templates\/)?[^/]+-template\.md))$/.test(
    path,
  );
}

/**
 * The template in force for a document of a bundle, among files of the repository: an override, else that of the first
 * preset by priority, else the core's own. Null where the repository keeps none.
 */
export function findTemplate(bundlePath: string, name: string, files: readonly SourceFile[]): SourceFile | null {
  const project = projectOf(
    bundlePath,
    files.map(({ path }) => path),
  );
  if (project === null) return null;
  const known = new Map(files.map((file) => [file.path, file]));
  const directory = `${project}.specify`;
  const template = name.replace(/\.md$/, "-template.md");
  const presets = rankPresets(directory, files).flatMap((id) => [
    `${directory}/presets/${id}/templates/${template}`,
    `${directory}/presets/${id}/${template}`,
  ]);
  const candidates = [`${directory}/templates/overrides/${template}`, ...presets, `${directory}/templates/${template}`];
  return candidates.map((path) => known.get(path)).find((file) => file !== undefined) ?? null;
}

interface Preset {
  readonly priority?: unknown;
  readonly enabled?: unknown;
}

/** Ids of the presets that are enabled, the one that counts most first. */
function rankPresets(directory: string, files: readonly SourceFile[]): readonly string[] {
  const prefix = `${directory}/presets/`;
  const inside = files.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.slice(prefix.length));
  const ids = [...new Set(inside.flatMap((path) => (path.includes("/") ? (path.split("/", 1)[0] ?? []) : [])))].sort();
  const registry = readRegistry(files.find(({ path }) => path === `${prefix}.registry`));
  const priorityOf = (id: string) => {
    const { priority } = registry[id] ?? {};
    return typeof priority === "number" ? priority : USUAL_PRIORITY;
  };
  return ids.filter((id) => registry[id]?.enabled !== false).sort((a, b) => priorityOf(a) - priorityOf(b));
}

/** What the registry says of each preset; nothing where it cannot be read. */
function readRegistry(file: SourceFile | undefined): Readonly<Record<string, Preset>> {
  if (!file || file.bytes.length > 256 * 1024) return {};
  try {
    const { presets } = JSON.parse(decodeSource(file).text) as { readonly presets?: unknown };
    return presets !== null && typeof presets === "object" ? (presets as Record<string, Preset>) : {};
  } catch {
    return {};
  }
}
