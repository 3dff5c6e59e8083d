import { expect } from "vitest";
import type { Semantic } from "./scene.ts";

export const commentSemantics: readonly Semantic[] = [
  {
    name: "a locked conversation takes no comment from an App",
    prove: async ({ octokit, at, pullRequest }) => {
      pullRequest.lock();
      const create = octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body: "b" });
      await expect(create).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining("Unable to create comment because issue is locked"),
      });
    },
  },
  {
    name: "a comment of more than 65,536 characters is refused, and an edit to one keeps the old body",
    prove: async ({ octokit, at, pullRequest }) => {
      const target = { ...at, issue_number: pullRequest.number };
      const { data } = await octokit.rest.issues.createComment({ ...target, body: "b".repeat(65_536) });
      const body = "b".repeat(65_537);
      await expect(octokit.rest.issues.createComment({ ...target, body })).rejects.toMatchObject({ status: 422 });
      const edit = octokit.rest.issues.updateComment({ ...at, comment_id: data.id, body });
      await expect(edit).rejects.toMatchObject({ status: 422 });
      expect(pullRequest.comments()[0]?.body).toHaveLength(65_536);
    },
  },
  {
    name: "reacting twice alike is one reaction: 201 first, then 200",
    prove: async ({ octokit, at, pullRequest }) => {
      const reaction = { ...at, comment_id: pullRequest.comment("/spec help"), content: "eyes" as const };
      const first = await octokit.rest.reactions.createForIssueComment(reaction);
      const second = await octokit.rest.reactions.createForIssueComment(reaction);
      expect([first.status, second.status]).toEqual([201, 200]);
      expect(second.data.id).toBe(first.data.id);
      expect(pullRequest.comments()[0]?.reactions).toEqual(["eyes"]);
    },
  },
  {
    name: "a comment on a pull request needs the permission for pull requests, whatever that for issues",
    prove: async ({ gh, octokit, at, repository, pullRequest }) => {
      gh.install(repository, { permissions: { issues: "write", pull_requests: "read" } });
      const on = (issue_number: number) => octokit.rest.issues.createComment({ ...at, issue_number, body: "b" });
      await expect(on(pullRequest.number)).rejects.toMatchObject({ status: 403 });
      const issue = repository.openIssue({ title: "An issue" });
      expect((await on(issue.number)).status).toBe(201);
    },
  },
  {
    name: "the App's own comments come back as webhooks that name it",
    prove: async ({ gh, octokit, at, pullRequest, receiver }) => {
      await octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body: "mine" });
      await gh.settle();
      expect(receiver.heard.at(-1)?.payload).toMatchObject({
        action: "created",
        sender: { type: "Bot", login: gh.app.userLogin },
        comment: { performed_via_github_app: { id: gh.app.id } },
      });
    },
  },
  {
    name: "a comment somebody else edited keeps its author and names the editor as sender",
    prove: async ({ gh, pullRequest, repository, receiver }) => {
      repository.setCollaborator("wim", "write");
      const id = pullRequest.comment("before", "ada");
      pullRequest.editComment(id, "after", "wim");
      await gh.settle();
      expect(receiver.heard.at(-1)?.payload).toMatchObject({
        action: "edited",
        changes: { body: { from: "before" } },
        comment: { user: { login: "ada" }, body: "after" },
        sender: { login: "wim" },
      });
    },
  },
  {
    name: "GraphQL writes a bot's login without the [bot] that REST ends it with",
    prove: async ({ octokit, at, pullRequest }) => {
      const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: pullRequest.number, body: "b" });
      const answer = await octokit.graphql(
        "query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { viewerDidAuthor author { __typename login } } } }",
        { ids: [data.node_id] },
      );
      expect(data.user?.login).toBe("spec-kit-enforce[bot]");
      expect(answer).toEqual({
        nodes: [{ viewerDidAuthor: true, author: { __typename: "Bot", login: "spec-kit-enforce" } }],
      });
    },
  },
];
