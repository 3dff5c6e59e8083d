import { isObject, type Schema, type Schemas, type WebhookExtract } from "../schema.ts";
import { webhookKey, webhookPairs } from "../webhooks.ts";
import { at, REST_FILE } from "./extract-rest.ts";
import { plainSchema } from "./plain-schema.ts";
import { reachableSchemas } from "./reachable.ts";

export const WEBHOOKS_FILE = "webhooks.json";
export const DRAFT7_FILE = "webhooks-draft7.json";

/** The `x-webhooks` of an OpenAPI description; schemas that the REST extract holds already are referred to there. */
export function extractWebhooks(openapi: unknown, rest: Schemas): WebhookExtract {
  const rename = (name: string) => `${name in rest ? REST_FILE : WEBHOOKS_FILE}#/schemas/${name}`;
  const options = { ref: (ref: string) => rename(ref.replace("#/components/schemas/", "")), open: false };
  const events = mapEvents((event, action) => {
    const name = [event, ...(action === null ? [] : [action])].join("-").replaceAll("_", "-");
    const path = ["x-webhooks", name, "post", "requestBody", "content", "application/json", "schema"];
    return plainSchema(at(openapi, ...path), options);
  });
  const read = (name: string) => plainSchema(at(openapi, "components", "schemas", name), options);
  return { events, schemas: reachableSchemas(WEBHOOKS_FILE, events, read) };
}

/** The same deliveries from the older draft-07 description; those it does not know are left out. */
export function extractDraft7Webhooks(source: unknown): WebhookExtract {
  const options = { ref: (ref: string) => ref.replace("#/definitions/", `${DRAFT7_FILE}#/schemas/`), open: true };
  const definitions = at(source, "definitions");
  const events = mapEvents((event, action) => {
    const name = `${event}$${action ?? "event"}`;
    return isObject(definitions) && name in definitions ? { $ref: `${DRAFT7_FILE}#/schemas/${name}` } : null;
  });
  const read = (name: string) => plainSchema(at(definitions, name), options);
  return { events, schemas: reachableSchemas(DRAFT7_FILE, events, read) };
}

function mapEvents(read: (event: string, action: string | null) => Schema | null): Schemas {
  const entries = webhookPairs().map(({ event, action }) => [webhookKey(event, action), read(event, action)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Schema] => entry[1] !== null));
}
