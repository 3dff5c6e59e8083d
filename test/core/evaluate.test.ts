import { describe, expect, it } from "vitest";
import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import type { Evaluation } from "../../src/core/report/evaluation.ts";
import type { Change } from "../../src/core/snapshot/change.ts";
import { PROSE, treeOf } from "../support/bundles.ts";

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly base?: Files;
  readonly change?: Partial<Change>;
  readonly config?: Partial<Config>;
}

function judge(files: Files, { base, change, config }: Case = {}): Evaluation {
  const bundles = discoverBundles(Object.keys(files));
  return evaluate({
    bundles,
    knownBundles: bundles,
    head: treeOf(files),
    base: base ? { bundles: discoverBundles(Object.keys(base)), tree: treeOf(base) } : null,
    config: { ...DEFAULT_CONFIG, ...config },
    change: change
      ? {
          number: 7,
          title: "Change",
          body: "",
          author: { login: "octocat", isBot: false },
          draft: false,
          files: [],
          filesComplete: true,
          ...change,
        }
      : null,
  });
}

function specKit(tasks: string, slug = "001-login"): Files {
  return {
    [`specs/${slug}/spec.md`]: `# Login\n${PROSE}`,
    [`specs/${slug}/plan.md`]: `# Plan\n${PROSE}`,
    [`specs/${slug}/tasks.md`]: tasks,
  };
}

const OPEN = "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n";
const EARLY = "- [ ] T001 Schema\n- [x] T002 Queries (depends on T001)\n";

function statuses({ bundles }: Evaluation): string[] {
  return bundles.flatMap(({ findings }) => findings.map(({ rule, status }) => `${status} ${rule}`));
}

describe("the outcome", () => {
  it("passes where nothing is wrong, and says how much was looked at", () => {
    const evaluation = judge(specKit(OPEN));
    expect(evaluation.outcome).toBe("pass");
    expect(evaluation.bundles[0]?.looked).toContainEqual({
      rule: "tasks/duplicate-id",
      examined: 2,
      of: 2,
      unit: "tasks",
    });
  });

  it("fails on an error, and outside of any comparison every finding is new", () => {
    const evaluation = judge(specKit(EARLY));
    expect(evaluation.outcome).toBe("fail");
    expect(statuses(evaluation)).toEqual(["new tasks/done-before-dependency"]);
  });

  it("passes with what the base has already, and fails with it where all findings gate", () => {
    const moved = `# Tasks\n\n${EARLY}`;
    expect(judge(specKit(moved), { base: specKit(EARLY) }).outcome).toBe("pass");
    expect(statuses(judge(specKit(moved), { base: specKit(EARLY) }))).toEqual([
      "existing tasks/done-before-dependency",
    ]);
    expect(judge(specKit(moved), { base: specKit(EARLY), config: { findings: "all" } }).outcome).toBe("fail");
  });

  it("tells a second finding from the one of the same kind that was there", () => {
    const head = `${EARLY}- [x] T003 Views (depends on T001)\n`;
    expect(statuses(judge(specKit(head), { base: specKit(EARLY) }))).toEqual([
      "existing tasks/done-before-dependency",
      "new tasks/done-before-dependency",
    ]);
  });

  it("counts everything as new in a spec bundle that the base does not have", () => {
    const evaluation = judge({ ...specKit(OPEN), ...specKit(EARLY, "002-views") }, { base: specKit(OPEN) });
    expect(evaluation.outcome).toBe("fail");
  });

  it("leaves out rules that are off, and lowers those that are lowered", () => {
    const level = (level: "off" | "warning") => ({
      rules: { ...DEFAULT_CONFIG.rules, "tasks/done-before-dependency": { level, options: {} } },
    });
    expect(judge(specKit(EARLY), { config: level("warning") }).outcome).toBe("pass");
    const off = judge(specKit(EARLY), { config: level("off") });
    expect(statuses(off)).toEqual([]);
    expect(off.bundles[0]?.looked.map(({ rule }) => rule)).not.toContain("tasks/done-before-dependency");
  });
});

