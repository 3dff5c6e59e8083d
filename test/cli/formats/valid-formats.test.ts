import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Log, Replacement, Result } from "sarif";
import { describe, expect, it } from "vitest";
import type { FormatContext } from "../../../src/cli/formats/format.ts";
import { github } from "../../../src/cli/formats/github.ts";
import { formats } from "../../../src/cli/formats/index.ts";
import { junit } from "../../../src/cli/formats/junit.ts";
import { pretty } from "../../../src/cli/formats/pretty.ts";
import { sarif } from "../../../src/cli/formats/sarif.ts";
import { bytesReader, lineReader } from "../../../src/cli/line-reader.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { EvaluationInput } from "../../../src/core/evaluation-input.ts";
import { planFixes } from "../../../src/core/fixes/plan-fixes.ts";
import { concludeOutcome } from "../../../src/core/report/conclusion.ts";
import type { Finding } from "../../../src/core/report/finding.ts";
import { orderedFindings } from "../../../src/core/report/finding-order.ts";
import { rules } from "../../../src/core/rules/index.ts";
import { inputOfExample } from "../../core/rules/try-example.ts";
import { anyText } from "../../support/any-text.ts";
import { BUNDLE_FIXTURES, filesBeneath, inputOfFiles } from "../../support/every-rule.ts";
import { fixedTexts } from "../../support/fixes.ts";
import { readXml, type XmlElement } from "../../support/read-xml.ts";
import { buildBundle, buildEvaluation, buildFinding } from "../../support/reports.ts";

/** The schema of OASIS as SchemaStore publishes it; a package of Microsoft's carries it under the MIT licence. */
const SCHEMA = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

// Its draft 4 differs from what ajv reads in the name of its id alone: it has no exclusive bounds.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isValidSarif = ajv.compile(schema);

const WAIVED = {
  severity: "error",
  reason: "a]]> reason, 100% <b>\n::error::x",
  until: "2027-01-31",
  by: "otto",
} as const;

function contextOf(input: EvaluationInput): FormatContext {
  const evaluation = evaluate(input);
  return {
    evaluation,
    conclusion: concludeOutcome(evaluation.outcome, "enforce"),
    lineOf: lineReader(input.head),
    bytesOf: bytesReader({ ...input.head, files: [...(input.context?.head.files ?? []), ...input.head.files] }),
    target: ".",
    colors: false,
  };
}

function contextWith(findings: readonly Finding[]): FormatContext {
  const evaluation = buildEvaluation({ outcome: "fail", bundles: [buildBundle({ findings })] });
  return { evaluation, conclusion: "failure", lineOf: () => null, target: ".", colors: false };
}

function logOf(context: FormatContext): Log {
  const log = JSON.parse(sarif.render(context)) as Log;
  isValidSarif(log);
  expect(isValidSarif.errors ?? []).toEqual([]);
  return log;
}

function resultsOf(context: FormatContext): readonly Result[] {
  return logOf(context).runs[0]?.results ?? [];
}

const WAIVE_ALL = rules.map(({ id }) => {
  return { rule: id, place: null, reason: "later", until: null, by: "otto", from: "command", state: "holds" } as const;
});

