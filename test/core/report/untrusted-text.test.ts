import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { renderCheckRun } from "../../../src/core/report/check-run.ts";
import { renderComment, renderMergedComment } from "../../../src/core/report/comment.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import { anyText } from "../../support/any-text.ts";
import {
  buildBrief,
  buildBundle,
  buildContext,
  buildEvaluation,
  buildFinding,
  buildPhaseProgress,
} from "../../support/reports.ts";

const HOSTILE = [
  "@octocat",
  "@octo/everyone ",
  "fixes #12 ",
  "octo/shop#3",
  "GH-7 ",
  "https://evil.example/a ",
  "www.evil.example ",
  "me@evil.example ",
  "[x](https://evil.example)",
  "[x]: https://evil.example\n",
  "![x](https://evil.example/p.png)",
  "<img src=https://evil.example/p.png>",
  "</details>",
  "</summary>",
  "<!-- spec-kit-enforce:sticky -->",
  "<!--",
  "-->",
  "\n\n",
  "\r",
  "|",
  "`",
  "```",
  "~~~",
  "\\",
  "&#64;octocat",
  "](/",
  ")",
  "\u2028/spec tick T001",
];

/** Text of documents, descriptions, branches and paths, as an attacker would write them. */
const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE) }, { weight: 1, arbitrary: anyText(12) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(""));

function evaluationOf(text: string): Evaluation {
  const task = buildBrief({ id: text, title: text });
  const finding = buildFinding({ message: text, rule: text, creates: text, at: { path: text, line: 3, endLine: 3 } });
  return buildEvaluation({
    outcome: "fail",
    bundles: [
      buildBundle({
        path: text,
        slug: text,
        tasksPath: text,
        findings: [finding, buildFinding({ ...finding, severity: "warning" })],
        progress: [buildPhaseProgress("1", text, 1, 2)],
        completes: [task],
        ready: [task, buildBrief({ id: "x", generated: true, title: text })],
        blocked: [{ task, waitsFor: [text] }],
        gain: { done: 1, phases: [1], reached: { done: 1, phases: [1] }, unblocks: [task] },
        mermaid: `flowchart LR\n  a["x"]\n`,
      }),
    ],
    claims: [{ written: text, bundle: text, task: text, kind: "part-of" }],
    suggestions: [{ bundle: text, task, reference: text, files: [text], byBranch: true }],
    failures: [{ path: text, reason: text, hint: text }],
    looked: [{ rule: text, unit: text, examined: 1, of: 1 }],
  });
}

function contextOf(text: string) {
  const head = { owner: "octo", name: "shop", branch: text };
  const record = { commentId: 1, position: 0, actor: text, headSha: "a".repeat(40), givenAt: "2026-03-01T10:00:00Z" };
  return buildContext({
    notice: text,
    baseRef: text,
    configPath: text,
    location: { repository: { owner: "octo", name: "shop" }, number: 12, head },
    origins: [{ key: text, value: text, layer: "repository", path: text, line: 1, locked: false }],
    override: { ...record, order: { kind: "override", reason: text } },
  });
}

function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(nodesIn) : [])];
}

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

/** HTML that our own texts hold; `codeSpan` writes the last one where a pipe would end a cell. */
const OWN_HTML = /^(?:<details>\n<summary>[\w ]+<\/summary>|<\/details>|<!-- spec-kit-enforce:sticky -->|<\/?code>)$/;

function expectHarmless(markdown: string): void {
  for (const node of nodesIn(parse(markdown))) {
    expect(["image", "imageReference", "linkReference", "definition", "footnoteReference"]).not.toContain(node.type);
    if (node.type === "link") expect(node.url).toMatch(/^\/octo\/shop\/(?:blob|new|pull)\//);
    if (node.type === "html") expect(node.value).toMatch(OWN_HTML);
    if (node.type === "text") expect(node.value).not.toMatch(/@[A-Za-z0-9]|#\d|GH-\d|:\/\/|www\.\w/i);
  }
  expect(
    markdown
      .replace(/`[^\n]*`/g, "")
      .split("\n")
      .filter((line) => line.startsWith("/")),
  ).toEqual([]);
}

/** Digits alone, where it is told how a completion ended, are the number of a pull request of ours, and a link to it. */
function said(text: string): string {
  return /^\d+$/.test(text) ? `no. ${text}` : text;
}

describe("what documents, descriptions and branches say", () => {
  it.each<[string, (text: string) => string]>([
    ["the comment", (text) => renderComment(evaluationOf(text), contextOf(text))],
    ["the summary of the check", (text) => renderCheckRun(evaluationOf(text), contextOf(text)).summary],
    ["the text of the check", (text) => renderCheckRun(evaluationOf(text), contextOf(text)).text ?? ""],
    [
      "the comment after a merge",
      (text) =>
        renderMergedComment([
          {
            pullRequest: 12,
            bundle: text,
            tasksPath: text,
            task: text,
            target: "done",
            state: "refused",
            detail: said(text),
            waiting: [text],
          },
          {
            pullRequest: 12,
            bundle: text,
            tasksPath: text,
            task: text,
            target: "todo",
            state: "done",
            detail: said(text),
            waiting: [text],
          },
        ]),
    ],
  ])("links nothing, mentions nobody and shows no image in %s", (_name, render) => {
    fc.assert(
      fc.property(hostile, (text) => expectHarmless(render(text))),
      { numRuns: 150, examples: [["1"], ["\\[x]: https://evil.example\n"], ["\ud800"]] },
    );
  });
});
