import { isObject, type ReadRef, type Schema } from "./schema.ts";

/** Top-level fields of a request body that its schema does not name. GitHub ignores them, so a typing mistake is silent. */
export function unknownFields(schema: Schema, body: unknown, readRef: ReadRef): string[] {
  const known = namesIn(schema, readRef);
  if (!isObject(body) || known === null) return [];
  return Object.keys(body).flatMap((name) => (known.has(name) ? [] : [`/ has an unknown field: ${name}`]));
}

/** Null when the schema takes any field. */
function namesIn(schema: Schema, readRef: ReadRef): Set<string> | null {
  if (schema.$ref !== undefined) return namesIn(readRef(schema.$ref), readRef);
  if (isObject(schema.additionalProperties)) return null;
  const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].map((part) => namesIn(part, readRef));
  if (parts.includes(null)) return null;
  return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...(part ?? [])])]);
}

const paging = new Set(["page", "per_page"]);

/** Query parameters without effect, by name, with what is wrong: unknown ones, and pages that are no number. */
export function ignoredParameters(schema: Schema, query: Readonly<Record<string, unknown>>): Map<string, string> {
  const known = schema.properties ?? {};
  const entries = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (!(name in known)) return [[name, `/ has an unknown parameter: ${name}`]];
    return paging.has(name) && !/^\d+$/.test(String(value)) ? [[name, `/${name} must be a number`]] : [];
  });
  return new Map(entries);
}
