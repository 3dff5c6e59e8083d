/** A separator behind letters, and zeros before a number: what people write as they please. */
const MANNERS = /(?<=[a-z])[_-](?=\d)|(?<![\d.])0{1,9}(?=\d)/g;

/**
 * The one of the names that a written one is, spelled otherwise: `T1` for `T001`, `FR001` for `FR-001`. Null where
 * several are, or none: whatever else is near would be a guess. The names are read once, however many are asked for.
 */
export function spelledOtherwise(names: Iterable<string>): (written: string) => string | null {
  let known: Map<string, Set<string>> | null = null;
  return (written) => {
    const wanted = plain(written);
    if (!/\d/.test(wanted)) return null;
    known ??= byPlainName(names);
    const [only = null, ...others] = known.get(wanted) ?? [];
    return others.length > 0 || only === written ? null : only;
  };
}

function byPlainName(names: Iterable<string>): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const name of names) {
    const same = known.get(plain(name));
    if (same) same.add(name);
    else known.set(plain(name), new Set([name]));
  }
  return known;
}

function plain(name: string): string {
  return name.slice(0, 100).toLowerCase().replace(MANNERS, "");
}
