import type { Reaction, ReactionContent } from "../world/comment.ts";
import { actorView } from "./actor-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function reactionView(viewer: Viewer, reaction: Reaction): Fields {
  return viewer.view("Reaction", {
    id: reaction.nodeId,
    databaseId: reaction.id,
    content: NAMES[reaction.content],
    createdAt: reaction.createdAt,
    user: () => (reaction.user.type === "User" ? actorView(viewer, reaction.user) : null),
  });
}

/** The content that GraphQL calls by this name; null for a name that it does not know. */
export function reactionContent(name: string): ReactionContent | null {
  const found = Object.entries(NAMES).find(([, graphqlName]) => graphqlName === name);
  return found === undefined ? null : (found[0] as ReactionContent);
}

const NAMES = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  confused: "CONFUSED",
  heart: "HEART",
  hooray: "HOORAY",
  rocket: "ROCKET",
  eyes: "EYES",
} as const;
