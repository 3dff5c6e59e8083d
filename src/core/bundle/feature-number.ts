/** `004-auth`; a time stamp and the day of `2026-03-01-auth` tell features apart by themselves. */
const NUMBERED = /^(?!\d{4}-\d{2}-\d{2}-)(\d{3,5})-/;

/** The number that a spec bundle's slug begins with, as it is written; null where it has none. */
export function featureNumber(slug: string): string | null {
  return NUMBERED.exec(slug)?.[1] ?? null;
}
