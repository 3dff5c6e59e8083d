import { readFileSync } from "node:fs";
import type { RestExtract, Schema, WebhookExtract } from "./schema.ts";

/** The committed extract, each file read at its first use. */
export class ExtractFiles {
  #rest: RestExtract | undefined;
  #webhooks: WebhookExtract | undefined;
  #draft7: WebhookExtract | undefined;

  get rest(): RestExtract {
    this.#rest ??= JSON.parse(readExtract("rest.json")) as RestExtract;
    return this.#rest;
  }

  /** From the OpenAPI description, which is the current one. */
  get webhooks(): WebhookExtract {
    this.#webhooks ??= JSON.parse(readExtract("webhooks.json")) as WebhookExtract;
    return this.#webhooks;
  }

  /** From the older draft-07 description. */
  get draft7(): WebhookExtract {
    this.#draft7 ??= JSON.parse(readExtract("webhooks-draft7.json")) as WebhookExtract;
    return this.#draft7;
  }

  /** What a `$ref` of the extract points at, which may be another `$ref`. */
  readRef(ref: string): Schema {
    const [file, name = ""] = ref.split("#/schemas/");
    const schema = this.#schemasOf(file)[name];
    if (!schema) throw new Error(`The extract of GitHub's descriptions has no ${ref}.`);
    return schema;
  }

  #schemasOf(file: string | undefined) {
    if (file === "rest.json") return this.rest.schemas;
    return file === "webhooks.json" ? this.webhooks.schemas : this.draft7.schemas;
  }
}

/** Text of a file of the extract. */
export function readExtract(name: string): string {
  return readFileSync(new URL(`./extract/${name}`, import.meta.url), "utf8");
}
