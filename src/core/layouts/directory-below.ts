/**
 * `<root>/<name>` where a path lies in a directory directly below `root`, at the first place where `root` stands in the
 * path; null elsewhere. `root` may have several segments: `.kiro/specs`.
 */
export function directoryBelow(path: string, root: string): string | null {
  const start = path.startsWith(`${root}/`) ? 0 : path.indexOf(`/${root}/`) + 1;
  if (start === 0 && !path.startsWith(`${root}/`)) return null;
  const name = start + root.length + 1;
  const end = path.indexOf("/", name);
  return end > name ? path.slice(0, end) : null;
}
