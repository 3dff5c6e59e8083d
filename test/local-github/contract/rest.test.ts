import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import * as live from "./live-values.ts";

const contract = Contract.load();
const REPO = "/repos/{owner}/{repo}";

const RESPONSES: readonly (readonly [string, string, number, unknown])[] = [
  ["GET", "/app", 200, live.app],
  ["GET", "/app/installations", 200, [live.installation]],
  ["GET", "/app/installations/{installation_id}", 200, live.installation],
  [
    "POST",
    "/app/installations/{installation_id}/access_tokens",
    201,
    {
      token: "ghs_1",
      expires_at: "2026-02-03T05:05:06Z",
      permissions: { checks: "write" },
      repository_selection: "all",
    },
  ],
  [
    "GET",
    "/app/hook/deliveries",
    200,
    [
      {
        id: 1,
        guid: "6f3c",
        delivered_at: "2026-02-03T04:05:06Z",
        redelivery: false,
        duration: 0.2,
        status: "OK",
        status_code: 200,
        event: "push",
        action: null,
        installation_id: 301,
        repository_id: 101,
      },
    ],
  ],
  ["GET", "/installation/repositories", 200, { total_count: 1, repositories: [live.repository] }],
  ["GET", REPO, 200, live.repository],
  ["GET", `${REPO}/pulls`, 200, [live.pullRequestInList]],
  ["POST", `${REPO}/pulls`, 201, live.pullRequest],
  ["GET", `${REPO}/pulls/{pull_number}`, 200, live.pullRequest],
  [
    "GET",
    `${REPO}/pulls/{pull_number}/files`,
    200,
    [{ sha: live.blob.sha, filename: "a.md", status: "modified", additions: 1, deletions: 0, changes: 1 }],
  ],
  ["GET", `${REPO}/pulls/{pull_number}/commits`, 200, [live.commit]],
  ["PUT", `${REPO}/pulls/{pull_number}/merge`, 200, { sha: live.commit.sha, merged: true, message: "Merged" }],
  [
    "GET",
    `${REPO}/compare/{basehead}`,
    200,
    {
      status: "ahead",
      ahead_by: 1,
      behind_by: 0,
      total_commits: 1,
      base_commit: live.commit,
      merge_base_commit: live.commit,
      commits: [live.commit],
    },
  ],
  ["GET", `${REPO}/git/trees/{tree_sha}`, 200, live.tree],
  ["POST", `${REPO}/git/trees`, 201, live.tree],
  ["GET", `${REPO}/git/blobs/{file_sha}`, 200, live.blob],
  ["GET", `${REPO}/git/commits/{commit_sha}`, 200, live.gitCommit],
  ["POST", `${REPO}/git/refs`, 201, live.gitRef],
  ["GET", `${REPO}/contents/{path}`, 200, live.fileContent],
  ["GET", `${REPO}/contents/{path}`, 200, [{ type: "dir", name: "specs", path: "specs", sha: live.tree.sha, size: 0 }]],
  ["PUT", `${REPO}/contents/{path}`, 201, { content: live.fileContent, commit: live.gitCommit }],
  ["GET", `${REPO}/branches/{branch}`, 200, { name: "main", commit: live.commit, protected: false }],
  ["POST", `${REPO}/check-runs`, 201, live.checkRun],
  ["GET", `${REPO}/commits/{ref}/check-runs`, 200, { total_count: 1, check_runs: [live.checkRun] }],
  [
    "GET",
    `${REPO}/check-runs/{check_run_id}/annotations`,
    200,
    [{ path: "a.md", start_line: 1, end_line: 1, annotation_level: "failure", message: "m", title: null }],
  ],
  [
    "GET",
    `${REPO}/check-suites/{check_suite_id}`,
    200,
    { ...live.checkSuite, head_commit: live.headCommit, repository: live.repository },
  ],
  ["POST", `${REPO}/issues/{issue_number}/comments`, 201, live.comment],
  ["POST", `${REPO}/issues/comments/{comment_id}/reactions`, 201, live.reaction],
  [
    "GET",
    `${REPO}/collaborators/{username}/permission`,
    200,
    { permission: "write", role_name: "maintain", user: { ...live.user, role_name: "maintain" } },
  ],
  ["GET", "/users/{username}", 200, { ...live.user, name: "Ada" }],
  ["GET", "/rate_limit", 200, {}],
];

describe("filled responses", () => {
  it.each(RESPONSES)("%s %s conforms with status %i and keeps what is live", (method, template, status, value) => {
    const filled = contract.fill(method, template, status, value);
    expect(contract.checkResponse(method, template, status, filled)).toEqual([]);
    expect(filled).toMatchObject(value as object);
  });
});

