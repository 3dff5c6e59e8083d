/**
 * An error that its user can act on: shown verbatim, with the hint, and never logged as a bug.
 * Everything else that is thrown is either `GitHubError` (`src/github/errors.ts`) or a bug of ours.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;
  /** What it consists of, each shown on a line of its own where there is room. */
  readonly details: readonly string[];

  constructor(
    code: string,
    message: string,
    hint: string,
    options?: ErrorOptions & { readonly details?: readonly string[] },
  ) {
    super(message, options);
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
    this.details = options?.details ?? [];
  }
}
