/**
 * Where a text with slash-commands may stand: the conversation, a review, or a remark on a line. A button of the check is
 * a command that its presser need not write. Each has ids of its own.
 */
export type CommandSurface = "comment" | "review" | "review-comment" | "button";

/** A comment that may hold slash-commands, read again by id: its delivery carried no text. */
export interface CommandComment {
  readonly id: number;
  readonly nodeId: string;
  /** In the conversation where it is not given. */
  readonly surface?: CommandSurface;
  /** The commit that a review, or a remark in one, is about; absent for the conversation, which is about none. */
  readonly commitSha?: string | null;
  /** When it was written, by GitHub's clock, ISO 8601; absent for what is about a commit. */
  readonly createdAt?: string;
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  /** True once anybody has changed the text; such a comment is not obeyed. */
  readonly edited: boolean;
}
