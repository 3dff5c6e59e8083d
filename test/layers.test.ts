import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** A violation planted in a copy of the configuration: the linter must name its rule and its reason. */
const PLANTED = [
  ["src/core/planted.ts", 'import "node:fs";', "core is pure"],
  ["src/core/planted-github.ts", 'import "../github/github.ts";', "core imports nothing outside core"],
  ["src/core/planted-clock.ts", "export const now = Date.now();", "global variable Date"],
  ["src/core/planted-env.ts", "export const home = process.env.HOME;", "global variable process"],
  ["src/core/graph/planted.ts", 'import "remark-parse";', "Only src/core/markdown parses Markdown"],
  ["src/core/markdown/planted.ts", 'import "../../store/store.ts";', "core imports nothing outside core"],
  ["src/core/rules/tasks/planted.ts", 'import "./duplicate-id.ts";', "Rules stand alone"],
  ["src/ports/planted.ts", 'import "../github/github.ts";', "Ports know core's types"],
  ["src/evaluator/planted.ts", 'import "../jobs/review.ts";', "The evaluator knows core alone"],
  ["src/github/planted.ts", 'import "../store/store.ts";', "github knows core and ports alone"],
  ["src/github/planted-probot.ts", 'import "probot";', "Only src/app speaks Probot"],
  ["src/store/planted.ts", 'import "../core/graph/task-graph.ts";', "The store knows no domain"],
  ["src/jobs/planted.ts", 'import "../store/store.ts";', "is an interface in src/ports"],
  ["src/jobs/planted-octokit.ts", 'import "@octokit/rest";', "Only src/github speaks Octokit"],
  ["src/app/planted.ts", 'import "pg-boss";', "Only src/store speaks pg-boss"],
  ["src/cli/planted.ts", 'import "../jobs/review.ts";', "The command line knows the evaluator"],
  ["src/jobs/planted-test.ts", 'import "../../test/support/bundles.ts";', "Production code never imports tests"],
] as const;

const ALLOWED = [
  ["src/core/rules/tasks/allowed.ts", 'import "../rule.ts";'],
  ["src/store/allowed.ts", 'import "pg-boss";\nimport "../core/errors.ts";\nimport "../ports/inbox.ts";'],
  ["src/jobs/allowed.ts", 'import "../github/github.ts";\nimport "../core/errors.ts";'],
  ["src/github/allowed.ts", 'import "@octokit/rest";\nimport "../core/errors.ts";'],
] as const;

const biome = join(import.meta.dirname, "../node_modules/.bin/biome");
const root = mkdtempSync(join(tmpdir(), "layers-"));
afterAll(() => rmSync(root, { recursive: true }));

function plant(files: ReadonlyArray<readonly [path: string, text: string, ...unknown[]]>): string {
  const directory = mkdtempSync(join(root, "tree-"));
  cpSync(join(import.meta.dirname, "../biome.json"), join(directory, "biome.json"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), `${text}\n`);
  }
  return directory;
}

function lint(directory: string): string {
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=200", "--colors=off", "src"];
  const run = spawnSync(biome, options, { cwd: directory, encoding: "utf8" });
  return run.stdout + run.stderr;
}

describe("the layer rules", () => {
  const output = lint(plant(PLANTED));

  it.each(PLANTED)("report %s for %s", (path, _text, reason) => {
    const report = output.split(/^(?=src\/)/m).find((part) => part.startsWith(`${path}:`) && part.includes(reason));
    expect(report, `no report on ${path} in:\n${output}`).toBeDefined();
  });

  it("leave lawful imports alone", () => {
    expect(lint(plant(ALLOWED))).not.toContain("noRestrictedImports");
  });

  it("look at every source file of the project", () => {
    const project = join(import.meta.dirname, "..");
    const sources = execFileSync("git", ["ls-files", "src/**.ts", "src/*.ts"], { cwd: project, encoding: "utf8" });
    const looked = /Checked (\d+) files/.exec(
      execFileSync(biome, ["lint", "--colors=off", "--max-diagnostics=1", "src"], { cwd: project, encoding: "utf8" }),
    );
    expect(Number(looked?.[1])).toBeGreaterThanOrEqual(sources.trim().split("\n").length);
    expect(Number(looked?.[1])).toBeGreaterThan(0);
  });
});
