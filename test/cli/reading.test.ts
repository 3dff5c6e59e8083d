import { describe, expect, it } from "vitest";
import { BROKEN_TASKS, bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { directoryWith } from "./support/directory.ts";

const TASKS = "specs/001-parcels/tasks.md";

async function jsonOf(argv: readonly string[], tasks = SOUND_TASKS): Promise<unknown> {
  const { code, out, err } = await cli(directoryWith(bundleWith(tasks)), argv);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

describe("parse", () => {
  it("prints the task model in the documented shape", async () => {
    expect(await jsonOf(["parse", TASKS, "--format", "json"], BROKEN_TASKS)).toEqual({
      version: 1,
      files: [
        {
          path: TASKS,
          dialect: "spec-kit",
          counts: { tasks: 4, byStatus: { done: 1, todo: 3 }, parallel: 1 },
          phases: [
            { id: "1", title: "Phase 1: Setup", line: 3, dependsOn: [] },
            { id: "2", title: "Phase 2: Tracking", line: 8, dependsOn: [] },
          ],
          tasks: expect.arrayContaining([
            {
              id: "T003",
              title: "Store parcel events in src/events.ts (depends on T001)",
              status: "todo",
              line: 10,
              phase: "2",
              parallel: false,
              story: "US1",
              priority: null,
              dependencies: ["T001"],
              files: ["src/events.ts"],
              acceptance: { done: 0, total: 0 },
              subtasks: { done: 0, total: 0 },
            },
          ]),
          findings: [
            expect.objectContaining({ rule: "graph/unknown-dependency", severity: "error", line: 11, task: "T004" }),
          ],
          unread: [],
        },
      ],
    });
  });

  it("reads a lone document wherever it is, without missing the rest of a bundle", async () => {
    const root = directoryWith({ "notes/work.md": SOUND_TASKS });
    const { code, out } = await cli(root, ["parse", "notes/work.md"]);
    const { files } = JSON.parse(out) as { files: { findings: unknown[]; tasks: unknown[] }[] };
    expect([code, files[0]?.tasks.length, files[0]?.findings]).toEqual([0, 4, []]);
  });

  it("reads marks as the configuration has them, as a check does", async () => {
    const config = "version: 1\nmarkers:\n  d: done\n";
    const tasks = SOUND_TASKS.replace("[ ] T003", "[d] T003");
    const root = directoryWith({ ...bundleWith(tasks), ".github/spec-kit-enforce.yml": config });
    const { out } = await cli(root, ["parse", TASKS]);
    expect(JSON.parse(out)).toMatchObject({ files: [{ counts: { byStatus: { done: 2, todo: 2 } } }] });
  });

  it("says so where the configuration cannot be used, and reads on without it", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ".github/spec-kit-enforce.yml": "markers: 7\n" });
    const { code, out, err } = await cli(root, ["parse", TASKS]);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ version: 1 })]);
    expect(err).toMatch(/^note: read without the configuration, which cannot be used: /);
  });

  it("ends with 2 for a document that is too large", async () => {
    const root = directoryWith({ "tasks.md": "x".repeat(17_000_000) });
    const { code, err } = await cli(root, ["parse", "tasks.md"]);
    expect([code, err]).toEqual([2, expect.stringContaining("at most 16777216 are read")]);
  });
});

/** A thousand tasks that each wait for all others. */
const TANGLED = Array.from({ length: 1_000 }, (_, at) => `- [ ] T${1001 + at} A (depends on T1001-T2000)`).join("\n");

