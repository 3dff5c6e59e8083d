import { Ajv, type ValidateFunction } from "ajv";
import * as formats from "ajv-formats";
import type { ExtractFiles } from "./extract-files.ts";
import type { Schema } from "./schema.ts";

/** Enough to see what is wrong; a union reports every branch it tried. */
const MOST_PROBLEMS = 20;

/** Validates against schemas of the extract; each is compiled at its first use, which takes 5 to 80 ms. */
export class SchemaJudge {
  readonly #files: ExtractFiles;
  readonly #ajv: Ajv;
  readonly #compiled = new WeakMap<Schema, ValidateFunction>();
  readonly #known = new Set<string>();

  /** `coerce` reads numbers and booleans out of strings, as a query has them. */
  constructor(files: ExtractFiles, { coerce }: { readonly coerce: boolean }) {
    this.#files = files;
    this.#ajv = new Ajv({
      strict: false,
      validateSchema: false,
      inlineRefs: false,
      allErrors: true,
      coerceTypes: coerce,
    });
    formats.default.default(this.#ajv, ["date-time", "uri"]);
  }

  /** One line per problem: where, and what. */
  check(schema: Schema, value: unknown): string[] {
    const validate = this.#compile(schema);
    if (validate(value)) return [];
    const problems = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || "/"} ${message}${describe(params)}`,
    );
    return [...new Set(problems)].slice(0, MOST_PROBLEMS);
  }

  #compile(schema: Schema): ValidateFunction {
    const known = this.#compiled.get(schema);
    if (known) return known;
    this.#addFilesBehind(schema);
    const compiled = this.#ajv.compile({ ...schema });
    this.#compiled.set(schema, compiled);
    return compiled;
  }

  /** Files are handed to the compiler only when something refers to them. */
  #addFilesBehind(schema: Schema): void {
    const text = JSON.stringify(schema);
    for (const [file, read] of this.#readers()) {
      if (this.#known.has(file) || !text.includes(`"$ref":"${file}#`)) continue;
      this.#known.add(file);
      const { schemas } = read();
      this.#ajv.addSchema({ schemas }, file);
      // A webhook's schemas refer to those of REST.
      if (file === "webhooks.json") this.#addFilesBehind({ $ref: "rest.json#" });
    }
  }

  #readers(): [string, () => { readonly schemas: object }][] {
    return [
      ["rest.json", () => this.#files.rest],
      ["webhooks.json", () => this.#files.webhooks],
      ["webhooks-draft7.json", () => this.#files.draft7],
    ];
  }
}

/** The part of an error that its message leaves out. */
function describe(params: Readonly<Record<string, unknown>>): string {
  const { allowedValues, additionalProperty } = params;
  if (Array.isArray(allowedValues)) return `: ${allowedValues.join(", ")}`;
  return typeof additionalProperty === "string" ? `: ${additionalProperty}` : "";
}
