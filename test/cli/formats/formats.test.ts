import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FormatContext } from "../../../src/cli/formats/format.ts";
import { github } from "../../../src/cli/formats/github.ts";
import { formats } from "../../../src/cli/formats/index.ts";
import { json } from "../../../src/cli/formats/json.ts";
import { pretty } from "../../../src/cli/formats/pretty.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import type { Finding } from "../../../src/core/report/finding.ts";

const FINDING: Finding = {
  rule: "graph/unknown-dependency",
  severity: "error",
  message: "T009 does not exist.",
  at: { path: "specs/001-a/tasks.md", line: 3, endLine: 3 },
  related: [],
  task: "T002",
  fingerprint: "f1",
  status: "new",
};

function context(findings: readonly Finding[], changes: Partial<Evaluation> = {}): FormatContext {
  const bundle: Evaluation["bundles"][number] = {
    path: "specs/001-a",
    slug: "001-a",
    layout: "spec-kit",
    dialect: "spec-kit",
    tasksPath: "specs/001-a/tasks.md",
    counts: { tasks: 2, byStatus: { done: 1, todo: 1 }, parallel: 0 },
    findings,
    looked: [],
    progress: [],
    ready: [],
    blocked: [],
    completes: [],
    details: [],
    mermaid: null,
  };
  const outcome = findings.length > 0 ? "fail" : "pass";
  const rest = { findings: [], looked: [], claims: [], failures: [], ...changes };
  return {
    evaluation: { version: 1, outcome, bundles: [bundle], ...rest },
    conclusion: outcome === "fail" ? "failure" : "success",
    lineOf: (path, line) => (path === FINDING.at.path && line === 3 ? "- [ ] T002 Ship it" : null),
    target: "specs",
    colors: false,
  };
}

describe("the registry of formats", () => {
  it("holds every file of the folder under its name", () => {
    const folder = join(import.meta.dirname, "../../../src/cli/formats");
    const files = readdirSync(folder).filter((name) => !["index.ts", "format.ts"].includes(name));
    expect(formats.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it.each(formats)("$name renders nothing found, something found and nothing evaluated", ({ render }) => {
    const failures = [{ path: "specs/001-a/tasks.md", reason: "It is too large.", hint: "Split it." }];
    for (const one of [context([]), context([FINDING]), context([], { outcome: "error", bundles: [], failures })]) {
      expect(render(one)).toMatch(/\S\n$/);
    }
  });
});

describe("pretty", () => {
  it("shows place, severity, rule, message and the line itself", () => {
    expect(
      pretty
        .render(context([FINDING]))
        .split("\n")
        .slice(0, 4),
    ).toEqual([
      "specs/001-a/tasks.md:3  error  graph/unknown-dependency",
      "  T009 does not exist.",
      "  3 | - [ ] T002 Ship it",
      "    |       ^^^^",
    ]);
  });

  it("sums up each spec bundle and ends with the verdict", () => {
    const lines = pretty
      .render(context([FINDING]))
      .trimEnd()
      .split("\n");
    expect(lines.at(-3)).toBe("specs/001-a  █████░░░░░ 1/2 done  1 error  spec-kit");
    expect(lines.at(-1)).toBe("fail: 1 error");
  });

  it("counts only the new ones where there are old ones, and says when nothing blocks", () => {
    const mixed = context([FINDING, { ...FINDING, status: "existing", fingerprint: "f2" }]);
    const lines = pretty
      .render({ ...mixed, conclusion: "neutral" })
      .trimEnd()
      .split("\n");
    expect(lines.at(-1)).toBe("fail: 1 new error (the check reports and does not block)");
  });

  it("lets no document speak to the terminal", () => {
    const message = "\u001b[2Jcleared\u001b]0;title\u0007";
    expect(pretty.render(context([{ ...FINDING, message }]))).not.toContain("\u001b");
  });

  it("uses colours only when asked to", () => {
    expect(pretty.render({ ...context([FINDING]), colors: true })).toContain("\u001b[31m");
  });
});

describe("json", () => {
  it("prints the documented shape", () => {
    expect(JSON.parse(json.render(context([FINDING])))).toEqual({
      version: 1,
      outcome: "fail",
      conclusion: "failure",
      bundles: [
        {
          path: "specs/001-a",
          layout: "spec-kit",
          dialect: "spec-kit",
          counts: { tasks: 2, byStatus: { done: 1, todo: 1 }, parallel: 0 },
          findings: [
            {
              rule: "graph/unknown-dependency",
              severity: "error",
              message: "T009 does not exist.",
              line: 3,
              task: "T002",
              path: "specs/001-a/tasks.md",
              endLine: 3,
              fingerprint: "f1",
              status: "new",
            },
          ],
          looked: [],
        },
      ],
      findings: [],
      looked: [],
      failures: [],
    });
  });
});

describe("github", () => {
  it("annotates the line, with everything escaped that would end the command", () => {
    const message = "100% of it\nis on two lines";
    expect(github.render(context([{ ...FINDING, message }])).split("\n")[0]).toBe(
      "::error file=specs/001-a/tasks.md,line=3,endLine=3,title=graph/unknown-dependency::100%25 of it%0Ais on two lines",
    );
  });

  it("shows what was there before as a notice", () => {
    expect(github.render(context([{ ...FINDING, status: "existing" }]))).toMatch(/^::notice /);
  });
});
