import { expect } from "vitest";
import { octokitWith } from "../support/octokit-for.ts";
import type { Scene, Semantic } from "./scene.ts";

const OPINIONS = `query Opinions($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      latestOpinionatedReviews(first: 10) { nodes { state author { login } commit { oid } } }
    }
  }
}`;

const REACT = `mutation React($id: ID!) {
  addReaction(input: { subjectId: $id, content: ROCKET }) { reaction { content } }
}`;

async function opinions({ octokit, at, pullRequest }: Scene): Promise<unknown> {
  const answer: { repository: { pullRequest: { latestOpinionatedReviews: { nodes: unknown } } } } =
    await octokit.graphql(OPINIONS, { ...at, number: pullRequest.number });
  return answer.repository.pullRequest.latestOpinionatedReviews.nodes;
}

export const reviewSemantics: readonly Semantic[] = [
  {
    name: "an approval stays with the commit that it was given on, and a later remark does not take it back",
    prove: async (scene) => {
      const { pullRequest } = scene;
      const approvedSha = pullRequest.headSha;
      pullRequest.approve("grace");
      pullRequest.push({ "a.txt": "three\n" });
      pullRequest.review("grace", { body: "One more thing." });
      expect(await opinions(scene)).toEqual([
        { state: "APPROVED", author: { login: "grace" }, commit: { oid: approvedSha } },
      ]);
    },
  },
  {
    name: "a request for changes takes the place of the same person's approval, and a dismissal ends it",
    prove: async (scene) => {
      const { pullRequest, octokit, at } = scene;
      pullRequest.approve("grace");
      const review = pullRequest.review("grace", { state: "CHANGES_REQUESTED", body: "Not yet." });
      expect(await opinions(scene)).toMatchObject([{ state: "CHANGES_REQUESTED" }]);
      const on = { ...at, pull_number: pullRequest.number, review_id: review.id };
      const { data } = await octokit.rest.pulls.dismissReview({ ...on, message: "Done", event: "DISMISS" });
      expect(data.state).toBe("DISMISSED");
      expect(await opinions(scene)).toMatchObject([{ state: "DISMISSED" }]);
    },
  },
  {
    name: "a review's text takes reactions by GraphQL alone, a remark in it by REST too",
    prove: async ({ octokit, at, pullRequest }) => {
      const review = pullRequest.review("grace", { body: "Why?", remarks: [{ path: "a.txt", body: "Here." }] });
      const answer = await octokit.graphql(REACT, { id: review.nodeId });
      expect(answer).toEqual({ addReaction: { reaction: { content: "ROCKET" } } });
      expect(review.reactions).toMatchObject([{ content: "rocket" }]);
      const comment_id = pullRequest.remarks()[0]?.id ?? 0;
      const react = () =>
        octokit.rest.reactions.createForPullRequestReviewComment({ ...at, comment_id, content: "eyes" });
      expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    },
  },
  {
    name: "a review that is not submitted is its author's alone, and nobody is told of it",
    prove: async ({ gh, octokit, at, pullRequest }) => {
      const on = { ...at, pull_number: pullRequest.number };
      await octokitWith(gh, gh.createUserToken("grace")).rest.pulls.createReview({ ...on, body: "Draft" });
      await gh.settle();
      expect((await octokit.rest.pulls.listReviews(on)).data).toEqual([]);
      expect(gh.deliveries.filter(({ event }) => event === "pull_request_review")).toEqual([]);
    },
  },
];
