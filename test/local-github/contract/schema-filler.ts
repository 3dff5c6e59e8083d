import { mustBeLive } from "./live-fields.ts";
import { isObject, type ReadRef, type Schema } from "./schema.ts";
import { rateFit, typesOf } from "./schema-fit.ts";

type Json = Readonly<Record<string, unknown>>;

/** A moment before anything that a world holds. */
const LONG_AGO = "2011-01-26T19:01:12Z";

/** Completes live values by schemas, so that shapes cannot drift and only what matters is written by hand. */
export class SchemaFiller {
  readonly #readRef: ReadRef;

  constructor(readRef: ReadRef) {
    this.#readRef = readRef;
  }

  /**
   * The live value with every field that any of the schemas requires: null where all allow it, else the plainest value
   * that suits all. Optional fields stay away, and what is live is never changed. Throws where a field must be live
   * and is not; `path` is where the value stands.
   */
  fill(schemas: readonly Schema[], live: unknown, path = ""): unknown {
    if (live === undefined) return this.#invent(schemas, path);
    if (!Array.isArray(live) && !isObject(live)) return live;
    const parts = schemas.flatMap((schema) => this.#flatten(schema, live));
    return Array.isArray(live) ? this.#fillItems(parts, live, path) : this.#fillObject(parts, live as Json, path);
  }

  /** The schemas that all apply to a value: of a union, the branch that the value speaks against least. */
  #flatten(schema: Schema, live: unknown): Schema[] {
    if (schema.$ref !== undefined) return this.#flatten(this.#readRef(schema.$ref), live);
    const branch = this.#chooseBranch(schema.anyOf ?? [], live);
    const parts = [...(schema.allOf ?? []), ...(branch ? [branch] : [])];
    return [schema, ...parts.flatMap((part) => this.#flatten(part, live))];
  }

  #chooseBranch(branches: readonly Schema[], live: unknown): Schema | undefined {
    let best: { branch: Schema; rating: number } | undefined;
    for (const branch of branches) {
      const rating = rateFit(branch, live, this.#readRef);
      if (rating > (best?.rating ?? -1)) best = { branch, rating };
    }
    return best?.branch;
  }

  #fillItems(parts: readonly Schema[], live: readonly unknown[], path: string): unknown[] {
    const items = parts.flatMap((part) => part.items ?? []);
    return live.map((item) => this.fill(items, item, path));
  }

  #fillObject(parts: readonly Schema[], live: Json, path: string): Json {
    const filled: Record<string, unknown> = {};
    const schemasOf = (name: string) => parts.flatMap((part) => part.properties?.[name] ?? []);
    for (const [name, value] of Object.entries(live)) {
      if (value !== undefined) filled[name] = this.fill(schemasOf(name), value, join(path, name));
    }
    for (const name of parts.flatMap((part) => part.required ?? [])) {
      if (!(name in filled)) filled[name] = this.#fillMissing(schemasOf(name), join(path, name));
    }
    return filled;
  }

  #fillMissing(schemas: readonly Schema[], path: string): unknown {
    if (mustBeLive(path)) throw new Error(`${path} must come from the world: it is required, and never made up.`);
    return this.#invent(schemas, path);
  }

  #invent(schemas: readonly Schema[], path: string): unknown {
    const candidates = [null, ...schemas.flatMap((schema) => this.#plainValues(schema, path))];
    const suits = (value: unknown) => schemas.every((schema) => rateFit(schema, value, this.#readRef) >= 0);
    const value = candidates.find(suits);
    if (value === undefined) throw new Error(`${path} cannot be filled: the official descriptions exclude each other.`);
    return isObject(value) ? this.fill(schemas, value, path) : value;
  }

  /** The plainest value of each type that a schema allows. */
  #plainValues(schema: Schema, path: string): unknown[] {
    if (schema.$ref !== undefined) return this.#plainValues(this.#readRef(schema.$ref), path);
    if (schema.const !== undefined) return [schema.const];
    if (schema.enum) return schema.enum.includes("NONE") ? ["NONE"] : [...schema.enum];
    const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
    const own = typesOf(schema).map((type) => plainValue(type, schema, path));
    return [...own, ...parts.flatMap((part) => this.#plainValues(part, path))];
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function plainValue(type: string, schema: Schema, path: string): unknown {
  if (type === "string") return plainText(schema, path);
  if (type === "integer" || type === "number") return Math.max(0, schema.minimum ?? 0);
  if (type === "boolean") return false;
  if (type === "array") return [];
  return type === "null" ? null : {};
}

function plainText(schema: Schema, path: string): string {
  if (schema.format === "date-time") return LONG_AGO;
  const name = path.slice(path.lastIndexOf(".") + 1);
  return schema.format === "uri" || /(?:url|href)$/.test(name) ? `https://filled.invalid/${name}` : "";
}
