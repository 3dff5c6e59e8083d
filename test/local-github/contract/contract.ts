import { ExtractFiles } from "./extract-files.ts";
import { GraphqlContract } from "./graphql-contract.ts";
import { ignoredParameters, unknownFields } from "./ignored-parts.ts";
import { errorSchemas } from "./operations.ts";
import { RouteTable } from "./route-table.ts";
import { isObject, type Operation, type Schema } from "./schema.ts";
import { SchemaFiller } from "./schema-filler.ts";
import { SchemaJudge } from "./schema-judge.ts";
import type { GraphqlAnswer, RequestParts, RouteMatch } from "./types.ts";
import { webhookKey } from "./webhooks.ts";

/** A pull request's link to its statuses, which no description has and GitHub answers all the same. */
const statusesLink = /^(\/repos\/[^/]+\/[^/]+)\/statuses\/([^/]+)$/;

/** GitHub's official REST, webhook and GraphQL descriptions, as a judge of what the local GitHub says and is told. */
export class Contract {
  readonly #files = new ExtractFiles();
  readonly #judge = new SchemaJudge(this.#files, { coerce: false });
  readonly #queryJudge = new SchemaJudge(this.#files, { coerce: true });
  readonly #graphql = new GraphqlContract();
  readonly #routes = new RouteTable(Object.keys(this.#files.rest.operations), Object.keys(this.#files.rest.unspoken));
  readonly #readRef = (ref: string) => this.#files.readRef(ref);
  readonly #filler = new SchemaFiller(this.#readRef);

  static load(): Contract {
    return new Contract();
  }

  /** Takes the path as sent, still percent-encoded and without its query; null for a route outside the extract. */
  match(method: string, rawPath: string): RouteMatch | null {
    return this.#routes.match(
      method,
      method === "GET" ? rawPath.replace(statusesLink, "$1/commits/$2/statuses") : rawPath,
    );
  }

  /** What GitHub refuses about a request; empty is good. */
  checkRequest(method: string, template: string, { query, body }: RequestParts): string[] {
    const operation = this.#operation(method, template);
    const ignored = ignoredParameters(operation.query, query);
    const heeded = Object.fromEntries(Object.entries(query).filter(([name]) => !ignored.has(name)));
    const problems = this.#queryJudge.check(operation.query, heeded).map((problem) => `query ${problem}`);
    return [...problems, ...this.#checkBody(operation, body).map((problem) => `body ${problem}`)];
  }

  #checkBody({ body: schema, bodyRequired }: Operation, body: unknown): string[] {
    if (!schema) return [];
    if (body === undefined) return bodyRequired ? ["/ is required"] : [];
    return this.#judge.check(schema, body);
  }

  /** What GitHub passes over in silence: parameters and fields that it does not know, pages that are no number. */
  findIgnored(method: string, template: string, { query, body }: RequestParts): string[] {
    const { query: parameters, body: schema } = this.#operation(method, template);
    const problems = [...ignoredParameters(parameters, query).values()].map((problem) => `query ${problem}`);
    const isEmpty = body === undefined || body === null || (isObject(body) && Object.keys(body).length === 0);
    if (!schema) return isEmpty ? problems : [...problems, "body / must be absent"];
    return [...problems, ...unknownFields(schema, body, this.#readRef).map((problem) => `body ${problem}`)];
  }

  /** What is wrong with a response; undeclared errors are held to GitHub's common error shapes. */
  checkResponse(method: string, template: string, status: number, body: unknown): string[] {
    const schema = this.#operation(method, template).responses[status];
    if (schema) return this.#judge.check(schema, body);
    if (status >= 400) return this.#checkError(body);
    // Any read may be conditional, though few operations say so.
    if (schema === undefined && status !== 304) return [`status ${status} is not declared`];
    return body === undefined || body === null || body === "" ? [] : [`/ must be empty with status ${status}`];
  }

  /** Every error of GitHub's has a message, though the schema only lets it have one. */
  #checkError(body: unknown): string[] {
    if (!isObject(body) || typeof body.message !== "string") return ["/ must have a message"];
    const tried = errorSchemas.map((name) => this.#judge.check(this.#component(name), body));
    return tried.some((problems) => problems.length === 0) ? [] : tried.flat();
  }

  /** What is wrong with a webhook's payload, by both official descriptions. */
  checkWebhook(event: string, action: string | null, payload: unknown): string[] {
    const schemas = this.#webhookSchemas(event, action);
    return [...new Set(schemas.flatMap((schema) => this.#judge.check(schema, payload)))];
  }

  /** The response body with every required field; throws when one that must be live is missing. */
  fill(method: string, template: string, status: number, live: unknown): unknown {
    const schema = this.#operation(method, template).responses[status];
    if (!schema) throw new Error(`${method} ${template} declares no JSON with status ${status}.`);
    return this.#filler.fill([schema], live);
  }

  /** The payload with every field that either description requires; `action` is put in. */
  fillWebhook(event: string, action: string | null, live: unknown): unknown {
    const start: unknown = action !== null && isObject(live) ? { action, ...live } : live;
    return this.#filler.fill(this.#webhookSchemas(event, action), start);
  }

  /** `componentName` as in the OpenAPI description, e.g. `simple-user`, `full-repository`. */
  fillSchema(componentName: string, live: unknown): unknown {
    return this.#filler.fill([this.#component(componentName)], live);
  }

  /** Problems of a GraphQL document. */
  checkGraphql(document: string): string[] {
    return this.#graphql.check(document);
  }

  /** Resolvers are the properties and methods of `root`; values of an interface or union carry `__typename`. */
  executeGraphql(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    root: unknown,
    context: unknown,
  ): Promise<GraphqlAnswer> {
    return this.#graphql.execute(document, variables, root, context);
  }

  #component(name: string): Schema {
    const file = name in this.#files.rest.schemas ? "rest.json" : "webhooks.json";
    return this.#files.readRef(`${file}#/schemas/${name}`);
  }

  #operation(method: string, template: string): Operation {
    const operation = this.#files.rest.operations[`${method} ${template}`];
    if (!operation) throw new Error(`${method} ${template} is not in contract/operations.ts.`);
    return operation;
  }

  #webhookSchemas(event: string, action: string | null): Schema[] {
    const key = webhookKey(event, action);
    const [current, older] = [this.#files.webhooks.events[key], this.#files.draft7.events[key]];
    if (!current) throw new Error(`The webhook ${key} is not in contract/webhooks.ts.`);
    return older ? [current, older] : [current];
  }
}
