import { isObject, type Schema } from "../schema.ts";

type Json = Readonly<Record<string, unknown>>;

/** Keywords that say something about a value's shape; the rest is prose, examples and code generation. */
const KEPT = new Set([
  ...["type", "enum", "const", "format", "required", "minItems", "maxItems", "uniqueItems"],
  ...["minimum", "maximum", "minLength", "maxLength", "pattern", "minProperties", "maxProperties"],
]);

/** Formats that something depends on; the others are annotations such as int64. */
const FORMATS = new Set(["date-time", "uri"]);

export interface PlainOptions {
  /** New spelling of a `$ref`. */
  readonly ref: (ref: string) => string;
  /** Webhooks' older description closes its objects, and GitHub has added to them since. */
  readonly open: boolean;
}

/**
 * An OpenAPI 3.0 or draft-07 schema in the few keywords of `Schema`. `nullable` becomes a type, with or without a
 * `type` or an `enum` beside it; `oneOf` becomes `anyOf`, because the official branches overlap.
 */
export function plainSchema(source: unknown, options: PlainOptions): Schema {
  if (source === true || !isObject(source)) return {};
  const { nullable, ...rest } = source;
  if (nullable !== true) return convert(rest, options);
  if (typeof rest.type !== "string") return { anyOf: [{ type: "null" }, convert(rest, options)] };
  return convert({ ...rest, type: [rest.type, "null"], ...nullableEnum(rest.enum) }, options);
}

function nullableEnum(values: unknown): Json {
  if (!Array.isArray(values)) return {};
  return { enum: values.includes(null) ? values : [...values, null] };
}

function convert(source: Json, options: PlainOptions): Schema {
  if (typeof source.$ref === "string") return { $ref: options.ref(source.$ref) };
  return Object.fromEntries(Object.entries(source).flatMap(([key, value]) => convertKeyword(key, value, options)));
}

function convertKeyword(key: string, value: unknown, options: PlainOptions): [string, unknown][] {
  if (key === "format") return FORMATS.has(String(value)) ? [[key, value]] : [];
  if (key === "minProperties" || key === "maxProperties") return typeof value === "number" ? [[key, value]] : [];
  if (key === "enum" && isListOfEvents(value)) return [];
  if (KEPT.has(key)) return [[key, value]];
  if (key === "properties" && isObject(value)) return [[key, convertEach(value, options)]];
  if (key === "items") return [[key, plainSchema(value, options)]];
  if (key === "additionalProperties") return convertAdditional(value, options);
  if ((key === "oneOf" || key === "anyOf") && Array.isArray(value)) return [["anyOf", convertList(value, options)]];
  if (key === "allOf" && Array.isArray(value)) return [[key, convertList(value, options)]];
  return [];
}

/** Both descriptions list what an App can subscribe to without some of it, `merge_group` among them. */
function isListOfEvents(value: unknown): boolean {
  return Array.isArray(value) && value.includes("pull_request") && value.includes("workflow_run");
}

function convertEach(schemas: Json, options: PlainOptions): Json {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plainSchema(schema, options)]));
}

function convertList(schemas: readonly unknown[], options: PlainOptions): Schema[] {
  return schemas.map((schema) => plainSchema(schema, options));
}

function convertAdditional(value: unknown, options: PlainOptions): [string, unknown][] {
  if (value === true) return [];
  if (value === false) return options.open ? [] : [["additionalProperties", false]];
  return [["additionalProperties", plainSchema(value, options)]];
}
