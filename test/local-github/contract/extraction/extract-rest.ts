import { RouteTable } from "../route-table.ts";
import { isObject, type Operation, type RestExtract, type Schema } from "../schema.ts";
import { corrections } from "./corrections.ts";
import { plainSchema } from "./plain-schema.ts";
import { reachableSchemas } from "./reachable.ts";

type Json = Readonly<Record<string, unknown>>;

export const REST_FILE = "rest.json";
const COMPONENT = "#/components/schemas/";

const options = { ref: (ref: string) => `${REST_FILE}#/schemas/${ref.replace(COMPONENT, "")}`, open: false };

/** The named operations of an OpenAPI description and what they lead to. Throws on an operation it does not have. */
export function extractRest(openapi: unknown, operations: readonly string[], errors: readonly string[]): RestExtract {
  const kept = Object.fromEntries(operations.map((key) => [key, extractOperation(openapi, key)]));
  const roots = [kept, errors.map((name) => ({ $ref: `${REST_FILE}#/schemas/${name}` }))];
  const schemas = reachableSchemas(REST_FILE, roots, (name) => readComponent(openapi, name));
  return { operations: kept, schemas, unspoken: swallowedBy(operations, allOperations(openapi)) };
}

/** Of all operations, those that a parameter with slashes, or one in a literal's place, takes for another. */
function swallowedBy(operations: readonly string[], all: readonly string[]): Record<string, true> {
  const table = new RouteTable(operations);
  const isSwallowed = (operation: string) => {
    const [method = "", template = ""] = operation.split(" ");
    const found = table.match(method, template)?.template;
    return found !== undefined && !operations.includes(operation);
  };
  return Object.fromEntries(all.filter(isSwallowed).map((operation) => [operation, true]));
}

function allOperations(openapi: unknown): string[] {
  const paths = Object.entries(at(openapi, "paths") as Json);
  return paths.flatMap(([template, item]) =>
    Object.keys(isObject(item) ? item : {}).map((method) => `${method.toUpperCase()} ${template}`),
  );
}

function readComponent(openapi: unknown, name: string): Schema {
  return plainSchema(at(openapi, "components", "schemas", name), options);
}

/** The value behind keys, or behind the `$ref` that stands in its place. */
export function at(document: unknown, ...keys: readonly string[]): unknown {
  let value = document;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  if (value === undefined) throw new Error(`The official description has no ${keys.join(" > ")}.`);
  return value;
}

function resolve(openapi: unknown, value: unknown): Json {
  const ref = isObject(value) ? value.$ref : undefined;
  const found = typeof ref === "string" ? at(openapi, ...ref.split("/").slice(1)) : value;
  return isObject(found) ? found : {};
}

function extractOperation(openapi: unknown, key: string): Operation {
  const [method = "", template = ""] = key.split(" ");
  const source = resolve(openapi, at(openapi, "paths", template, method.toLowerCase()));
  const body = resolve(openapi, source.requestBody);
  return {
    query: extractQuery(openapi, source.parameters),
    body: jsonSchema(body.content),
    bodyRequired: body.required === true,
    responses: extractResponses(openapi, key, source.responses),
  };
}

function extractQuery(openapi: unknown, parameters: unknown): Schema {
  const all = (Array.isArray(parameters) ? parameters : []).map((parameter) => resolve(openapi, parameter));
  const query = all.filter((parameter) => parameter.in === "query");
  return {
    type: "object",
    properties: Object.fromEntries(query.map(({ name, schema }) => [String(name), plainSchema(schema, options)])),
    required: query.filter(({ required }) => required === true).map(({ name }) => String(name)),
    additionalProperties: false,
  };
}

function extractResponses(openapi: unknown, key: string, responses: unknown): Record<string, Schema | null> {
  const entries = Object.entries(isObject(responses) ? responses : {}).map(([status, response]) => {
    const correction = corrections[`${key} ${status}`];
    const schema = correction ? plainSchema(correction, options) : jsonSchema(resolve(openapi, response).content);
    return [status, schema] as const;
  });
  return Object.fromEntries(entries);
}

function jsonSchema(content: unknown): Schema | null {
  const media = isObject(content) ? content["application/json"] : undefined;
  return isObject(media) ? plainSchema(media.schema, options) : null;
}
