import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

/** Faults that are told of one document: the first ones explain the rest. */
const MOST_FAULTS = 20;

/** A fault of a document under a JSON Schema. */
export interface SchemaFault {
  /** Keys from the document's root to the value. */
  readonly at: readonly string[];
  /** What is wrong with the value, in plain words. */
  readonly problem: string;
}

/** A schema ready to judge values, or why it cannot. */
export type SchemaValidator =
  | { readonly problem: null; validate(value: unknown): readonly SchemaFault[] }
  | { readonly problem: string };

/** Prepares a JSON Schema of draft 7 or 2020-12. References to other files and formats are not followed. */
export function prepareSchema(schema: unknown): SchemaValidator {
  if (schema === null || typeof schema !== "object" || Array.isArray(schema)) return { problem: "it is no object" };
  try {
    const validate = compile(schema);
    return { problem: null, validate: (value) => faultsOf(validate, value) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.slice(0, 200) : "it cannot be compiled" };
  }
}

function compile(schema: object): ValidateFunction {
  const options = { allErrors: true, strict: false, validateFormats: false, logger: false } as const;
  const isNew = String((schema as { readonly $schema?: unknown }).$schema ?? "2020-12").includes("2020-12");
  return (isNew ? new Ajv2020(options) : new Ajv(options)).compile(schema);
}

function faultsOf(validate: ValidateFunction, value: unknown): readonly SchemaFault[] {
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, MOST_FAULTS)
    .map((error) => ({ at: pointer(error.instancePath), problem: explain(error) }));
}

/** RFC 6901. */
function pointer(path: string): string[] {
  return path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function explain({ keyword, params, message = "is not as the schema has it" }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  if (keyword === "required") return `lacks "${String(given.missingProperty)}"`;
  if (keyword === "additionalProperties")
    return `has "${String(given.additionalProperty)}", which the schema does not know`;
  if (keyword === "enum" && Array.isArray(given.allowedValues)) {
    return `must be one of ${given.allowedValues
      .slice(0, 10)
      .map((one) => JSON.stringify(one))
      .join(", ")}`;
  }
  return message;
}
