/** Which requests or deliveries a fault is for; what is left out matches everything of its kind. */
export interface FaultMatch {
  readonly method?: string;
  /** A template of the official description, or an expression for the path as sent. */
  readonly path?: string | RegExp;
  /** Name of a GraphQL operation. */
  readonly operation?: string;
  /** A webhook: `check_run`, or `check_run.completed`. A fault with an event never touches requests. */
  readonly event?: string;
}

/** What goes wrong with a request. `after` means that GitHub did it and the answer was lost on the way. */
export type RequestEffect =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly when?: "before" | "after";
    }
  | { readonly kind: "secondary-rate-limit"; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  | { readonly kind: "primary-rate-limit"; readonly resetInSeconds: number }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** Never answers; the connection stays open until the client or the server gives up. */
  | { readonly kind: "hang"; readonly when?: "before" | "after" }
  | { readonly kind: "reset"; readonly when?: "before" | "after" }
  /** Half of the body, then the end of the connection. */
  | { readonly kind: "truncate" }
  | { readonly kind: "revoke-token" }
  /** Something else happens first: a push between a read and a write. */
  | { readonly kind: "meanwhile"; readonly act: () => void };

export type WebhookEffect =
  | { readonly kind: "drop" }
  /** Twice with one GUID. */
  | { readonly kind: "duplicate" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** Sent once the next delivery has been answered. */
  | { readonly kind: "reorder" }
  | { readonly kind: "wrong-signature" }
  /** The true one, and another that somebody without the secret signed. */
  | { readonly kind: "forge"; readonly secret: string; readonly payload?: unknown };

export type Fault = {
  readonly match: FaultMatch;
  /** Let this many pass first. */
  readonly skip?: number;
  /** Strike this many times: once, unless there is a probability. */
  readonly times?: number;
  /** Chance of striking, drawn from `seed`. */
  readonly probability?: number;
  readonly seed?: number;
  readonly effect: RequestEffect | WebhookEffect;
};
