/** A JSON Schema as the extract holds it: no `nullable`, no `oneOf`, every `$ref` as `file.json#/schemas/name`. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Finds what a `$ref` of the extract points at. */
export type ReadRef = (ref: string) => Schema;

export interface Operation {
  /** An object with a property per query parameter. */
  readonly query: Schema;
  readonly body: Schema | null;
  readonly bodyRequired: boolean;
  /** By status; null where the answer has no JSON. */
  readonly responses: Readonly<Record<string, Schema | null>>;
}

export interface RestExtract {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: Schemas;
  /** Other operations of GitHub's, `METHOD /template`, whose paths a parameter of the ones above would swallow. */
  readonly unspoken: Readonly<Record<string, true>>;
}

export interface WebhookExtract {
  readonly events: Schemas;
  readonly schemas: Schemas;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
