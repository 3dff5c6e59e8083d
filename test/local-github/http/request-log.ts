/** One request of the API, for counting and for looking at. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** As in the official description; null for GraphQL and for what is unknown. */
  readonly template: string | null;
  /** Name of the GraphQL operation. */
  readonly operation: string | null;
  readonly installationId: number | null;
  readonly requestId: string;
  /** Null where a fault kept the answer back. */
  readonly status: number | null;
}
