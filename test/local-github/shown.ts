import type { CheckAnnotation, CheckButton, CheckRun } from "./world/check.ts";
import type { Comment } from "./world/comment.ts";

/** A check run as the Checks tab shows it. */
export interface ShownCheck {
  readonly id: number;
  readonly app: string;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly CheckAnnotation[];
  readonly actions: readonly CheckButton[];
}

/** A comment as the conversation shows it. */
export interface ShownComment {
  readonly id: number;
  readonly nodeId: string;
  readonly author: string;
  readonly body: string;
  readonly edited: boolean;
  readonly reactions: readonly string[];
}

export function showCheck(run: CheckRun): ShownCheck {
  const { id, name, externalId, status, conclusion, title, summary, text, actions } = run;
  const { app, headSha } = run.suite;
  return {
    ...{ id, name, externalId, status, conclusion, title, summary, text, actions, headSha },
    app: app.slug,
    annotations: [...run.annotations],
  };
}

export function showComment(comment: Comment): ShownComment {
  return {
    id: comment.id,
    nodeId: comment.nodeId,
    author: comment.author.login,
    body: comment.body,
    edited: comment.lastEditedAt !== null,
    reactions: comment.reactions.map(({ content }) => content),
  };
}
