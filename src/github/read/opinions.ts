import type { ReviewOpinion } from "../../core/snapshot/pull-request.ts";
import { describeActor } from "./actor.ts";
import type { Nodes, ReviewNode } from "./pull-request-query.ts";

const STATES: Readonly<Record<string, ReviewOpinion["state"]>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  DISMISSED: "dismissed",
};

/** The newest opinion of each reviewer: a remark without one takes back no approval, a request for changes does. */
export function describeOpinions(reviews: Nodes<ReviewNode> | null | undefined): readonly ReviewOpinion[] {
  return (reviews?.nodes ?? []).flatMap((node) => {
    const state = node && STATES[node.state];
    if (!node || !state) return [];
    const { fullDatabaseId, author, commit } = node;
    return [{ id: Number(fullDatabaseId), author: describeActor(author), state, commitSha: commit?.oid ?? null }];
  });
}
