import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";

const contract = Contract.load();
const REPO = "/repos/{owner}/{repo}";
const params = { owner: "ada", repo: "shop" };

describe("matching a raw path", () => {
  it.each([
    ["GET", "/repos/ada/shop/contents/specs%2F001%2Ftasks.md", "contents/{path}", { path: "specs/001/tasks.md" }],
    ["GET", "/repos/ada/shop/contents/specs/001/tasks%20a.md", "contents/{path}", { path: "specs/001/tasks a.md" }],
    ["GET", "/repos/ada/shop/contents/", "contents/{path}", { path: "" }],
    ["GET", "/repos/ada/shop/git/ref/heads%2Ffeature%2Fx", "git/ref/{ref}", { ref: "heads/feature/x" }],
    ["PATCH", "/repos/ada/shop/git/refs/heads/feature/x", "git/refs/{ref}", { ref: "heads/feature/x" }],
    ["GET", "/repos/ada/shop/branches/feature%2Fx", "branches/{branch}", { branch: "feature/x" }],
    ["GET", "/repos/ada/shop/rules/branches/feature/x", "rules/branches/{branch}", { branch: "feature/x" }],
    ["GET", "/repos/ada/shop/compare/main...feat%2Fx", "compare/{basehead}", { basehead: "main...feat/x" }],
    ["GET", "/repos/ada/shop/commits/feat/x", "commits/{ref}", { ref: "feat/x" }],
    ["GET", "/repos/ada/shop/commits/feat%2Fx/check-runs", "commits/{ref}/check-runs", { ref: "feat/x" }],
    ["GET", "/repos/ada/shop/commits/0a1b/pulls", "commits/{commit_sha}/pulls", { commit_sha: "0a1b" }],
    ["get", "/repos/ada/shop/issues/comments/5", "issues/comments/{comment_id}", { comment_id: "5" }],
    ["GET", "/repos/ada/shop/issues/5/comments", "issues/{issue_number}/comments", { issue_number: "5" }],
  ])("%s %s is %s", (method, path, template, own) => {
    expect(contract.match(method, path)).toEqual({ template: `${REPO}/${template}`, params: { ...params, ...own } });
  });

  it("decodes a bot's login", () => {
    expect(contract.match("GET", "/users/spec-kit-enforce%5Bbot%5D")?.params).toEqual({
      username: "spec-kit-enforce[bot]",
    });
  });

  it("finds nothing outside the extract, under another method, or behind broken percent signs", () => {
    expect(contract.match("GET", "/repos/ada/shop/stargazers")).toBeNull();
    expect(contract.match("DELETE", "/repos/ada/shop")).toBeNull();
    // GitHub has these, and a branch or a number of that name would swallow them.
    expect(contract.match("GET", "/repos/ada/shop/branches/main/protection")).toBeNull();
    expect(contract.match("GET", "/repos/ada/shop/issues/events")).toBeNull();
    expect(contract.match("GET", "/users/%zz")).toBeNull();
  });
});