describe("sarif", () => {
  it.each(BUNDLE_FIXTURES)("is valid by the official schema, a result for each finding: $name", ({ root }) => {
    const context = contextOf(inputOfFiles(filesBeneath(root)));
    expect(resultsOf(context)).toHaveLength(orderedFindings(context.evaluation).length);
  });

  it.each(BUNDLE_FIXTURES)("suppresses what is waived, at the level that it has otherwise: $name", ({ root }) => {
    const input = inputOfFiles(filesBeneath(root));
    const levels = (one: FormatContext) =>
      resultsOf(one)
        .map(({ level }) => level)
        .sort();
    const waived = contextOf({ ...input, waivers: WAIVE_ALL });
    expect(levels(waived)).toEqual(levels(contextOf(input)));
    const suppressions = [{ kind: "external", status: "accepted", justification: "later (otto)" }];
    for (const result of resultsOf(waived)) expect(result.suppressions).toEqual(suppressions);
  });

  it("is valid whatever the documents say", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (message, path) => {
        const at = { path: path || "a", line: 0, endLine: -1 };
        const [result] = resultsOf(contextWith([buildFinding({ message, at, related: [at] })]));
        expect(decodeURIComponent(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "")).toBe(
          at.path.toWellFormed(),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("makes no link of what a document says", () => {
    const [result] = resultsOf(contextWith([buildFinding({ message: "see [this](https://evil.example) [x]" })]));
    expect(result?.message.text).toBe("see \\[this\\](https://evil.example) \\[x\\]");
  });

  it("keeps to the limits of GitHub's code scanning, and says how much is left out", () => {
    const related = Array.from({ length: 1_200 }, () => ({ path: "a.md", line: 1, endLine: 1 }));
    const many = Array.from({ length: 25_010 }, (_, at) =>
      buildFinding({ fingerprint: `f${at}`, related: at === 0 ? related : [] }),
    );
    const [run] = (JSON.parse(sarif.render(contextWith(many))) as Log).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.[0]?.relatedLocations?.length).toBeLessThanOrEqual(100);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain("10 more findings");
    for (const { shortDescription, fullDescription, help } of run?.tool.driver.rules ?? []) {
      for (const text of [shortDescription?.text, fullDescription?.text])
        expect(text?.length).toBeLessThanOrEqual(1_024);
      expect(help?.text).toMatch(/\S/);
    }
  });

  it.each(
    rules.flatMap((rule) =>
      rule.examples
        .filter(({ fixed }) => fixed)
        .map((example) => ({ rule, example, name: `${rule.id}: ${example.name}` })),
    ),
  )("tells a fix by regions that come to the same: $name", ({ rule, example }) => {
    const input = inputOfExample(rule, example);
    const texts = new Map(
      [...(input.context?.head.files ?? []), ...input.head.files].map(({ path, bytes }) => [
        path,
        new TextDecoder().decode(bytes),
      ]),
    );
    const fixes = resultsOf(contextOf(input)).flatMap((result) => result.fixes ?? []);
    expect(fixes.length).toBeGreaterThan(0);
    for (const { artifactLocation, replacements } of fixes
      .flatMap(({ artifactChanges }) => artifactChanges)
      .reverse()) {
      const path = decodeURIComponent(artifactLocation.uri ?? "");
      texts.set(path, replacements.toReversed().reduce(replaced, texts.get(path) ?? ""));
    }
    const fixed = fixedTexts(planFixes(input, { counts: "new-only", rule: rule.id }));
    for (const [path, text] of Object.entries(fixed)) expect(texts.get(path)).toBe(text);
  });
});

function replaced(text: string, { deletedRegion, insertedContent }: Replacement): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
  const { startLine = 1, startColumn = 1, endLine = 1, endColumn = 1 } = deletedRegion;
  const start = (starts[startLine - 1] ?? 0) + startColumn - 1;
  const end = (starts[endLine - 1] ?? 0) + endColumn - 1;
  return text.slice(0, start) + (insertedContent?.text ?? "") + text.slice(end);
}

/** What CI servers agree on: suites with true counts, and in them cases with at most one verdict. */
function expectJunit(xml: string): XmlElement {
  const root = readXml(xml);
  expect([root.name, root.attributes.name]).toEqual(["testsuites", "spec-kit-enforce"]);
  for (const suite of root.children) {
    expect(suite.name).toBe("testsuite");
    const holding = (name: string) =>
      suite.children.filter(({ children }) => children.some((one) => one.name === name)).length;
    const { tests, failures, errors, skipped } = suite.attributes;
    const counted = [suite.children.length, holding("failure"), holding("error"), holding("skipped")];
    expect([tests, failures, errors, skipped].map(Number)).toEqual(counted);
    for (const { name, attributes, children } of suite.children) {
      expect([name, attributes.classname]).toEqual(["testcase", "spec-kit-enforce"]);
      const verdicts = children.filter((one) => ["failure", "error", "skipped"].includes(one.name));
      expect(verdicts.length).toBeLessThanOrEqual(1);
      expect(children.filter((one) => !["failure", "error", "skipped", "system-out"].includes(one.name))).toEqual([]);
    }
  }
  return root;
}

describe("junit", () => {
  it.each(BUNDLE_FIXTURES)("is well-formed and counts what it holds: $name", ({ root }) => {
    expectJunit(junit.render(contextOf(inputOfFiles(filesBeneath(root)))));
  });

  it("gives back every message, whatever a document says", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const root = expectJunit(junit.render(contextWith([buildFinding({ message: text })])));
        const shown = root.children[0]?.children[0]?.children[0]?.text ?? "";
        expect(shown).toContain(
          text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}"),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("skips what is waived, and says who answers for it", () => {
    const root = expectJunit(junit.render(contextWith([buildFinding({ severity: "info", waived: WAIVED })])));
    const [skipped] = root.children[0]?.children[0]?.children ?? [];
    expect(skipped?.attributes.message).toContain("waived by otto until 2027-01-31, otherwise error: a]]> reason");
  });
});

