import { mustBeLive } from "./live-fields.ts";
import { isObject, type Schema } from "./schema.ts";

type Json = Readonly<Record<string, unknown>>;
type ReadRef = (ref: string) => Schema;

/** A moment before anything that a world holds. */
const LONG_AGO = "2011-01-26T19:01:12Z";

/**
 * The live value with every required field of its schema: null where that is allowed, else the plainest value of the
 * type. Optional fields stay away, and what is live is never changed. Throws where a field must be live and is not.
 */
export function fillSchema(schema: Schema, live: unknown, readRef: ReadRef, path = ""): unknown {
  if (schema.$ref !== undefined) return fillSchema(readRef(schema.$ref), live, readRef, path);
  if (live === undefined) return inventValue(schema, readRef, path);
  let value: unknown = live;
  if (Array.isArray(value) && schema.items) value = fillItems(schema.items, value, readRef, path);
  if (isObject(value)) value = fillObject(schema, value, readRef, path);
  for (const part of schema.allOf ?? []) value = fillSchema(part, value, readRef, path);
  const branch = schema.anyOf && value !== null ? chooseBranch(schema.anyOf, value, readRef) : undefined;
  return branch ? fillSchema(branch, value, readRef, path) : value;
}

function fillItems(items: Schema, live: readonly unknown[], readRef: ReadRef, path: string): unknown[] {
  return live.map((item) => fillSchema(items, item, readRef, path));
}

function fillObject(schema: Schema, live: Json, readRef: ReadRef, path: string): Json {
  const filled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(live)) {
    if (value === undefined) continue;
    const inner = schema.properties?.[name];
    filled[name] = inner ? fillSchema(inner, value, readRef, join(path, name)) : value;
  }
  for (const name of schema.required ?? []) {
    if (name in filled) continue;
    const at = join(path, name);
    const inner = schema.properties?.[name] ?? {};
    if (mustBeLive(at)) throw new Error(`${at} must come from the world: it is required, and never made up.`);
    filled[name] = fillSchema(inner, undefined, readRef, at);
  }
  return filled;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function inventValue(schema: Schema, readRef: ReadRef, path: string): unknown {
  if (allowsNull(schema, readRef)) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.includes("NONE") ? "NONE" : schema.enum[0];
  const [branch] = schema.anyOf ?? [];
  if (branch) return fillSchema(branch, undefined, readRef, path);
  return inventOfType(schema, readRef, path);
}

function inventOfType(schema: Schema, readRef: ReadRef, path: string): unknown {
  const [type] = typesOf(schema);
  if (type === "string") return inventText(schema, path);
  if (type === "integer" || type === "number") return Math.max(0, schema.minimum ?? 0);
  if (type === "boolean") return false;
  if (type === "array") return [];
  return fillSchema({ ...schema, type: "object" }, {}, readRef, path);
}

function inventText(schema: Schema, path: string): string {
  if (schema.format === "date-time") return LONG_AGO;
  const name = path.slice(path.lastIndexOf(".") + 1);
  return schema.format === "uri" || /(?:url|href)$/.test(name) ? `https://filled.invalid/${name}` : "";
}

function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === "string" ? [schema.type] : schema.type;
}

function allowsNull(schema: Schema, readRef: ReadRef): boolean {
  if (schema.$ref !== undefined) return allowsNull(readRef(schema.$ref), readRef);
  if (schema.anyOf?.some((branch) => allowsNull(branch, readRef))) return true;
  return typesOf(schema).includes("null") || (schema.enum?.includes(null) ?? false);
}

/** The branch that the value speaks against least; undefined when it speaks against all. */
function chooseBranch(branches: readonly Schema[], value: unknown, readRef: ReadRef): Schema | undefined {
  const rated = branches.map((branch) => ({ branch, score: rate(branch, value, readRef) }));
  const best = rated.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score < 0 ? undefined : best.branch;
}

/** Share of a value's fields that a schema knows; -1 when type, constant or enumeration exclude it. */
function rate(schema: Schema, value: unknown, readRef: ReadRef): number {
  if (schema.$ref !== undefined) return rate(readRef(schema.$ref), value, readRef);
  if (!admits(schema, value)) return -1;
  if (schema.anyOf) return Math.max(...schema.anyOf.map((branch) => rate(branch, value, readRef)));
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

function isOfType(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
