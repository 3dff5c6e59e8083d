import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { TreeFiles } from "../../../src/core/snapshot/source-file.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { installOn, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

const CONFIG = `version: 1
layouts:
  - root: docs/rfcs/*
    documents: [{ name: rfc.md, role: spec }]
schemas:
  - { files: "kb/*.json", schema: schemas/kb.json }
`;
const FILES = {
  ".github/spec-kit-enforce.yml": CONFIG,
  ".specify/templates/spec-template.md": "## Scope *(mandatory)*\n",
  "AGENTS.md": "# Rules\n",
  "CLAUDE.md": "# Rules\n",
  "docs/flow.drawio": "<x/>",
  "docs/flow.png": "1",
  "docs/rfcs/1-cart/rfc.md": "# Cart\n",
  "kb/a.json": "{}\n",
  "schemas/kb.json": "{}\n",
  "specs/001-login/contracts/api.yaml": "a: 1\n",
  "specs/001-login/spec.md": "# Login\n",
  "specs/001-login/tasks.md": "- [ ] T001 Log in\n",
};

/** What is read for a pull request that changes these files, and the requests that it took. */
async function readChange(
  files: Parameters<LocalRepository["commit"]>[1],
  rest: Readonly<Record<string, string>> = {},
) {
  const local = gh.createRepository({ name: `context-${repositories++}`, files: { ...FILES, ...rest } });
  const client = await installOn(gh, local);
  local.commit("feature", files, { author: "ada" });
  const pull = local.openPullRequest({ head: "feature", author: "ada" });
  const facts = await client.github.readPullRequest(client.ref(pull.number), []);
  const from = gh.requests.length;
  const bundles = await client.github.readBundles(facts);
  return { ...bundles, requests: requestsSince(gh, from) };
}

const textsIn = (tree: TreeFiles | null | undefined) =>
  tree?.files.map(({ path, bytes }) => `${path}: ${Buffer.from(bytes).toString().trim()}`).sort();

test("instruction files come with those beside them, at the head and at the merge base", async () => {
  const { context, bundles, requests } = await readChange({ "CLAUDE.md": "# New rules\n" });
  expect(bundles).toEqual([]);
  expect(textsIn(context?.head)).toEqual(["AGENTS.md: # Rules", "CLAUDE.md: # New rules", "schemas/kb.json: {}"]);
  expect(textsIn(context?.base)).toEqual(["AGENTS.md: # Rules", "CLAUDE.md: # Rules", "schemas/kb.json: {}"]);
  expect(requests).toHaveLength(3);
});

test("templates come with a spec-kit bundle in the queries that there are anyway", async () => {
  const { context, bundles, requests } = await readChange({ "specs/001-login/spec.md": "# Login again\n" });
  expect(bundles.map(({ files }) => files)).toEqual([["contracts/api.yaml", "spec.md", "tasks.md"]]);
  expect(textsIn(context?.head)).toContain(".specify/templates/spec-template.md: ## Scope *(mandatory)*");
  expect(requests).toHaveLength(3);
});

test("a changed picture asks whether it has a source, and a document of a schema brings the schema", async () => {
  expect((await readChange({ "docs/flow.png": "2" })).context?.known).toContain("docs/flow.drawio");
  const { context } = await readChange({ "kb/a.json": '{ "a": 1 }\n' });
  expect(textsIn(context?.head)).toEqual(['kb/a.json: { "a": 1 }', "schemas/kb.json: {}"]);
});

test("spec bundles of a declared layout are found", async () => {
  const { bundles, base } = await readChange({ "docs/rfcs/1-cart/rfc.md": "# Cart 2\n" });
  expect(bundles.map(({ path, layout }) => [path, layout])).toEqual([["docs/rfcs/1-cart", "docs/rfcs/*"]]);
  expect(base.bundles.map(({ path, files }) => [path, files])).toEqual([["docs/rfcs/1-cart", ["rfc.md"]]]);
});

test("a bundle's files at the merge base are those of before", async () => {
  const { bundles, base } = await readChange({
    "specs/001-login/contracts/api.yaml": null,
    "specs/001-login/plan.md": "# Plan\n",
  });
  expect(bundles[0]?.files).toEqual(["plan.md", "spec.md", "tasks.md"]);
  expect(base.bundles[0]?.files).toEqual(["contracts/api.yaml", "spec.md", "tasks.md"]);
});

test("tasks in a place of no layout are seen, with the documents beside them", async () => {
  const { context, bundles } = await readChange({
    "work/cart/plan.md": "# Plan\n",
    "work/cart/tasks.md": "- [ ] T001 Cart\n",
  });
  expect(bundles).toEqual([]);
  expect(context?.known).toEqual(["work/cart/plan.md", "work/cart/tasks.md"]);
});

test("every path comes along where the configuration switches on a rule that asks for them", async () => {
  const files = { "specs/001-login/tasks.md": "- [x] T001 Log in with src/login.ts\n" };
  expect((await readChange(files, { "src/login.ts": "" })).context?.paths).toBeUndefined();
  const config = `${CONFIG}rules: { trace/phantom-completion: info }\n`;
  const { context, requests } = await readChange(files, { "src/login.ts": "", ".github/spec-kit-enforce.yml": config });
  expect(context?.paths).toEqual(expect.arrayContaining(Object.keys({ ...FILES, "src/login.ts": "" })));
  expect(requests).toHaveLength(3);
});
