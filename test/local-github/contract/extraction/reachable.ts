import type { Schemas } from "../schema.ts";

/** The schemas of `file` that the roots lead to, with all that those lead to, sorted by name. */
export function reachableSchemas(file: string, roots: unknown, read: (name: string) => unknown): Schemas {
  const found = new Map<string, unknown>();
  const names = new Set(refsIn(roots, file));
  // A set hands out what is added to it while it is walked.
  for (const name of names) {
    const schema = read(name);
    found.set(name, schema);
    for (const next of refsIn(schema, file)) names.add(next);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))) as Schemas;
}

function refsIn(value: unknown, file: string): string[] {
  const prefix = `"$ref":"${file}#/schemas/`;
  return JSON.stringify(value)
    .split(prefix)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('"')));
}
