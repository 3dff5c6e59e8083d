import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";

const contract = Contract.load();

const READ = `
  query ($owner: String!, $name: String!, $expression: String!) {
    repository(owner: $owner, name: $name) {
      object(expression: $expression) { __typename oid ... on Blob { text isBinary isTruncated byteSize } }
      pullRequest(number: 12) { headRefOid comments(last: 50) { nodes { id body author { login } } } }
    }
    rateLimit { cost remaining }
  }`;

const COMMIT = `
  mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid url } }
  }`;

const input = {
  branch: { repositoryNameWithOwner: "ada/shop", branchName: "main" },
  message: { headline: "Tick T001" },
  expectedHeadOid: "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
  fileChanges: { additions: [{ path: "tasks.md", contents: "YQ==" }] },
};

describe("GraphQL documents", () => {
  it("are good when the official schema has what they ask", () => {
    expect(contract.checkGraphql(READ)).toEqual([]);
    expect(contract.checkGraphql(COMMIT)).toEqual([]);
  });

  it("are reported for an unknown field, a wrong argument and broken syntax", () => {
    expect(contract.checkGraphql('{ repository(owner: "a", name: "b") { hovercraft } }')).toEqual([
      'Cannot query field "hovercraft" on type "Repository".',
    ]);
    expect(contract.checkGraphql('{ repository(owner: 3, name: "b") { id } }').join()).toContain("String cannot");
    expect(contract.checkGraphql("{ repository(").join()).toContain("Syntax Error");
  });
});

describe("executing GraphQL", () => {
  it("answers from a plain root, with __typename deciding between types", async () => {
    const blob = { __typename: "Blob", oid: "0a1b", text: "abc", isBinary: false, isTruncated: false, byteSize: 3 };
    const author = { __typename: "Bot", login: "spec-kit-enforce" };
    const root = {
      repository: ({ owner }: { owner: string }) => ({
        object: ({ expression }: { expression: string }) => (expression === "main:a" && owner === "ada" ? blob : null),
        pullRequest: { headRefOid: "0a1b", comments: { nodes: [{ id: "IC_1", body: "hi", author }] } },
      }),
      rateLimit: { cost: 1, remaining: 4999 },
    };
    const variables = { owner: "ada", name: "shop", expression: "main:a" };
    const { data, errors } = await contract.executeGraphql(READ, variables, root, undefined);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ repository: { object: { text: "abc" } }, rateLimit: { remaining: 4999 } });
  });

  it("puts the type of an error at the top, where GitHub has it", async () => {
    const root = {
      createCommitOnBranch: () => {
        throw new GraphQLError("Expected branch to point elsewhere", { extensions: { type: "STALE_DATA" } });
      },
    };
    expect(await contract.executeGraphql(COMMIT, { input }, root, undefined)).toEqual({
      data: { createCommitOnBranch: null },
      errors: [{ type: "STALE_DATA", path: ["createCommitOnBranch"], message: "Expected branch to point elsewhere" }],
    });
  });

  it("hands input and context to the resolver", async () => {
    const root = {
      createCommitOnBranch: (given: { input: typeof input }, context: { actor: string }) => ({
        commit: { oid: given.input.expectedHeadOid, url: `https://github.test/${context.actor}` },
      }),
    };
    const { data } = await contract.executeGraphql(COMMIT, { input }, root, { actor: "ada" });
    expect(data).toEqual({
      createCommitOnBranch: { commit: { oid: input.expectedHeadOid, url: "https://github.test/ada" } },
    });
  });

  it.each([
    ['{ repository(owner: 1, name: "a") { id } }', "argumentLiteralsIncompatible"],
    ['{ repository(owner: "a") { id } }', "missingRequiredArguments"],
    ["{ viewer(loud: true) { login } }", "argumentNotAccepted"],
    ["{ viewer }", "selectionMismatch"],
    ["{ node(id: $id) { id } }", "variableNotDefined"],
    ["query Q($id: ID!) { viewer { login } }", "variableNotUsed"],
    ["query Q($id: Idea!) { node(id: $id) { id } }", "undefinedType"],
  ])("gives the mistake in %s GitHub's code %s", async (document, code) => {
    const { errors } = await contract.executeGraphql(document, {}, {}, undefined);
    expect(errors?.map(({ extensions }) => extensions?.code)).toContain(code);
  });

  it("answers a document that does not validate, and missing variables, with errors alone", async () => {
    const invalid = await contract.executeGraphql("{ hovercraft }", {}, {}, undefined);
    expect(invalid).toEqual({
      errors: [
        {
          message: "Field 'hovercraft' doesn't exist on type 'Query'",
          locations: [{ line: 1, column: 3 }],
          extensions: { code: "undefinedField", typeName: "Query", fieldName: "hovercraft" },
        },
      ],
    });
    const answer = await contract.executeGraphql(COMMIT, {}, {}, undefined);
    expect(answer).not.toHaveProperty("data");
    expect(answer.errors?.[0]?.message).toContain('Variable "$input"');
  });
});