describe("a document with more dependencies than can be evaluated", () => {
  const MISSING = expect.stringMatching(
    /^spec-kit-enforce: specs\/001-parcels\/tasks\.md was not read as a whole \(line \d+\): dependencies on groups expand to more than can be evaluated; from here on, \d+ groups of dependencies were not read\.\n$/,
  );
  const unread = [{ line: expect.any(Number), reason: expect.stringMatching(/^dependencies on groups expand/) }];

  it.each([
    ["parse", ["parse", TASKS], (out: string) => JSON.parse(out).files[0].unread],
    ["graph for programs", ["graph", TASKS, "--format", "json"], (out: string) => JSON.parse(out).unread],
  ])(
    "is printed as far as it was read by %s, which says what is missing and ends with 2",
    async (_, argv, unreadIn) => {
      const { code, out, err } = await cli(directoryWith(bundleWith(TANGLED)), argv);
      expect([code, err]).toEqual([2, MISSING]);
      expect(unreadIn(out)).toEqual(unread);
    },
  );

  it("is drawn as far as it was read, and graph says what is missing and ends with 2", async () => {
    const { code, out, err } = await cli(directoryWith(bundleWith(TANGLED)), ["graph", TASKS, "--format", "dot"]);
    expect(out).toMatch(/^digraph /);
    expect([code, err]).toEqual([2, expect.stringMatching(/was not read as a whole \(line \d+\)/)]);
  });
});

describe("graph", () => {
  it("draws groups that wait for each other inside of a phase, and says on stderr that they do so in a circle", async () => {
    const group = (at: number, on: number) =>
      `#### Task Group ${at}: Part\n**Dependencies:** Task Group ${on}\n\n- [ ] ${at}.0 Build\n  - [ ] ${at}.1 Draft\n\n`;
    const path = "agent-os/specs/2026-01-10-cart";
    const tasks = `# Tasks\n\n### Database\n\n${group(1, 2)}${group(2, 1)}`;
    const root = directoryWith({ [`${path}/spec.md`]: "# S\n", [`${path}/tasks.md`]: tasks });
    const { out, err } = await cli(root, ["graph", path]);
    expect(out.match(/p\d --> p\d/g)?.sort()).toEqual(["p0 --> p1", "p1 --> p0"]);
    expect(err).toMatch(/^note: a circle, none of which can be started: 1\.\d → 2\.\d → 1\.\d; `check` says where\n$/);
  });

  it("says so where there is nothing to draw", async () => {
    const root = directoryWith(bundleWith("# Tasks\n\n- [ ] T001 One\n- [ ] T002 Two\n"));
    const { code, err } = await cli(root, ["graph", "specs/001-parcels"]);
    expect([code, err]).toEqual([0, "note: nothing here waits for anything, so there is nothing to draw\n"]);
  });

  it("prints the edges for programs", async () => {
    const graph = await jsonOf(["graph", "specs/001-parcels", "--format", "json"]);
    expect(graph).toMatchObject({
      edges: [
        { from: "T001", to: "T003", source: "inline", confidence: "exact" },
        { from: "T003", to: "T004", source: "inline", confidence: "exact" },
      ],
      barriers: [],
      cycles: [],
      criticalPath: ["T001", "T003", "T004"],
    });
  });

  it.each([
    ["mermaid", /^(flowchart|graph) /],
    ["dot", /^digraph /],
  ])("prints %s", async (format, start) => {
    const { code, out } = await cli(directoryWith(bundleWith(SOUND_TASKS)), ["graph", TASKS, "--format", format]);
    expect([code, out]).toEqual([0, expect.stringMatching(start)]);
  });
});

