/**
 * Path of the specification that a change of OpenSpec alters: `openspec/specs/<capability>/spec.md` for
 * `openspec/changes/<id>/specs/<capability>/spec.md`; null for other documents.
 */
export function mainSpecOf(bundlePath: string, path: string): string | null {
  const inside = path.startsWith(`${bundlePath}/`) ? path.slice(bundlePath.length + 1) : "";
  const changes = bundlePath.lastIndexOf("changes/");
  if (changes < 0 || !/^specs\/.+\/spec\.md$/.test(inside)) return null;
  return bundlePath.slice(0, changes) + inside;
}
