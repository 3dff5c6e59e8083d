import { createSign } from "node:crypto";
import { expect } from "vitest";
import { octokitForApp, octokitWith } from "../support/octokit-for.ts";
import type { Scene, Semantic } from "./scene.ts";

async function tokenFor({ gh, installation }: Scene, scope: object = {}): Promise<string> {
  const app = octokitForApp(gh);
  const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation.id, ...scope });
  return data.token;
}

/** A JSON web token of the App with claims of one's choice. */
function jwt({ gh }: Scene, claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iss: gh.app.id, ...claims })}`;
  return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(gh.app.privateKey, "base64url")}`;
}

export const accessSemantics: readonly Semantic[] = [
  {
    name: "a repository without the App is not found, in REST and GraphQL",
    prove: async ({ gh, octokit }) => {
      gh.createRepository({ owner: "acme", name: "secret", files: { "a.txt": "a\n" }, private: true });
      const get = octokit.rest.repos.get({ owner: "acme", repo: "secret" });
      await expect(get).rejects.toMatchObject({ status: 404 });
      const query = octokit.graphql(`query Q { repository(owner: "acme", name: "secret") { id } }`);
      await expect(query).rejects.toMatchObject({ errors: [{ type: "NOT_FOUND", path: ["repository"] }] });
    },
  },
  {
    name: "a permission that was not granted is a 403 that names what would do",
    prove: async ({ gh, repository, octokit, at, pullRequest }) => {
      gh.install(repository, { permissions: { metadata: "read", contents: "read" } });
      const create = octokit.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha });
      await expect(create).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining("Resource not accessible by integration"),
        response: { headers: { "x-accepted-github-permissions": "checks=write" } },
      });
    },
  },
  {
    name: "an installation token ends after one hour",
    prove: async (scene) => {
      const { gh, at } = scene;
      const holder = octokitWith(gh, await tokenFor(scene));
      gh.world.advance(59 * 60_000);
      expect((await holder.rest.repos.get(at)).status).toBe(200);
      gh.world.advance(2 * 60_000);
      await expect(holder.rest.repos.get(at)).rejects.toMatchObject({ status: 401 });
    },
  },
  {
    name: "a token can be narrowed to some repositories and permissions",
    prove: async (scene) => {
      const { gh, repository, at } = scene;
      const other = gh.createRepository({ owner: "acme", name: "other", files: { "a.txt": "a\n" } });
      gh.install(other);
      const scope = { repository_ids: [repository.id], permissions: { contents: "read" as const } };
      const holder = octokitWith(gh, await tokenFor(scene, scope));
      expect((await holder.rest.repos.getContent({ ...at, path: "a.txt" })).status).toBe(200);
      await expect(holder.rest.pulls.list(at)).rejects.toMatchObject({ status: 403 });
      await expect(holder.rest.repos.get({ owner: "acme", repo: "other" })).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    name: "a token cannot have more than the installation",
    prove: async (scene) => {
      const token = tokenFor(scene, { permissions: { administration: "write" } });
      await expect(token).rejects.toMatchObject({ status: 422 });
    },
  },
  {
    name: "a JSON web token lives for ten minutes at most and is signed by the App's key",
    prove: async (scene) => {
      const now = Math.floor(Date.now() / 1000);
      const call = (token: string) => octokitWith(scene.gh, token).request("GET /app");
      expect((await call(jwt(scene, { iat: now - 60, exp: now + 540 }))).status).toBe(200);
      await expect(call(jwt(scene, { iat: now - 60, exp: now + 900 }))).rejects.toThrow("too far in the future");
      await expect(call(jwt(scene, { iat: now - 60, exp: now - 1 }))).rejects.toThrow("Expiration time");
      await expect(call(jwt(scene, { exp: now + 540 }))).rejects.toThrow("Issued at");
      const forged = `${jwt(scene, { iat: now, exp: now + 540 }).slice(0, -6)}AAAAAA`;
      await expect(call(forged)).rejects.toThrow("could not be decoded");
    },
  },
  {
    name: "a suspended installation gets no token, and those it has stop",
    prove: async (scene) => {
      const holder = octokitWith(scene.gh, await tokenFor(scene));
      scene.gh.suspend(scene.installation);
      await expect(holder.rest.repos.get(scene.at)).rejects.toMatchObject({ status: 403 });
      await expect(tokenFor(scene)).rejects.toThrow("This installation has been suspended");
    },
  },
  {
    name: "a suspension names who and since when, and its end names neither",
    prove: async ({ gh, installation, octokit, at, receiver }) => {
      gh.suspend(installation);
      gh.unsuspend(installation);
      await gh.settle();
      const seen = receiver.heard.map(({ payload }) => [payload.action, payload.installation]);
      const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
      expect(seen).toMatchObject([
        ["suspend", { suspended_by: { login: "acme-admin" }, suspended_at: since }],
        ["unsuspend", { suspended_by: null, suspended_at: null }],
      ]);
      expect((await octokit.rest.repos.get(at)).status).toBe(200);
    },
  },
  {
    name: "an App that was taken off an account is told so, and its tokens stop",
    prove: async (scene) => {
      const { gh, repository, receiver, at } = scene;
      const holder = octokitWith(gh, await tokenFor(scene));
      gh.uninstall(repository);
      await gh.settle();
      expect(receiver.names()).toEqual(["installation.deleted"]);
      await expect(holder.rest.repos.get(at)).rejects.toMatchObject({ status: 401 });
      await expect(tokenFor(scene)).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    name: "the collaborator API shows maintain as write and triage as read, and the true role in role_name",
    prove: async ({ octokit, at, repository }) => {
      const shown = async (username: string) => {
        const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username });
        return `${data.permission} ${data.role_name}`;
      };
      repository.setCollaborator("mia", "maintain");
      repository.setCollaborator("tom", "triage");
      repository.setCollaborator("wim", "write");
      expect(await Promise.all(["mia", "tom", "wim"].map(shown))).toEqual([
        "write maintain",
        "read triage",
        "write write",
      ]);
      await expect(shown("nobody-at-all")).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    name: "to the collaborator API a bot is not a user",
    prove: async ({ octokit, at, gh }) => {
      const read = octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: gh.app.userLogin });
      await expect(read).rejects.toMatchObject({ status: 404, message: expect.stringContaining("is not a user") });
    },
  },
  {
    name: "an answer that refuses tells what is left of the rate limit too",
    prove: async ({ octokit, at }) => {
      const left = { "x-ratelimit-remaining": expect.stringMatching(/^\d+$/), "x-ratelimit-resource": "core" };
      const missing = octokit.rest.pulls.get({ ...at, pull_number: 99 });
      await expect(missing).rejects.toMatchObject({ status: 404, response: { headers: left } });
      const invalid = octokit.rest.pulls.create({ ...at, head: "none", base: "main", title: "t" });
      await expect(invalid).rejects.toMatchObject({ status: 422, response: { headers: left } });
    },
  },
  {
    name: "an archived repository is read-only",
    prove: async ({ octokit, at, repository, pullRequest }) => {
      repository.archive();
      const create = octokit.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha });
      await expect(create).rejects.toMatchObject({ status: 403 });
    },
  },
];
