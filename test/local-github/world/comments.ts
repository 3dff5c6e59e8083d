import type { App } from "./app.ts";
import type { Comment, Reaction, ReactionContent } from "./comment.ts";
import type { Issue } from "./issue.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

const maxBodyLength = 65_536;

export function createComment(world: World, issue: Issue, body: string, author: User, app: App | null): Comment {
  refuseLocked(issue, author);
  refuseLong(body);
  const id = world.nextId();
  const comment: Comment = {
    id,
    nodeId: world.nodeId("IC", id),
    issue,
    author,
    app,
    createdAt: world.timestamp(),
    reactions: [],
    body,
    updatedAt: world.timestamp(),
    editor: null,
    lastEditedAt: null,
  };
  issue.comments.push(comment);
  issue.repository.comments.set(id, comment);
  world.remember(comment.nodeId, "IssueComment", comment);
  tell(world, comment, "created", author);
  return comment;
}

export function editComment(world: World, comment: Comment, body: string, editor: User): void {
  refuseLong(body);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.editor = editor;
  comment.updatedAt = world.timestamp();
  comment.lastEditedAt = comment.updatedAt;
  tell(world, comment, "edited", editor, changes);
}

export function deleteComment(world: World, comment: Comment, sender: User): void {
  comment.issue.comments.splice(comment.issue.comments.indexOf(comment), 1);
  comment.issue.repository.comments.delete(comment.id);
  world.nodes.delete(comment.nodeId);
  tell(world, comment, "deleted", sender);
}

/** The reaction, and whether it is new: reacting twice alike changes nothing. */
export function addReaction(
  world: World,
  to: { readonly reactions: Reaction[] },
  content: ReactionContent,
  user: User,
): { reaction: Reaction; isNew: boolean } {
  const known = to.reactions.find((reaction) => reaction.user === user && reaction.content === content);
  if (known !== undefined) return { reaction: known, isNew: false };
  const id = world.nextId();
  const reaction = { id, nodeId: world.nodeId("REA", id), user, content, createdAt: world.timestamp() };
  to.reactions.push(reaction);
  return { reaction, isNew: true };
}

function tell(
  world: World,
  comment: Comment,
  action: "created" | "edited" | "deleted",
  sender: User,
  changes?: Readonly<Record<string, unknown>>,
): void {
  const { issue } = comment;
  const event = { name: "issue_comment", action, repository: issue.repository, issue, comment, sender } as const;
  world.publish(changes === undefined ? event : { ...event, changes });
}

/** A locked conversation takes comments only from those who may write; an App is not among them. */
function refuseLocked(issue: Issue, author: User): void {
  if (!issue.locked) return;
  const role = roleOf(issue.repository, author);
  if (author.type === "Bot" || role === null || role === "read" || role === "triage") {
    throw new Refusal(403, "Unable to create comment because issue is locked.");
  }
}

function refuseLong(body: string): void {
  if (body.trim() === "") throw commentInvalid("body can't be blank");
  if ([...body].length > maxBodyLength)
    throw commentInvalid(`Body is too long (maximum is ${maxBodyLength} characters)`);
}

function commentInvalid(message: string): Refusal {
  return new Refusal(422, "Validation Failed", {
    errors: [{ resource: "IssueComment", code: "unprocessable", field: "data", message }],
  });
}

export function findComment(repository: Repository, id: number): Comment {
  const comment = repository.comments.get(id);
  if (comment === undefined) throw new Refusal(404, "Not Found");
  return comment;
}
