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
