import { describe, expect, it } from "vitest";
import type { Config } from "../../../src/core/config/config.ts";
import { isEverOn, levelAt } from "../../../src/core/config/level-at.ts";
import { parseConfig } from "../../../src/core/config/parse-config.ts";
import { readingOf } from "../../../src/core/config/reading-of.ts";
import { takeLane } from "../../../src/core/config/take-lane.ts";
import { findWaivers, Waivers } from "../../../src/core/config/waivers.ts";
import type { Change } from "../../../src/core/snapshot/change.ts";
import { buildFinding } from "../../support/reports.ts";

const RULE = { id: "graph/cycle", level: "error" } as const;

function config(...lines: readonly string[]): Config {
  return parseConfig(["version: 1", ...lines, ""].join("\n"), "config.yml");
}

function change(over: Partial<Change> = {}): Change {
  return {
    number: 7,
    title: "",
    body: "",
    author: { login: "ada", isBot: false },
    draft: false,
    files: [{ path: "docs/a.md", status: "modified", previousPath: null }],
    filesComplete: true,
    ...over,
  };
}

describe("the level of a rule at a place", () => {
  it.each([
    ["by a glob of paths", "paths: ['legacy/**']", "legacy/tasks.md"],
    ["by the slug of a spec bundle", "bundles: [001-login]", "specs/001-login/tasks.md"],
    ["by the directory of a spec bundle", "bundles: [specs/001-login]", "specs/001-login/plan.md"],
    ["by a glob of directories", "bundles: ['specs/001-*']", "specs/001-login/contracts/a.yaml"],
  ])("is that of an override that names it %s, and nowhere else", (_, place, path) => {
    const overridden = config("overrides:", `  - ${place}`, "    rules: { graph/cycle: info }");
    expect(levelAt(overridden, RULE, path)).toBe("info");
    expect(levelAt(overridden, RULE, "specs/002-cart/tasks.md")).toBe("error");
  });

  it("is that of the last override that names it", () => {
    const overridden = config("overrides:", "  - rules: { graph/cycle: off }", "  - rules: { graph/cycle: warning }");
    expect(levelAt(overridden, RULE, "specs/001-a/tasks.md")).toBe("warning");
  });

  it("may be on in a part of a repository that has it off", () => {
    const overridden = config(
      "rules: { graph/cycle: off }",
      "overrides:",
      "  - paths: [a/**]",
      "    rules: { graph/cycle: error }",
    );
    expect([
      isEverOn(overridden, RULE),
      levelAt(overridden, RULE, "a/t.md"),
      levelAt(overridden, RULE, "b/t.md"),
    ]).toEqual([true, "error", "off"]);
  });

  it("is off in files that the rule ignores", () => {
    const ignoring = config("rules: { graph/cycle: { ignore: ['legacy/**'] } }");
    expect([levelAt(ignoring, RULE, "legacy/t.md"), levelAt(ignoring, RULE, "t.md")]).toEqual(["off", "error"]);
  });
});

describe("a lane", () => {
  const lanes = (when: string, more = "skip: true") => config("lanes:", `  - { name: docs, when: ${when}, ${more} }`);
  const bot = { author: { login: "renovate[bot]", isBot: true } };

  it.each([
    ["a label, whatever its case", "{ labels: [Docs] }", { labels: ["docs"] }, {}],
    [
      "paths of all files",
      "{ paths: ['docs/**'] }",
      {},
      { files: [{ path: "a.ts", status: "added", previousPath: null }] },
    ],
    [
      "its former place",
      "{ paths: ['docs/**'] }",
      {},
      { files: [{ path: "docs/a", status: "renamed", previousPath: "src/a" }] },
    ],
    ["its size, of a list that is whole", "{ size: { files: 1 } }", {}, { filesComplete: false }],
    ["an author", "{ authors: [Ada] }", {}, bot],
    ["a bot", "{ bots: true }", bot, {}],
    ["all of it together", "{ bots: true, labels: [docs] }", { ...bot, labels: ["docs"] }, bot],
  ] as const)("is taken by %s", (_, when, inside, outside) => {
    expect(takeLane(lanes(when), change(inside as Partial<Change>)).lane?.name).toBe("docs");
    expect(takeLane(lanes(when), change(outside as Partial<Change>)).lane).toBeUndefined();
  });

  it("without any condition is taken by nobody, and none is taken without a pull request", () => {
    expect(takeLane(lanes("{ }"), change()).lane).toBeUndefined();
    expect(takeLane(lanes("{ bots: false }"), null).lane).toBeUndefined();
  });

  it("is taken by a merge group where each of its pull requests may take it", () => {
    const labelled = (...labels: string[]) => ({ author: { login: "ana", isBot: false }, labels });
    const group = (...members: ReturnType<typeof labelled>[]) =>
      takeLane(lanes("{ labels: [docs] }"), change({ labels: ["docs"], members })).lane?.name;
    expect(group(labelled("docs"), labelled("docs", "urgent"))).toBe("docs");
    expect(group(labelled("docs"), labelled("urgent"))).toBeUndefined();
  });

  it("asks for less and never for more", () => {
    const at = (more: string) => levelAt(takeLane(lanes("{ bots: false }", more), change()), RULE, "t.md");
    expect([at("skip: true"), at("rules: { graph/cycle: info }")]).toEqual(["warning", "info"]);
    const mild = { ...takeLane(lanes("{ bots: false }", "rules: { graph/cycle: error }"), change()) };
    expect(levelAt({ ...mild, rules: { "graph/cycle": { level: "info", options: {} } } }, RULE, "t.md")).toBe("info");
  });

  it("leaves locked rules as they are", () => {
    const taken = takeLane(lanes("{ bots: false }"), change());
    const lane = taken.lane && { ...taken.lane, except: ["graph/cycle"] };
    expect(levelAt({ ...taken, ...(lane ? { lane } : {}) }, RULE, "t.md")).toBe("error");
  });
});

