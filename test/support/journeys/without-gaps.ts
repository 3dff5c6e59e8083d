type Whole<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The same without the keys that are undefined, for those who tell a missing key from an undefined one. */
export function withoutGaps<T extends object>(given: T): Whole<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Whole<T>;
}
