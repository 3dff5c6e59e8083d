/**
 * An error that its user can act on: shown verbatim, with the hint, and never logged as a bug.
 * Everything else that is thrown is either `GitHubError` (`src/github/errors.ts`) or a bug of ours.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
  }
}