describe("responses", () => {
  it("are reported where they lack a field or have one of a wrong type", () => {
    const filled = contract.fill("POST", `${REPO}/check-runs`, 201, live.checkRun);
    const broken = { ...(filled as object), conclusion: "exploded", app: undefined, id: "901" };
    const problems = contract.checkResponse("POST", `${REPO}/check-runs`, 201, JSON.parse(JSON.stringify(broken)));
    expect(problems).toContain("/ must have required property 'app'");
    expect(problems).toContain("/id must be integer");
    expect(problems.join("\n")).toContain("/conclusion must be equal to one of the allowed values: success");
  });

  it("are reported with a status that the description lacks, and with a body where none belongs", () => {
    const problems = contract.checkResponse("POST", `${REPO}/check-runs`, 200, {});
    expect(problems).toEqual(["status 200 is not declared"]);
    const remove = ["DELETE", `${REPO}/git/refs/{ref}`, 204] as const;
    expect(contract.checkResponse(...remove, undefined)).toEqual([]);
    expect(contract.checkResponse(...remove, { ok: true })).toEqual(["/ must be empty with status 204"]);
  });

  it("may be an empty 304 for every read", () => {
    expect(contract.checkResponse("GET", REPO, 304, undefined)).toEqual([]);
    expect(contract.checkResponse("GET", REPO, 304, {})).toEqual(["/ must be empty with status 304"]);
  });

  it("with undeclared errors are held to the common shapes", () => {
    const refusal = { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com" };
    const check = (body: unknown) => contract.checkResponse("POST", `${REPO}/check-runs`, 403, body);
    expect(check(refusal)).toEqual([]);
    expect(check({ ...refusal, errors: [{ code: "invalid", resource: "CheckRun", field: "annotations" }] })).toEqual(
      [],
    );
    expect(check({ error: "no" })).toEqual(["/ must have a message"]);
    expect(check({ message: "no", documentation_url: 3 })).not.toEqual([]);
  });
});

describe("requests", () => {
  const checkRun = { name: "spec-kit-enforce", head_sha: live.commit.sha, status: "in_progress" };
  const check = (body: unknown) => contract.checkRequest("POST", `${REPO}/check-runs`, { query: {}, body });

  it("are good when they say what is required", () => {
    expect(check(checkRun)).toEqual([]);
    const query = { state: "open", per_page: "100", page: "2" };
    expect(contract.checkRequest("GET", `${REPO}/pulls`, { query, body: undefined })).toEqual([]);
  });

  it("are reported when they lack a required field or go over a limit", () => {
    expect(check({ name: "x" })).toEqual(["body / must have required property 'head_sha'"]);
    const annotation = { path: "a", start_line: 1, end_line: 1, annotation_level: "notice", message: "m" };
    const output = { title: "t", summary: "s", annotations: Array(51).fill(annotation) };
    expect(check({ ...checkRun, output })).toEqual(["body /output/annotations must NOT have more than 50 items"]);
    expect(check(undefined)).toEqual(["body / is required"]);
  });

  it("are reported for a query of the wrong type", () => {
    const query = { state: "ajar" };
    expect(contract.checkRequest("GET", `${REPO}/pulls`, { query, body: undefined })).toEqual([
      "query /state must be equal to one of the allowed values: open, closed, all",
    ]);
  });

  it("are good with fields, parameters and pages that GitHub ignores, which are told apart", () => {
    const parts = { query: { per_page: "many", pre_page: "100", state: "all" }, body: undefined };
    expect(contract.checkRequest("GET", `${REPO}/pulls`, parts)).toEqual([]);
    expect(contract.findIgnored("GET", `${REPO}/pulls`, parts)).toEqual([
      "query /per_page must be a number",
      "query / has an unknown parameter: pre_page",
    ]);
    const misnamed = { query: {}, body: { ...checkRun, conclusoin: "success" } };
    expect(contract.checkRequest("POST", `${REPO}/check-runs`, misnamed)).toEqual([]);
    const ignored = contract.findIgnored("POST", `${REPO}/check-runs`, misnamed);
    expect(ignored).toEqual(["body / has an unknown field: conclusoin"]);
  });

  it("are known to have a body where none belongs, unless it is empty", () => {
    const find = (body: unknown) => contract.findIgnored("DELETE", `${REPO}/git/refs/{ref}`, { query: {}, body });
    expect(find({})).toEqual([]);
    expect(find({ force: true })).toEqual(["body / must be absent"]);
  });

  it("for an operation outside the extract are a mistake of the caller", () => {
    expect(() => contract.checkRequest("GET", "/nowhere", { query: {}, body: undefined })).toThrow("operations.ts");
  });
});
