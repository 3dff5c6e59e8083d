import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BROKEN_TASKS, bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { commitAll, directoryWith, git, repositoryWith, writeFiles } from "./support/directory.ts";

interface CheckJson {
  readonly outcome: string;
  readonly bundles: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly status: string;
      readonly path: string;
      readonly line: number;
    }[];
  }[];
  readonly failures: readonly { readonly path: string | null; readonly reason: string }[];
}

async function checkJson(
  directory: string,
  ...argv: readonly string[]
): Promise<CheckJson & { readonly code: number }> {
  const { code, out } = await cli(directory, ["check", ...argv, "--format", "json"]);
  return { code, ...(JSON.parse(out) as CheckJson) };
}

describe("check", () => {
  it("passes a sound spec bundle and says which one it looked at", async () => {
    const { code, out } = await cli(directoryWith(bundleWith(SOUND_TASKS)), ["check"]);
    expect(out).toContain("specs/001-parcels  ██░░░░░░░░ 1/4 done");
    expect([code, out.trimEnd().split("\n").at(-1)]).toEqual([0, "pass"]);
  });

  it("fails an error, with the line it is about", async () => {
    const { code, out } = await cli(directoryWith(bundleWith(BROKEN_TASKS)), ["check"]);
    expect(code).toBe(1);
    expect(out).toContain("specs/001-parcels/tasks.md:11  error  graph/unknown-dependency");
    expect(out).toContain("11 | - [ ] T004 [US1] Show the newest event");
  });

  it.each([
    ["the repository", ".", []],
    ["the bundle from above", ".", ["specs/001-parcels"]],
    ["one of its documents", ".", ["specs/001-parcels/tasks.md"]],
    ["the bundle from within", "specs/001-parcels", []],
    ["the folder of bundles from within", "specs", ["."]],
  ])("finds a spec bundle given %s", async (_name, from, paths) => {
    for (const root of [repositoryWith(bundleWith(SOUND_TASKS)), directoryWith(bundleWith(SOUND_TASKS))]) {
      expect((await checkJson(join(root, from), ...paths)).bundles).toHaveLength(1);
    }
  });

  it("finds a spec bundle by its slug, as the other subcommands do", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ...bundleWith(SOUND_TASKS, "specs/002-vans") });
    const { code, out } = await cli(root, ["check", "vans"]);
    expect([code, out.includes("specs/002-vans"), out.includes("specs/001-parcels")]).toEqual([0, true, false]);
  });

  it("looks only at the spec bundles beneath the given paths", async () => {
    const root = repositoryWith({ ...bundleWith(SOUND_TASKS), ...bundleWith(BROKEN_TASKS, "specs/002-returns") });
    expect(await checkJson(root, "specs/001-parcels")).toMatchObject({
      code: 0,
      bundles: [{ path: "specs/001-parcels" }],
    });
    expect(await checkJson(root)).toMatchObject({ code: 1, outcome: "fail" });
  });

  it("looks into an ignored place only when it is named", async () => {
    const root = repositoryWith({ ".gitignore": "out/\n", ...bundleWith(SOUND_TASKS, "fixtures/specs/001-parcels") });
    writeFiles(root, bundleWith(BROKEN_TASKS, "out/specs/001-parcels"));
    expect((await checkJson(root)).bundles).toEqual([]);
    expect(await checkJson(root, "fixtures")).toMatchObject({ code: 0, bundles: [{ path: "specs/001-parcels" }] });
    expect(await checkJson(root, "out/specs/001-parcels/tasks.md")).toMatchObject({ code: 1 });
  });

  it("says so when there is no spec bundle", async () => {
    const { code, out } = await cli(directoryWith({ "readme.md": "# Nothing" }), ["check"]);
    expect([code, out]).toEqual([0, "no spec bundles in .; `scaffold` begins one\n"]);
  });

  it("ends with 2 for a named path that holds no spec bundle, and says what it lacks", async () => {
    for (const begin of [directoryWith, repositoryWith]) {
      const root = begin({ ...bundleWith(SOUND_TASKS), "spec/payments/tasks.md": SOUND_TASKS, "src/a.ts": "" });
      const lone = await cli(root, ["check", "spec/payments"]);
      expect([lone.code, lone.out]).toEqual([2, ""]);
      expect(lone.err).toContain("holds tasks.md but no second document of the platform-kit layout");
      expect(lone.err).toContain("add any of constitution.md, prd.md, plan.md, or declare a layout");
      const second = await cli(root, ["check", "specs/001-parcels", "src"]);
      expect([second.code, second.err]).toEqual([2, expect.stringContaining('There is no spec bundle in "src"')]);
    }
  });

  it("names directories with tasks that it did not look at, and judges the rest as before", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), "spec/payments/tasks.md": SOUND_TASKS });
    const { code, out } = await cli(root, ["check"]);
    expect([code, out]).toEqual([0, expect.stringContaining("note  spec/payments holds tasks.md but no second")]);
    expect(await checkJson(root)).toMatchObject({
      strays: [
        { directory: "spec/payments", layout: "platform-kit", missing: ["constitution.md", "prd.md", "plan.md"] },
      ],
    });
    expect(await checkJson(directoryWith(bundleWith(SOUND_TASKS)))).not.toHaveProperty("strays");
  });

  it("fails new errors in a mode that only reports too: what blocks on GitHub is another question", async () => {
    const config = { ".github/spec-kit-enforce.yml": "version: 1\nmode: report\n" };
    expect((await checkJson(directoryWith({ ...bundleWith(BROKEN_TASKS), ...config }))).code).toBe(1);
  });

  it.each([
    ["a path that does not exist", ["check", "nowhere"], 'There is neither a path nor a spec bundle "nowhere".'],
    ["a file of no spec bundle", ["check", "readme.md"], '"readme.md" belongs to no spec bundle.'],
    ["a base outside git", ["check", "--base", "main"], "--base compares with a commit, and git does not track this."],
    ["no token", ["check", "--pr", "acme/shop#1"], "GITHUB_TOKEN is not set."],
    ["a pull request and a path", ["check", "--pr", "acme/shop#1", "specs"], "--pr stands alone."],
    ["half a pull request", ["check", "--pr", "acme/shop"], '"acme/shop" does not name a pull request.'],
  ])("ends with 2 and one sentence for %s", async (_name, argv, sentence) => {
    const { code, out, err } = await cli(directoryWith({ "readme.md": "x" }), argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("check --base", () => {
  it("fails what is new and shows what was there before", async () => {
    const root = repositoryWith(bundleWith(BROKEN_TASKS));
    git(root, "checkout", "--quiet", "-b", "topic");
    const fresh = BROKEN_TASKS.replace("(depends on T001)", "(depends on T008)");
    writeFiles(root, bundleWith(fresh));
    const { code, bundles } = await checkJson(root, "--base", "main");
    const statuses = bundles[0]?.findings.filter(({ rule }) => rule === "graph/unknown-dependency");
    expect(statuses?.map(({ line, status }) => [line, status])).toEqual([
      [10, "new"],
      [11, "existing"],
    ]);
    expect(code).toBe(1);
  });

  it("passes when every error was there before", async () => {
    const root = repositoryWith(bundleWith(BROKEN_TASKS));
    git(root, "checkout", "--quiet", "-b", "topic");
    writeFiles(root, bundleWith(`\n${BROKEN_TASKS}`));
    expect((await checkJson(root, "--base", "main")).code).toBe(0);
  });

  it("takes the configuration of the base, so that a change cannot switch off its own check", async () => {
    const root = repositoryWith(bundleWith(SOUND_TASKS));
    git(root, "checkout", "--quiet", "-b", "topic");
    const lenient = "version: 1\nrules:\n  graph/unknown-dependency: off\n";
    writeFiles(root, { ...bundleWith(BROKEN_TASKS), ".github/spec-kit-enforce.yml": lenient });
    commitAll(root, "switch it off");
    expect((await checkJson(root)).code).toBe(0);
    expect((await checkJson(root, "--base", "main")).code).toBe(1);
  });
});

describe("check on input that nobody meant well", () => {
  it("ends with 2 for a configuration that cannot be read, never with the defaults", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ".github/spec-kit-enforce.yml": "version: [" });
    const { code, err } = await cli(root, ["check"]);
    expect(code).toBe(2);
    expect(err).toContain("spec-kit-enforce.yml");
    expect(err).not.toContain("    at ");
  });

  it("ends with 2 for a configuration that is a link", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), "elsewhere.yml": "version: 1\n", ".github/x": "" });
    symlinkSync("../elsewhere.yml", join(root, ".github/spec-kit-enforce.yml"));
    expect(await cli(root, ["check"])).toMatchObject({ code: 2 });
  });

  it("ends with 2 and names a document that is too large, beside the verdict on the others", async () => {
    const root = directoryWith({
      ...bundleWith("[".repeat(5_000_000)),
      ...bundleWith(SOUND_TASKS, "specs/002-returns"),
    });
    const { code, outcome, failures } = await checkJson(root);
    expect([code, outcome]).toEqual([2, "error"]);
    expect(failures).toMatchObject([{ path: "specs/001-parcels/tasks.md" }]);
  });

  it("ends with 2 for a tasks.md that is a link", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    rmSync(join(root, "specs/001-parcels/tasks.md"));
    symlinkSync("plan.md", join(root, "specs/001-parcels/tasks.md"));
    expect(await cli(root, ["check"])).toMatchObject({ code: 2 });
  });
});