/** A workflow command as the runner of GitHub Actions reads it: https://github.com/actions/toolkit, `command`. */
function readCommand(line: string) {
  const [, command, properties = "", message = ""] = /^::([a-z]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
  const data = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const property = (text: string) => data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
  const pairs =
    properties === "" ? [] : properties.split(",").map((pair) => /^([^=]*)=(.*)$/.exec(pair)?.slice(1) ?? []);
  return {
    command,
    message: data(message),
    ...Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, property(value)])),
  };
}

describe("github", () => {
  it("gives the runner back what was written, and no other command", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (message, path) => {
        const text = github.render(contextWith([buildFinding({ message, at: { path, line: 3, endLine: 4 } })]));
        const commands = text.split("\n").filter((line) => /^\s*::/.test(line));
        expect(commands.map(readCommand)).toEqual([
          { command: "error", message, file: path, line: "3", endLine: "4", title: "tasks/duplicate-id" },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a waived finding", () => {
  const context = contextWith([buildFinding({ severity: "info", waived: { ...WAIVED, reason: "the audit follows" } })]);
  const waiver = {
    rule: "tasks/duplicate-id",
    place: null,
    reason: "the audit follows",
    until: "2027-01-31",
    by: "otto",
    from: "command",
    state: "holds",
    findings: 1,
  } as const;
  const told = { ...context, evaluation: { ...context.evaluation, waivers: [waiver] } };

  it.each(formats)("is shown as such with reason, author and end in $name", ({ render }) => {
    const text = render(told);
    for (const part of ["the audit follows", "otto", "2027-01-31", "tasks/duplicate-id"]) expect(text).toContain(part);
    expect(text).toMatch(/waived|suppressions/);
  });
});

describe("a waiver that changes nothing", () => {
  const waiver = {
    rule: "graph/cycle",
    place: "T012",
    reason: "until the release",
    until: "2026-01-31",
    by: "otto",
    from: "repository",
    findings: 0,
  } as const;
  const FATES = [
    ["expired", "expired on 2026-01-31 and has no effect. Remove it, or give it a new end."],
    ["forbidden", "has no effect: the configuration forbids waivers of this rule. Remove it."],
    ["holds", "has no effect: nothing that was looked at has such a finding."],
  ] as const;

  it.each(FATES)("is told of in the pretty format: %s", (state, fate) => {
    const context = contextWith([]);
    const text = pretty.render({ ...context, evaluation: { ...context.evaluation, waivers: [{ ...waiver, state }] } });
    expect(text).toContain(`note  The waiver of graph/cycle at T012 by otto ${fate} (until the release)`);
  });

  it("is not told of where its findings say themselves that they are waived", () => {
    const context = contextWith([]);
    const waivers = [{ ...waiver, state: "holds" as const, findings: 2 }];
    expect(pretty.render({ ...context, evaluation: { ...context.evaluation, waivers } })).not.toContain(
      "The waiver of",
    );
  });
});
