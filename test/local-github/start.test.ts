import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { readEnvironment } from "../../src/env.ts";

it("runs alone, prints what others need to point at it, and stops on SIGTERM", async () => {
  const script = new URL("start.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const printed: { baseUrl: string; appId: number; privateKey: string; repository: string; userToken: string } =
    JSON.parse(line);

  const app = new Octokit({
    baseUrl: printed.baseUrl,
    authStrategy: createAppAuth,
    auth: { appId: printed.appId, privateKey: printed.privateKey },
  });
  expect((await app.rest.apps.getAuthenticated()).data?.slug).toBe("spec-kit-enforce");
  const person = new Octokit({ baseUrl: printed.baseUrl, auth: printed.userToken });
  const [owner = "", repo = ""] = printed.repository.split("/");
  const { data } = await person.rest.git.getTree({ owner, repo, tree_sha: "main", recursive: "1" });
  expect(data.tree.map(({ path }) => path)).toContain("specs/001-greeter/tasks.md");

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("prints the service's environment for a shell, as docs/local-github.md has it", async () => {
  const script = new URL("start.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, "--env"], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("GITHUB_TOKEN=")) break;
  }
  child.kill("SIGTERM");
  const env = Object.fromEntries(lines.map((line) => [line.split("=", 1)[0], /='(.*)'$/.exec(line)?.[1]]));
  expect(readEnvironment(env)).toMatchObject({ APP_ID: expect.any(Number), apiUrl: env.GITHUB_API_URL });
});
