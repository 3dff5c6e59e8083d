import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The files at or below the given paths whose names end so, sorted, with slashes.
 *
 * @throws where a path does not exist or has no such file: what is measured over nothing would always look well.
 */
export function filesBelow(root: string, paths: readonly string[], ending: string): string[] {
  const files = paths.flatMap((path) => {
    const found = filesAt(root, path).filter((file) => file.endsWith(ending));
    if (found.length === 0) throw new Error(`There is no file at ${path} whose name ends with ${ending}.`);
    return found;
  });
  return [...new Set(files)].sort();
}

function filesAt(root: string, path: string): string[] {
  if (!statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) {
    return statSync(join(root, path), { throwIfNoEntry: false }) ? [path] : [];
  }
  const below = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
  return below
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    );
}