describe("a waiver", () => {
  const finding = buildFinding({ rule: "graph/cycle", task: "T002" });
  const waived = (place: string, today = "2027-01-01", more = "") => {
    const settings = config(
      more,
      "waivers:",
      `  - { rule: graph/cycle, place: "${place}", reason: Later., expires: 2027-01-31, by: ada }`,
    );
    const waivers = new Waivers(findWaivers(settings, [], today));
    const [after] = waivers.apply([finding]);
    return { after, report: waivers.report()[0] };
  };

  it.each([
    "T002",
    "001-auth#T002",
    "specs/001-auth#T002",
    "001-auth",
    "specs/001-auth",
    "specs/**",
    "specs/001-auth/tasks.md",
  ])("at %s keeps a finding there from counting and is told with what it did", (place) => {
    const { after, report } = waived(place);
    expect(after).toMatchObject({ severity: "info", waived: { severity: "error", until: "2027-01-31", by: "ada" } });
    expect(report).toMatchObject({ state: "holds", findings: 1 });
  });

  it.each(["T003", "002-cart#T002", "001-auth#T003", "002-cart", "src/**"])("at %s does nothing elsewhere", (place) => {
    const { after, report } = waived(place);
    expect([after, report?.findings]).toEqual([finding, 0]);
  });

  it("holds on its last day and is said to be expired on the next", () => {
    expect(waived("T002", "2027-01-31").report?.state).toBe("holds");
    const { after, report } = waived("T002", "2027-02-01");
    expect([after, report?.state]).toEqual([finding, "expired"]);
  });

  it("has no effect where its rule may not be waived, by command neither", () => {
    const forbid = "forbid-waivers: [graph/cycle]";
    expect(waived("T002", "2027-01-01", forbid)).toMatchObject({ after: finding, report: { state: "forbidden" } });
    const order = { kind: "waive", rule: "graph/cycle", place: null, reason: "Now.", until: null } as const;
    const record = { commentId: 1, position: 0, order, actor: "ada", headSha: "a", givenAt: "2027-01-01T00:00:00Z" };
    expect(findWaivers(config(forbid), [record], "2027-01-01")).toMatchObject([
      { from: "command", state: "forbidden" },
    ]);
    expect(findWaivers(config(), [record], "2027-01-01")).toMatchObject([{ by: "ada", state: "holds" }]);
  });
});

describe("how a document is read", () => {
  it("is what the repository says, and for a part of it what an override adds", () => {
    const settings = config(
      'markers: { "!": blocked }',
      "overrides:",
      "  - bundles: [001-login]",
      "    dialect: spec-kit",
      '    markers: { "~": in-progress }',
    );
    expect(readingOf(settings, "specs/001-login/tasks.md")).toEqual({
      dialect: "spec-kit",
      markers: { "!": "blocked", "~": "in-progress" },
    });
    expect(readingOf(settings, "specs/002-cart/tasks.md")).toEqual({ markers: { "!": "blocked" } });
    expect(readingOf(config(), "tasks.md")).toEqual({});
  });
});

describe("a waiver of one pull request in a merge group", () => {
  it("reaches the files and spec bundles of that one alone", () => {
    const order = { kind: "waive", rule: "graph/cycle", place: null, reason: "Later.", until: null } as const;
    const given = { commentId: 1, position: 0, actor: "otto", headSha: "abc", givenAt: "2026-03-01T10:00:00.000Z" };
    const record = { ...given, order: { ...order, within: ["specs/001-auth", "src/a.ts"] } };
    const isWaived = (path: string) => {
      const found = buildFinding({ rule: "graph/cycle", at: { path, line: 1, endLine: 1 } });
      const [after] = new Waivers(findWaivers(config(), [record], "2026-03-02")).apply([found]);
      return after?.waived !== undefined;
    };
    const paths = ["specs/001-auth/tasks.md", "src/a.ts", "specs/002-cart/tasks.md", "src/a.tsx"];
    expect(paths.map(isWaived)).toEqual([true, true, false, false]);
  });
});