describe("what could not be evaluated", () => {
  it("is an error and no finding: a document that was not read", () => {
    const files = specKit(OPEN);
    const bundles = discoverBundles(Object.keys(files));
    const head = treeOf(files);
    const path = "specs/001-login/tasks.md";
    const evaluation = evaluate({
      bundles,
      knownBundles: bundles,
      head: {
        ...head,
        files: head.files.filter((file) => file.path !== path),
        unread: [{ path, reason: "directory" }],
      },
      base: null,
      config: DEFAULT_CONFIG,
      change: null,
    });
    expect(evaluation.outcome).toBe("error");
    expect(evaluation.failures).toMatchObject([{ path, reason: `${path} is a directory.` }]);
    expect(statuses(evaluation)).toEqual([]);
  });

  it("is an error: a document that the guard refuses, whichever it is", () => {
    const brackets = "[".repeat(100_000);
    for (const name of ["tasks.md", "spec.md"]) {
      const { outcome, failures } = judge({ ...specKit(OPEN), [`specs/001-login/${name}`]: brackets });
      expect(outcome).toBe("error");
      expect(failures.map(({ path }) => path)).toEqual([`specs/001-login/${name}`]);
    }
  });

  it("is an error: more boxes for ranges of ids than may be written out", () => {
    const { outcome, failures } = judge(specKit("- [ ] T1000-T1099 Steps\n".repeat(30)));
    expect(outcome).toBe("error");
    expect(failures).toMatchObject([
      {
        path: "specs/001-login/tasks.md",
        reason: expect.stringContaining("specs/001-login/tasks.md was not evaluated as a whole (line 11)"),
      },
    ]);
  });

  it("is an error: more dependencies than groups may be expanded into", () => {
    const tasks = Array.from({ length: 1000 }, (_, at) => `- [ ] T${at + 1000} Step (depends on T1000-T1999)\n`).join(
      "",
    );
    const { outcome, failures } = judge(specKit(tasks));
    expect(outcome).toBe("error");
    expect(failures[0]?.reason).toContain("more dependencies than can be evaluated");
  });
});

describe("claims", () => {
  const two = { ...specKit(OPEN), ...specKit("- [ ] T001 Views\n", "002-views") };

  function claims(files: Files, change: Partial<Change>) {
    return judge(files, { change }).claims.map(({ written, bundle, kind }) => `${kind} ${written} in ${bundle}`);
  }

  it("go to the only spec bundle that has the task", () => {
    expect(claims(two, { body: "Task: T002" })).toEqual(["completes T002 in specs/001-login"]);
  });

  it("go to the bundle that is written, by path or slug", () => {
    expect(claims(two, { body: "Task: 002-views#T001\nPart of specs/001-login#T001" })).toEqual([
      "completes 002-views#T001 in specs/002-views",
      "part-of specs/001-login#T001 in specs/001-login",
    ]);
  });

  it("go to the bundle of a Spec line, and else to the one that is changed", () => {
    expect(claims(two, { body: "Spec: specs/002-views\nTask: T001" })).toEqual(["completes T001 in specs/002-views"]);
    const files = [{ path: "specs/002-views/tasks.md", status: "modified" as const, previousPath: null }];
    expect(claims(two, { body: "Task: T001", files })).toEqual(["completes T001 in specs/002-views"]);
  });

  it("stay open where several bundles have the task, and the report says how to write it", () => {
    const evaluation = judge(two, { change: { body: "Task: T001" } });
    expect(evaluation.claims[0]?.bundle).toBeNull();
    expect(evaluation.findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(/^warning .*Write specs\/001-login#T001\.$/),
    ]);
    expect(evaluation.outcome).toBe("pass");
  });

  it("are shown as what the change completes; being part of a task completes nothing", () => {
    const evaluation = judge(two, { change: { body: "Task: T002\nPart of 001-login#T001" } });
    expect(evaluation.bundles.map(({ completes }) => completes.map(({ id }) => id))).toEqual([["T002"], []]);
  });

  it("on a task that no bundle has fail the check", () => {
    const evaluation = judge(specKit(OPEN), { change: { body: "Task: T012" } });
    expect(evaluation.outcome).toBe("fail");
    expect(evaluation.findings.map(({ rule }) => rule)).toEqual(["trace/unknown-task"]);
  });
});

describe("required spec bundles", () => {
  const files = [{ path: "src/a.ts", status: "modified" as const, previousPath: null }];
  const required = { bundles: "required", enforce: { paths: ["src/**"] } } as const;

  it("fail a change to governed code that has none", () => {
    const { outcome, findings } = judge({}, { change: { files }, config: required });
    expect(outcome).toBe("fail");
    expect(findings.map(({ rule, at }) => `${rule} ${at.path}`)).toEqual(["bundle/no-bundle src/a.ts"]);
  });

  it("cannot be told from a list of files that is not complete", () => {
    expect(judge({}, { change: { files: [], filesComplete: false }, config: required }).outcome).toBe("error");
    expect(judge({}, { change: { files: [], filesComplete: false } }).outcome).toBe("pass");
  });

  it("are not asked of bots", () => {
    const change = { files, author: { login: "renovate[bot]", isBot: true } };
    expect(judge({}, { change, config: required }).outcome).toBe("pass");
  });
});

describe("an evaluation", () => {
  it("is plain data, and the same for the same input", () => {
    const once = judge(specKit(EARLY), { change: { body: "Task: T002" } });
    expect(structuredClone(once)).toEqual(once);
    expect(judge(specKit(EARLY), { change: { body: "Task: T002" } })).toEqual(once);
  });
});
