/** An answer before the fields that no test reads are filled in from the official schema. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** True where the body goes out as it is: raw bytes, and errors. */
  readonly isComplete: boolean;
}

export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, body, headers, isComplete: false };
}

export function complete(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body, headers, isComplete: true };
}
