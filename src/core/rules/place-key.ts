/** A task of a spec bundle as a key of sets and maps: ids repeat from bundle to bundle. */
export function placeKey(bundle: string | null, task: string): string {
  return `${bundle}\n${task}`;
}
