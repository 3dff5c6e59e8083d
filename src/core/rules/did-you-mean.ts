/** The one thing to do about a name that nobody has. */
export function didYouMean(candidates: readonly string[], otherwise: string): string {
  const shown = candidates.slice(0, 3);
  const last = shown.pop();
  if (last === undefined) return otherwise;
  return `Did you mean ${shown.length > 0 ? `${shown.join(", ")} or ${last}` : last}?`;
}
