import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LocalGitHub } from "../../local-github/local-github.ts";
import { openLocalApp, requestsSince } from "../../support/github/local-app.ts";

const PATH = ".github/spec-kit-enforce.yml";

let gh: LocalGitHub;
let owners = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

/** An organisation with a repository that has a pull request, and a `.github` repository that the App may be on. */
async function stage(files: Readonly<Record<string, string>> | null, isInstalled: boolean) {
  const owner = `org-${owners++}`;
  const shop = gh.createRepository({ owner, name: "shop", files: { "src/a.ts": "a\n" } });
  const above = files && gh.createRepository({ owner, name: ".github", files, private: true });
  const installationId = gh.install(shop).id;
  if (above && isInstalled) gh.install(above);
  shop.commit("feature", { "src/a.ts": "b\n" });
  const pull = shop.openPullRequest({ head: "feature" });
  const github = await openLocalApp(gh).installation(installationId);
  const repository = { id: shop.id, owner, name: "shop" };
  const read = () => github.readPullRequest({ installationId, repository, number: pull.number }, []);
  return { owner, github, read, above };
}

describe("the organisation's layer", () => {
  test("is the configuration of the `.github` repository, named with it", async () => {
    const { read, owner } = await stage({ [PATH]: "version: 1\nmode: enforce\n" }, true);
    expect((await read()).organisation).toMatchObject({
      kind: "found",
      config: { path: `${owner}/.github: ${PATH}`, text: "version: 1\nmode: enforce\n" },
    });
  });

  test("is none where that repository says nothing", async () => {
    const { read } = await stage({ "README.md": "# Acme\n" }, true);
    expect((await read()).organisation).toEqual({ kind: "none" });
  });

  test.each([
    ["the App is not on that repository", { [PATH]: "version: 1\n" }],
    ["there is no such repository", null],
  ])("is unreadable where %s: GitHub tells neither from the other", async (_, files) => {
    const { read } = await stage(files, false);
    expect((await read()).organisation).toEqual({ kind: "unreadable" });
  });

  test("is read once, and again after somebody asked for all repositories", async () => {
    const { read, github, above } = await stage({ [PATH]: "version: 1\n" }, true);
    await read();
    above?.commit("main", { [PATH]: "version: 1\nmode: enforce\n" });
    const from = gh.requests.length;
    expect((await read()).organisation).toMatchObject({ config: { text: "version: 1\n" } });
    expect(requestsSince(gh, from)).toEqual(["PullRequest"]);
    await github.readRepositories();
    expect((await read()).organisation).toMatchObject({ config: { text: "version: 1\nmode: enforce\n" } });
  });
});

test("labels of a pull request are read with it", async () => {
  const { read } = await stage(null, false);
  expect((await read()).labels).toEqual([]);
});

describe("a layout that the organisation declares", () => {
  test("is looked for in its repositories, beside their own", async () => {
    const owner = `org-${owners++}`;
    const declare = (root: string) =>
      `version: 1\nlayouts:\n  - { root: "${root}", documents: [{ name: plan.md, role: spec }] }\n`;
    const shop = gh.createRepository({
      owner,
      name: "shop",
      files: { [PATH]: declare("rfcs/*"), "README.md": "# Shop\n" },
    });
    const above = gh.createRepository({ owner, name: ".github", files: { [PATH]: declare("plans/*") } });
    const installationId = gh.install(shop).id;
    gh.install(above);
    shop.commit("feature", { "plans/cart/plan.md": "# Cart\n", "rfcs/till/plan.md": "# Till\n" });
    const { number } = shop.openPullRequest({ head: "feature" });
    const github = await openLocalApp(gh).installation(installationId);
    const repository = { id: shop.id, owner, name: "shop" };
    const facts = await github.readPullRequest({ installationId, repository, number }, []);
    const { bundles } = await github.readBundles(facts);
    expect(bundles.map(({ path, layout }) => [path, layout])).toEqual([
      ["plans/cart", "plans/*"],
      ["rfcs/till", "rfcs/*"],
    ]);
  });
});