describe("status", () => {
  it("shows progress per phase", async () => {
    const { out } = await cli(directoryWith(bundleWith(SOUND_TASKS)), ["status"]);
    expect(out.split("\n").slice(0, 4)).toEqual([
      "specs/001-parcels  ██░░░░░░░░ 1/4",
      "  █████░░░░░ 1/2  Phase 1: Setup",
      "  ░░░░░░░░░░ 0/2  Phase 2: Tracking",
      "  2 ready, 1 blocked",
    ]);
  });

  it("prints the same for programs", async () => {
    expect(await jsonOf(["status", "specs/001-parcels", "--format", "json"])).toMatchObject({
      version: 1,
      bundles: [
        { path: "specs/001-parcels", progress: { done: 1, total: 4 }, blocked: [{ id: "T004", waitsFor: ["T003"] }] },
      ],
    });
  });

  it("finds a spec bundle by its slug, as graph and next do", async () => {
    const root = directoryWith({ ...bundleWith(SOUND_TASKS), ...bundleWith(SOUND_TASKS, "specs/002-returns") });
    for (const verb of ["status", "next", "graph"]) {
      expect(await cli(root, [verb, "002-returns"])).toMatchObject({ code: 0, err: "" });
      expect(await cli(root, [verb, "003-nothing"])).toMatchObject({ code: 2, out: "" });
    }
    expect((await cli(root, ["status", "002-returns"])).out).not.toContain("001-parcels");
  });

  it("names the spec bundles that there are to somebody who names another", async () => {
    const root = directoryWith(bundleWith(SOUND_TASKS));
    const named = "Give the path or the slug of a spec bundle: specs/001-parcels.";
    expect((await cli(root, ["status", "vans"])).err).toContain(
      `There is neither a path nor a spec bundle "vans". ${named}`,
    );
    expect((await cli(root, ["graph", "specs"])).err).toContain(`"specs" holds no tasks.md. ${named}`);
  });

  it("ends with 2 where there is no spec bundle", async () => {
    expect(await cli(directoryWith({}), ["status"])).toMatchObject({ code: 2, out: "" });
  });
});

describe("next", () => {
  it("lists what can be started, most important first, up to the limit", async () => {
    const { out } = await cli(directoryWith(bundleWith(SOUND_TASKS)), ["next", "--limit", "1"]);
    expect(out).toBe("specs/001-parcels\n  T003  Store parcel events in src/events.ts (depends on T001) (line 10)\n");
    expect(await jsonOf(["next", "--format", "json"])).toMatchObject({
      bundles: [{ tasks: [{ id: "T003" }, { id: "T002" }] }],
    });
  });

  it("puts last what waits for something unknown, and says so", async () => {
    const argv = ["next", "--format", "json"];
    expect(await jsonOf(argv, BROKEN_TASKS.replace("(depends on T001)", "(depends on T008)"))).toMatchObject({
      bundles: [{ tasks: [{ id: "T002" }, { id: "T003", unresolved: true }, { id: "T004", unresolved: true }] }],
    });
    const { out } = await cli(directoryWith(bundleWith(BROKEN_TASKS)), ["next"]);
    expect(out).toContain("(line 11; what it waits for is not all known: see check)\n");
  });

  it("says of a whole whose parts are all done that it only has to be ticked, and shows the id of a task without one", async () => {
    const tasks = "- [ ] 1. Schema\n  - [x] 1.1 Tables\n  - [x] 1.2 Rows\n- [ ] Write the guide\n";
    const root = directoryWith({ ".kiro/specs/cart/requirements.md": "# R\n", ".kiro/specs/cart/tasks.md": tasks });
    const { out } = await cli(root, ["next"]);
    expect(out).toContain("1  Schema (line 1; all its parts are done: tick it, or add what is missing)\n");
    const id = /^ {2}(\w+) {2}Write the guide/m.exec(out)?.[1] ?? "";
    const ticked = await cli(root, ["tick", ".kiro/specs/cart", id]);
    expect(ticked.out).toContain(`now done: ${id} "Write the guide"\n`);
  });

  it("lists an id once that stands on two tasks", async () => {
    const twice = SOUND_TASKS.replace("[ ] T003", "[ ] T002");
    const { out } = await cli(directoryWith(bundleWith(twice)), ["next"]);
    expect(out.match(/T002 /g)).toHaveLength(1);
  });

  it.each(["0", "-1", "many"])("ends with 2 for the limit %s", async (limit) => {
    expect(await cli(directoryWith(bundleWith(SOUND_TASKS)), ["next", `--limit=${limit}`])).toMatchObject({ code: 2 });
  });
});
