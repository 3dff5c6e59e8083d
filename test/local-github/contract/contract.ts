import type { GraphqlAnswer, RequestParts, RouteMatch } from "./types.ts";

/** GitHub's official REST, webhook and GraphQL descriptions, as a judge of what the local GitHub says and is told. */
export class Contract {
  static load(): Contract {
    return new Contract();
  }

  /** Takes the path as sent, still percent-encoded and without its query; null for a route outside the extract. */
  match(method: string, rawPath: string): RouteMatch | null {
    throw new Error(`Not there yet: ${method} ${rawPath}`);
  }

  /** What is wrong with a request; empty is good. */
  checkRequest(method: string, template: string, request: RequestParts): string[] {
    throw new Error(`Not there yet: ${method} ${template} ${request}`);
  }

  /** What is wrong with a response; undeclared errors are held to GitHub's common error shapes. */
  checkResponse(method: string, template: string, status: number, body: unknown): string[] {
    throw new Error(`Not there yet: ${method} ${template} ${status} ${body}`);
  }

  /** What is wrong with a webhook's payload, by both official descriptions. */
  checkWebhook(event: string, action: string | null, payload: unknown): string[] {
    throw new Error(`Not there yet: ${event} ${action} ${payload}`);
  }

  /** The response body with every required field; throws when one that must be live is missing. */
  fill(method: string, template: string, status: number, live: unknown): unknown {
    throw new Error(`Not there yet: ${method} ${template} ${status} ${live}`);
  }

  fillWebhook(event: string, action: string | null, live: unknown): unknown {
    throw new Error(`Not there yet: ${event} ${action} ${live}`);
  }

  /** `componentName` as in the OpenAPI description, e.g. `simple-user`, `full-repository`. */
  fillSchema(componentName: string, live: unknown): unknown {
    throw new Error(`Not there yet: ${componentName} ${live}`);
  }

  /** Problems of a GraphQL document. */
  checkGraphql(document: string): string[] {
    throw new Error(`Not there yet: ${document}`);
  }

  executeGraphql(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    root: unknown,
    context: unknown,
  ): Promise<GraphqlAnswer> {
    throw new Error(`Not there yet: ${document} ${variables} ${root} ${context}`);
  }
}
