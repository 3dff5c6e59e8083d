import { schema as official } from "@octokit/graphql-schema";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { REACTION_MUTATION } from "../../src/github/apply/add-reaction.ts";
import { COMMIT_MUTATION } from "../../src/github/apply/commit-files.ts";
import { COMMIT_CONFIG_QUERY } from "../../src/github/read/base-config.ts";
import { buildBranchQuery } from "../../src/github/read/branch-query.ts";
import { buildDocumentsQuery } from "../../src/github/read/documents-query.ts";
import { MERGE_GROUP_QUERY } from "../../src/github/read/merge-group.ts";
import { OPEN_PULL_REQUESTS_QUERY } from "../../src/github/read/open-pull-requests.ts";
import { buildOpenWithHeadQuery } from "../../src/github/read/open-with-head.ts";
import { PULL_REQUEST_QUERY } from "../../src/github/read/pull-request-query.ts";
import { SAME_BRANCH_QUERY } from "../../src/github/read/siblings.ts";
import { COMMENTS_QUERY } from "../../src/github/read/sticky-comment.ts";
import { TEST_MERGE_QUERY } from "../../src/github/read/test-merge.ts";

const schema = buildSchema(official.idl, { assumeValid: true, assumeValidSDL: true });

const documents = {
  PULL_REQUEST_QUERY,
  COMMIT_CONFIG_QUERY,
  COMMENTS_QUERY,
  SAME_BRANCH_QUERY,
  OPEN_PULL_REQUESTS_QUERY,
  MERGE_GROUP_QUERY,
  TEST_MERGE_QUERY,
  COMMIT_MUTATION,
  REACTION_MUTATION,
  openWithHead: buildOpenWithHeadQuery([3, 7]),
  branch: buildBranchQuery("main", ["a.md", "b.md"]).document,
  branchAlone: buildBranchQuery("main", []).document,
  documents: buildDocumentsQuery([
    { commitSha: "a".repeat(40), path: "a.md" },
    { commitSha: "a".repeat(40), path: "b.md" },
    { commitSha: "b".repeat(40), path: "a.md" },
  ]).document,
};

describe("every GraphQL document agrees with GitHub's schema", () => {
  test.each(Object.entries(documents))("%s", (_, document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  const ofRepositories = Object.entries(documents).filter(([name]) => !name.endsWith("MUTATION"));
  test.each(ofRepositories)("%s asks which repository it is", (_, document) => {
    expect(document).toMatch(/repository\(owner: \$owner, name: \$name\) \{\s+databaseId\s/);
  });

  test("a path never becomes part of a document: it goes in as a variable", () => {
    const path = 'x") { oid } evil: file(path: "y';
    const { document, variables } = buildDocumentsQuery([{ commitSha: "a".repeat(40), path }]);
    expect(document).not.toContain("evil");
    expect(Object.values(variables)).toContain(path);
  });
});
