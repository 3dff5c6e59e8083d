import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { commitAll, directoryWith, git, repositoryWith, writeFiles } from "./support/directory.ts";

const TASKS = "specs/001-parcels/tasks.md";
const WRONG_TOTAL = `${SOUND_TASKS}\n**Total Tasks**: 7\n**Completed**: 1\n**Blocked**: 0\n`;
const RIGHT_TOTAL = `${SOUND_TASKS}\n**Total Tasks**: 4\n**Completed**: 1\n**Blocked**: 0\n`;

function read(root: string): string {
  return readFileSync(join(root, TASKS), "utf8");
}

describe("check --fix", () => {
  it("fixes the documents, says so on stderr, and checks what is left", async () => {
    const root = directoryWith(bundleWith(WRONG_TOTAL));
    const { code, out, err } = await cli(root, ["check", "--fix"]);
    expect(err).toBe(`fixed  ${TASKS}:13  summary/count-mismatch: write 4 for Total Tasks\n`);
    expect(out).not.toContain("summary/count-mismatch");
    expect([code, read(root)]).toEqual([0, RIGHT_TOTAL]);
  });

  it("changes nothing the second time", async () => {
    const root = directoryWith(bundleWith(WRONG_TOTAL));
    await cli(root, ["check", "--fix"]);
    const { code, err } = await cli(root, ["check", "--fix"]);
    expect([code, err, read(root)]).toEqual([0, "nothing to fix\n", RIGHT_TOTAL]);
  });

  it("leaves standard output to the report, in the format asked for", async () => {
    const root = directoryWith(bundleWith(WRONG_TOTAL));
    const { out } = await cli(root, ["check", "--fix", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ outcome: "pass" });
  });

  it("fails for what is left", async () => {
    const root = directoryWith(bundleWith(WRONG_TOTAL.replace("depends on T003", "depends on T009")));
    const { code, out } = await cli(root, ["check", "--fix"]);
    expect([code, read(root)]).toEqual([1, RIGHT_TOTAL.replace("depends on T003", "depends on T009")]);
    expect(out).toContain("graph/unknown-dependency");
  });

  it("fixes every spec bundle by itself", async () => {
    const root = directoryWith({ ...bundleWith(WRONG_TOTAL), ...bundleWith(WRONG_TOTAL, "specs/002-vans") });
    const { err } = await cli(root, ["check", "--fix"]);
    expect(err.split("\n").filter((line) => line.startsWith("fixed"))).toHaveLength(2);
  });

  it("counts where nobody would", async () => {
    const directories = ["specs/002-a", "specs/003-b", "specs/004-c", "specs/005-d"];
    const root = directoryWith(Object.assign({}, ...directories.map((path) => bundleWith(WRONG_TOTAL, path))));
    expect((await cli(root, ["check", "--fix", "--dry-run"])).err).toMatch(/\nin all: 4 would fix\n$/);
    expect((await cli(root, ["check", "--fix"])).err).toMatch(/\nin all: 4 fixed\n$/);
  });

  it("fixes with --base only what the base does not have", async () => {
    const root = repositoryWith(bundleWith(WRONG_TOTAL));
    writeFiles(root, bundleWith(WRONG_TOTAL, "specs/002-vans"));
    commitAll(root, "second");
    const { err } = await cli(root, ["check", "--fix", "--base", "HEAD~1"]);
    expect(err).toBe("fixed  specs/002-vans/tasks.md:13  summary/count-mismatch: write 4 for Total Tasks\n");
    expect(read(root)).toBe(WRONG_TOTAL);
  });

  it.skipIf(process.getuid?.() === 0)("says why where a document may not be written", async () => {
    const root = directoryWith(bundleWith(WRONG_TOTAL));
    chmodSync(join(root, TASKS), 0o444);
    const { code, err } = await cli(root, ["check", "--fix"]);
    expect([code, read(root)]).toEqual([2, WRONG_TOTAL]);
    expect(err).toContain("could not be written");
  });
});

describe("check --fix --rule", () => {
  it("fixes what is fixed on request alone, and nothing of other rules", async () => {
    const tasks = `${SOUND_TASKS}\n**Total Tasks**: 7\n`;
    const root = directoryWith(bundleWith(tasks));
    expect((await cli(root, ["check", "--fix"])).err).toBe("nothing to fix\n");
    await cli(root, ["check", "--fix", "--rule", "docs/broken-table"]);
    expect(read(root)).toBe(tasks);
    await cli(root, ["check", "--fix", "--rule", "summary/count-mismatch"]);
    expect(read(root)).toBe(tasks.replace("7", "4"));
  });

  it.each([
    ["there is no such rule", "summary/counts", 'There is no rule "summary/counts"'],
    ["the rule has no autofix", "graph/dead-end", "graph/dead-end has no autofix. `explain graph/dead-end` says"],
  ])("is refused where %s", async (_, rule, reason) => {
    const { code, err } = await cli(directoryWith(bundleWith(SOUND_TASKS)), ["check", "--fix", "--rule", rule]);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe("check --fix --dry-run", () => {
  it.each([
    ["line ends of Unix", WRONG_TOTAL],
    ["line ends of Windows", WRONG_TOTAL.replaceAll("\n", "\r\n")],
    ["no line end at its end", WRONG_TOTAL.trimEnd()],
    ["a byte order mark", `\uFEFF${WRONG_TOTAL}`],
  ])("prints a diff that git applies to a document with %s, and writes nothing", async (_, tasks) => {
    const root = repositoryWith(bundleWith(tasks));
    const { code, out } = await cli(root, ["check", "--fix", "--dry-run"]);
    expect([code, read(root)]).toEqual([0, tasks]);
    execFileSync("git", ["apply"], { cwd: root, input: out });
    expect(read(root)).toBe(tasks.replace("7", "4"));
    expect(git(root, "diff", "--numstat").trim()).toBe(`1\t1\t${TASKS}`);
  });

  it("says so where there is nothing to fix", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const printed = await cli(root, ["check", "--fix", "--dry-run"]);
    expect(printed).toEqual({ code: 0, out: "", err: "nothing to fix\n" });
  });

  it("is refused where there is nothing to try", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    expect(await cli(root, ["check", "--dry-run"])).toMatchObject({ code: 2 });
    expect((await cli(root, ["check", "--pr", "acme/shop#1", "--fix"])).err).toContain("Comment `/spec fix` on it");
  });
});
