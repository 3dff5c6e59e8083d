import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalGitHub } from "../local-github.ts";
import { closeScene, openScene, type Scene } from "../semantics/scene.ts";
import { callEverything } from "./call-everything.ts";
import { routes } from "./index.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(() => closeScene(scene));

describe("the routes", () => {
  it("all answer Octokit in the shapes of the official description", async () => {
    const said: string[] = [];
    scene.octokit.hook.after("request", ({ data }) => void said.push(JSON.stringify(data)));
    await callEverything(scene);
    const told = [...said, ...scene.gh.deliveries.map(({ body }) => body)].join("\n");
    expect([...new Set(told.match(/[^"]*":"https:\/\/filled\.invalid[^"]*/g))]).toEqual([]);
    const called = new Set(scene.gh.requests.map(({ method, template }) => `${method} ${template}`));
    const uncalled = routes.filter(({ method, template }) => !called.has(`${method} ${template}`));
    expect(uncalled.map(({ method, template }) => `${method} ${template}`)).toEqual([]);
    expect(scene.gh.requests.filter(({ status }) => status === null || status >= 400)).toEqual([]);
    expect(scene.gh.violations).toEqual([]);
  });

  it("are where the links of a pull request and of its issue lead", async () => {
    const { gh, octokit, at, pullRequest } = scene;
    const { token } = (await octokit.auth({ type: "installation" })) as { token: string };
    const request = await octokit.rest.pulls.get({ ...at, pull_number: pullRequest.number });
    const issue = await octokit.rest.issues.get({ ...at, issue_number: pullRequest.number });
    const links = Object.values(request.data._links).map(({ href }) => href);
    const urls = [request.data, issue.data].flatMap((data) => [
      ...Object.entries(data).flatMap(([name, url]) => (name.endsWith("_url") || name === "url" ? [String(url)] : [])),
    ]);
    const filled = [...links, ...urls].map((url) => url.replace(/\{[^}]*\}$/, ""));
    const followed = new Set(filled.filter((url) => url.startsWith(`${gh.url}/repos/`)));
    const lost: string[] = [];
    for (const url of followed) {
      const { ok } = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      if (!ok) lost.push(url.slice(url.indexOf("/rockets/")));
    }
    expect(followed.size).toBeGreaterThan(8);
    // What happened to an issue is not kept here.
    expect(lost.toSorted()).toEqual(["/rockets/issues/1/events", "/rockets/issues/1/timeline"]);
    gh.takeViolations();
  });

  it("are served below /api/v3 too, where an Enterprise server has them", async () => {
    const { gh, at } = scene;
    const response = await fetch(`${gh.url}/api/v3/repos/${at.owner}/${at.repo}`);
    expect(response.status).toBe(200);
    const graphql = await fetch(`${gh.url}/api/graphql`, { method: "POST", body: '{"query":"{viewer{login}}"}' });
    expect(graphql.status).toBe(401);
  });

  it("tell of an unknown one as a violation, not as something that merely is not there", async () => {
    const { octokit, at, gh } = scene;
    await expect(octokit.request("GET /repos/{owner}/{repo}/stargazers", at)).rejects.toMatchObject({ status: 404 });
    expect(gh.takeViolations()).toEqual([
      { where: "GET /repos/acme/rockets/stargazers", problem: "this GitHub has no such route" },
    ]);
  });

  it("know which of GitHub's operations they would swallow, and tell of those as unknown", async () => {
    const { octokit, at, gh } = scene;
    const read = octokit.rest.repos.listCommentsForCommit({ ...at, commit_sha: "main" });
    await expect(read).rejects.toMatchObject({ status: 404 });
    expect(gh.takeViolations().map(({ problem }) => problem)).toEqual(["this GitHub has no such route"]);
  });

  it("forgive what GitHub ignores where a caller is not strict", async () => {
    const gh = await LocalGitHub.start({ strict: false });
    const { status } = await fetch(`${gh.url}/rate_limit?colour=blue&page=abc`);
    await gh.stop();
    expect(status).toBe(200);
    expect(gh.violations).toEqual([]);
  });

  it("refuse a request that the official description does not allow, and tell of it", async () => {
    const { octokit, at, gh } = scene;
    const path = `POST /repos/${at.owner}/${at.repo}/check-runs`;
    const request = octokit.request(path, { name: 1, head_sha: true });
    await expect(request).rejects.toMatchObject({ status: 422 });
    expect(gh.takeViolations().map(({ where }) => where)).toContain("POST /repos/{owner}/{repo}/check-runs");
  });

  it("carry GitHub's headers: request id and what is left of the rate limit", async () => {
    const { octokit, at } = scene;
    const first = await octokit.rest.repos.get(at);
    const second = await octokit.rest.repos.get(at);
    expect(first.headers["x-github-request-id"]).toMatch(/^[0-9A-F]+$/);
    const left = [first, second].map(({ headers }) => Number(headers["x-ratelimit-remaining"]));
    expect((left[0] ?? 0) - (left[1] ?? 0)).toBe(1);
  });
});
