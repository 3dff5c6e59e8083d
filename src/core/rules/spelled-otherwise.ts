/** A separator behind letters, and zeros before a number: what people write as they please. */
const MANNERS = /(?<=[a-z])[_-](?=\d)|(?<![\d.])0{1,9}(?=\d)/g;

/**
 * The one name that a written one is, spelled otherwise: `T1` for `T001`, `FR001` for `FR-001`. Null where several are,
 * or none: whatever else is near would be a guess.
 */
export function spelledOtherwise(written: string, names: Iterable<string>): string | null {
  const wanted = plain(written);
  if (!/\d/.test(wanted)) return null;
  const same = new Set([...names].filter((name) => plain(name) === wanted));
  const [only = null, ...others] = same;
  return others.length > 0 || only === written ? null : only;
}

function plain(name: string): string {
  return name.slice(0, 100).toLowerCase().replace(MANNERS, "");
}
