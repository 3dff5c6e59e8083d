import { isObject, type ReadRef, type Schema } from "./schema.ts";

/**
 * How well a value fits a schema: the share of its fields that the schema knows, 1 for a plain value of the right
 * type, -1 when a type, constant or enumeration excludes it. Missing fields do not count: they are still to be filled.
 */
export function rateFit(schema: Schema, value: unknown, readRef: ReadRef): number {
  if (schema.$ref !== undefined) return rateFit(readRef(schema.$ref), value, readRef);
  const own = rateOwn(schema, value);
  const all = (schema.allOf ?? []).map((part) => rateFit(part, value, readRef));
  const any = (schema.anyOf ?? []).map((branch) => rateFit(branch, value, readRef));
  if (own < 0 || all.some((rating) => rating < 0)) return -1;
  return any.length > 0 ? Math.max(...any) : Math.max(own, ...all);
}

function rateOwn(schema: Schema, value: unknown): number {
  if (!admits(schema, value)) return -1;
  if (!isObject(value)) return 1;
  const properties = schema.properties ?? {};
  const names = Object.keys(value);
  const known = names.filter((name) => name in properties);
  if (known.some((name) => !admits(properties[name] ?? {}, value[name]))) return -1;
  return known.length / Math.max(1, names.length);
}

function admits(schema: Schema, value: unknown): boolean {
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  return schema.const === undefined || schema.const === value;
}

/** The types that a schema names; one with properties means an object, though a few forget to say so. */
export function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) return schema.properties ? ["object"] : [];
  return typeof schema.type === "string" ? [schema.type] : schema.type;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
