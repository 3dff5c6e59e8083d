/** GitHub says no: an HTTP status and the message it gives. */
export class Refusal extends Error {
  readonly status: number;
  /** Entries of `errors` in the answer's body, where it has some. */
  readonly errors: readonly unknown[] | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    extra: { errors?: readonly unknown[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.errors = extra.errors ?? null;
    this.headers = extra.headers ?? {};
  }
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

/** A 422 in the words of the API's validation: one resource, one field. */
export function invalid(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, "Validation Failed", { errors: [{ resource, code: "custom", field, message }] });
}

/** A 422 for a field that names something which is not there: a code and no words. */
export function invalidField(resource: string, field: string): Refusal {
  return new Refusal(422, "Validation Failed", { errors: [{ resource, field, code: "invalid" }] });
}

export function unprocessable(message: string): Refusal {
  return new Refusal(422, message);
}
