import { expect } from "vitest";
import type { Semantic } from "./scene.ts";

const textOf = `query Text($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) {
    object(expression: $expression) { ... on Blob { text isTruncated byteSize isBinary } }
  }
}`;

export const readingSemantics: readonly Semantic[] = [
  {
    name: "Blob.text ends at 512,000 bytes and only isTruncated says so",
    prove: async ({ octokit, at, repository }) => {
      repository.commit("main", { "big.txt": "x".repeat(512_001), "fits.txt": "x".repeat(512_000) });
      const big = await octokit.graphql(textOf, { ...at, expression: "main:big.txt" });
      expect(big).toMatchObject({
        repository: { object: { text: "x".repeat(512_000), isTruncated: true, byteSize: 512_001 } },
      });
      const fits = await octokit.graphql(textOf, { ...at, expression: "main:fits.txt" });
      expect(fits).toMatchObject({ repository: { object: { isTruncated: false } } });
    },
  },
  {
    name: "Blob.text is null for a binary file",
    prove: async ({ octokit, at, repository }) => {
      repository.commit("main", { "b.bin": Uint8Array.of(1, 0, 2) });
      const answer = await octokit.graphql(textOf, { ...at, expression: "main:b.bin" });
      expect(answer).toMatchObject({ repository: { object: { text: null, isBinary: true, byteSize: 3 } } });
    },
  },
  {
    name: "a tree of more than 100,000 entries is cut and says truncated",
    prove: async ({ octokit, at, repository }) => {
      const sha = repository.state.git.writeBlob("same\n");
      const entries = Array.from(
        { length: 100_001 },
        (_, index) => ({ name: `f${index}`, mode: "100644", sha }) as const,
      );
      const tree_sha = repository.state.git.writeTree(entries);
      const { data } = await octokit.rest.git.getTree({ ...at, tree_sha, recursive: "1" });
      expect(data.truncated).toBe(true);
      expect(data.tree).toHaveLength(100_000);
    },
  },
  {
    name: "any value of recursive means recursive",
    prove: async ({ octokit, at, repository }) => {
      repository.commit("main", { "deep/down/c.txt": "c\n" });
      const { data } = await octokit.rest.git.getTree({ ...at, tree_sha: "main", recursive: "false" });
      expect(data.tree.map(({ path }) => path)).toEqual(["a.txt", "deep", "deep/down", "deep/down/c.txt"]);
    },
  },
  {
    name: "contents between one and a hundred megabytes come empty with encoding none",
    prove: async ({ octokit, at, repository }) => {
      repository.commit("main", { "big.txt": "x".repeat(1_048_577) });
      const { data } = await octokit.rest.repos.getContent({ ...at, path: "big.txt" });
      expect(data).toMatchObject({ encoding: "none", content: "", size: 1_048_577 });
    },
  },
  {
    name: "an existing file is overwritten only with its blob's SHA",
    prove: async ({ octokit, at, repository }) => {
      const file = { ...at, path: "a.txt", message: "m", content: Buffer.from("new\n").toString("base64") };
      const put = (sha: object) => octokit.rest.repos.createOrUpdateFileContents({ ...file, ...sha });
      await expect(put({})).rejects.toMatchObject({ status: 422 });
      const stale = "1".repeat(40);
      await expect(put({ sha: stale })).rejects.toMatchObject({ status: 409 });
      const { data } = await octokit.rest.repos.getContent({ ...at, path: "a.txt" });
      if (Array.isArray(data)) throw new Error("a.txt is no directory");
      await put({ sha: data.sha });
      expect(Buffer.from(repository.read("main", "a.txt")).toString()).toBe("new\n");
    },
  },
  {
    name: "a branch is moved backwards only by force",
    prove: async ({ octokit, at, repository }) => {
      const before = repository.tip();
      repository.commit("main", { "b.txt": "b\n" });
      const ref = { ...at, ref: "heads/main", sha: before };
      await expect(octokit.rest.git.updateRef(ref)).rejects.toThrow("Update is not a fast forward");
      await octokit.rest.git.updateRef({ ...ref, force: true });
      expect(repository.tip()).toBe(before);
    },
  },
  {
    name: "lists have 30 items a page and name their other pages in Link",
    prove: async ({ octokit, at, pullRequest }) => {
      for (let number = 1; number <= 31; number += 1) pullRequest.comment(`comment ${number}`);
      const list = { ...at, issue_number: pullRequest.number };
      const { data, headers } = await octokit.rest.issues.listComments(list);
      expect(data).toHaveLength(30);
      expect(headers.link).toMatch(/page=2>; rel="next", .*page=2>; rel="last"/);
      const all = await octokit.paginate(octokit.rest.issues.listComments, { ...list, per_page: 10 });
      expect(all.map(({ body }) => body).at(-1)).toBe("comment 31");
    },
  },
  {
    name: "a GraphQL connection needs first or last, of at most 100",
    prove: async ({ octokit, at }) => {
      const read = (bounds: string) =>
        octokit.graphql(
          `query Q($owner: String!, $repo: String!) {
          repository(owner: $owner, name: $repo) { pullRequests${bounds} { totalCount } }
        }`,
          at,
        );
      await expect(read("")).rejects.toMatchObject({ errors: [{ type: "MISSING_PAGINATION_BOUNDARIES" }] });
      await expect(read("(first: 101)")).rejects.toMatchObject({ errors: [{ type: "EXCESSIVE_PAGINATION" }] });
      expect(await read("(first: 100)")).toMatchObject({ repository: { pullRequests: { totalCount: 1 } } });
    },
  },
  {
    name: "a GraphQL document that does not validate is answered with coded errors and no data",
    prove: async ({ octokit, gh }) => {
      const answer = octokit.graphql("query Q { viewer { hovercraft } }");
      await expect(answer).rejects.toMatchObject({ errors: [{ extensions: { code: "undefinedField" } }] });
      await expect(answer).rejects.not.toHaveProperty("response.data");
      expect(gh.takeViolations()).not.toEqual([]);
    },
  },
  {
    name: "commits of a branch come newest first, and by path only those that changed it",
    prove: async ({ octokit, at, repository }) => {
      const first = repository.tip();
      const second = repository.commit("main", { "docs/b.txt": "b\n" }, { author: "ada" });
      const list = async (asked: object) => {
        const { data } = await octokit.rest.repos.listCommits({ ...at, ...asked });
        return data.map(({ sha }) => sha);
      };
      expect(await list({})).toEqual([second, first]);
      expect(await list({ path: "docs" })).toEqual([second]);
      expect(await list({ author: "ada" })).toEqual([second]);
      expect(await list({ since: "2999-01-01T00:00:00Z" })).toEqual([]);
      await expect(list({ sha: "nowhere" })).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    name: "unknown parameters and fields are ignored, and a page that is no number is the first",
    prove: async ({ octokit, at, gh, pullRequest }) => {
      const list = { ...at, page: "abc", per_page: "many", colour: "blue" };
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/pulls", list as object as typeof at);
      expect(data.map(({ number }) => number)).toEqual([pullRequest.number]);
      const run = { ...at, name: "spec", head_sha: pullRequest.headSha, colour: "blue" };
      expect((await octokit.rest.checks.create(run)).status).toBe(201);
      const ignored = gh.takeViolations();
      expect(ignored).toHaveLength(4);
      expect(ignored.every(({ isIgnored }) => isIgnored)).toBe(true);
    },
  },
];
