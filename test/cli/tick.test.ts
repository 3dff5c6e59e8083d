import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { directoryWith, repositoryWith } from "./support/directory.ts";

const TASKS = "specs/001-parcels/tasks.md";

const KEPT = `# Parcels

### P1.1: Store events

**Dependencies**: None

### P1.2: Show events

**Dependencies**: P1.1

## Completed Tasks

| ID | Task | Completed | PR | By |
|----|------|-----------|----|----|
| | | | | |
`;

function read(root: string): string {
  return readFileSync(join(root, TASKS), "utf8");
}

describe("tick", () => {
  it("ticks in place and says what it did", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const { code, out } = await cli(root, ["tick", TASKS, "T002", "T003", "T001"]);
    expect([code, out]).toEqual([0, `${TASKS}: now done: T002, T003\n${TASKS}: already done: T001\n`]);
    expect(read(root)).toBe(SOUND_TASKS.replace("[ ] T002", "[x] T002").replace("[ ] T003", "[x] T003"));
  });

  it("finds the tasks document of a directory", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    expect(await cli(root, ["tick", "specs/001-parcels/", "T002"])).toMatchObject({ code: 0 });
    expect(read(root)).toContain("[x] T002");
  });

  it("takes a tick back", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    await cli(root, ["tick", TASKS, "T001", "--as", "todo"]);
    expect(read(root)).toBe(SOUND_TASKS.replace("[x] T001", "[ ] T001"));
  });

  it("shows the lines of a dry run and writes nothing", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const { out } = await cli(root, ["tick", TASKS, "T002", "--dry-run"]);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "@@ line 6",
      "-- [ ] T002 [P] Add the lint configuration in biome.json",
      "+- [x] T002 [P] Add the lint configuration in biome.json",
    ]);
    expect(read(root)).toBe(SOUND_TASKS);
  });

  it("enters the day, the person and the pull request where the document keeps them", async () => {
    const root = directoryWith(bundleWith(KEPT));
    const { code, err } = await cli(root, ["tick", TASKS, "P1.1", "--by", "@ada", "--pr", "42"]);
    expect([code, err]).toEqual([0, ""]);
    expect(read(root)).toMatch(/^\| P1\.1 \| Store events \| \d{4}-\d\d-\d\d \| #42 \| @ada \|$/m);
  });

  it("warns of a tick before its time, and writes it all the same", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const { code, err } = await cli(root, ["tick", TASKS, "T004"]);
    const sentence = "warning: T004 depends on T003, still open. Do that first, or correct the dependency.";
    expect([code, err]).toEqual([0, `${TASKS}: ${sentence}\n`]);
    expect(read(root)).toContain("[x] T004");
  });

  it("tells programs the same, and nothing of what is ticked along", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const argv = ["tick", TASKS, "T004", "--format", "json", "--dry-run"];
    expect(JSON.parse((await cli(root, argv)).out)).toEqual({
      version: 1,
      path: TASKS,
      to: "done",
      dryRun: true,
      changed: ["T004"],
      unchanged: [],
      warnings: [{ task: "T004", openDependencies: ["T003"] }],
    });
    expect(await cli(root, ["tick", TASKS, "T003", "T004"])).toMatchObject({ code: 0, err: "" });
  });

  it("ends with 1, the reason and an untouched file when one of several is refused", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const { code, err } = await cli(root, ["tick", TASKS, "T002", "T404"]);
    expect(code).toBe(1);
    expect(err).toContain("There is no task T404 in this file.");
    expect(read(root)).toBe(SOUND_TASKS);
  });

  it.each([
    ["a file that does not exist", ["tick", "nowhere.md", "T001"]],
    ["a status that nobody knows", ["tick", TASKS, "T001", "--as", "finished"]],
    ["no task", ["tick", TASKS]],
    ["a pull request that is no number", ["tick", TASKS, "T001", "--pr", "this one"]],
    ["a name that would end a cell", ["tick", TASKS, "T001", "--by", "ada | bob"]],
  ])("ends with 2 for %s", async (_name, argv) => {
    expect(await cli(directoryWith(bundleWith(SOUND_TASKS)), argv)).toMatchObject({ code: 2, out: "" });
  });

  it("writes with the marks that the repository's configuration gives a meaning", async () => {
    const config =
      "version: 1\nmarkers:\n  w: in-progress\noverrides:\n  - bundles: [specs/001-parcels]\n    markers:\n      b: blocked\n";
    const root = repositoryWith({ ...bundleWith(SOUND_TASKS), ".github/spec-kit-enforce.yml": config });
    await cli(root, ["tick", TASKS, "T002", "--as", "in-progress"]);
    await cli(join(root, "specs"), ["tick", "parcels", "T003", "--as", "blocked"]);
    expect(read(root)).toContain("- [w] T002");
    expect(read(root)).toContain("- [b] T003");
  });

  it("takes a dependency for settled that the configuration says is, and warns of no other", async () => {
    const config = "version: 1\nmarkers:\n  d: done\n";
    const tasks = SOUND_TASKS.replace("[ ] T003", "[d] T003");
    const root = repositoryWith({ ...bundleWith(tasks), ".github/spec-kit-enforce.yml": config });
    expect(await cli(root, ["tick", TASKS, "T004"])).toMatchObject({ code: 0, err: "" });
  });

  it("finds the configuration outside of git too, above the document", async () => {
    const config = "version: 1\nmarkers:\n  w: in-progress\n";
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ".github/spec-kit-enforce.yml": config });
    await cli(join(root, "specs/001-parcels"), ["tick", "tasks.md", "T002", "--as", "in-progress"]);
    expect(read(root)).toContain("- [w] T002");
  });

  it("does not guess what marks mean where the configuration cannot be read", async () => {
    const root = repositoryWith({ ...bundleWith(SOUND_TASKS), ".github/spec-kit-enforce.yml": "markers: 7\n" });
    expect(await cli(root, ["tick", TASKS, "T002"])).toMatchObject({ code: 2 });
    expect(read(root)).toBe(SOUND_TASKS);
  });
});
