import { z } from "zod";
import type { MarkdownDocument } from "../../markdown/markdown-document.ts";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { quote } from "../name-task.ts";
import { type Prose, proseOf } from "../prose.ts";
import { defineRule } from "../rule.ts";

const ROLES = new Set(["spec", "prd", "plan", "requirements", "design", "proposal", "delta", "shape", "constitution"]);

/** The marker, with its question where it has one. Bounded, so that a document of markers stays linear. */
const MARKER = /NEEDS CLARIFICATION(?:\s{0,3}:\s{0,3}([^\]\n]{1,300}))?/g;

/** What stands before a bare marker and talks about it: `No [NEEDS CLARIFICATION] markers remain`, or quotes it. */
const ABOUT_BEFORE =
  /\b(?:no|any|all|every|each|zero|resolved?|mark(?:ed|s)?(?: (?:it )?(?:as|with))?)(?:\s{1,3}(?:open|outstanding|remaining|unresolved|further|other))?\s{1,3}\W{0,4}$|\[[^[\]\n]{0,200}\bor\s{1,3}$|["“'‘]\[?$/i;

/** The same after it: `NEEDS CLARIFICATION markers`. */
const ABOUT_AFTER = /^\W{0,4}\s{0,3}(?:markers?|tags?|items?|resolved|remain(?:s|ing)?)\b/i;

export const unresolvedClarification = defineRule({
  id: "spec/unresolved-clarification",
  input: "document",
  summary: "Disallow an unanswered NEEDS CLARIFICATION once there are tasks",
  rationale: "Whoever works on the tasks would have to guess the answer, and two people guess differently.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    question:
      "{document} still asks {question}, so the tasks rest on a guess. Answer it in the document and remove the marker.",
    bare: "{document} still says NEEDS CLARIFICATION in {context}, so the tasks rest on a guess. Decide it and remove the marker.",
  },
  guard:
    "Code, comments, checklists and what is struck out are not read, nor sentences about the marker, nor a row of a table that says it is resolved. Before there is a tasks document an open question is a warning at most, and so is one that a plan lists for its research.",
  examples: [
    {
      name: "An open question in a specification with tasks",
      kind: "invalid",
      files: {
        "specs/001-example/spec.md":
          "# Login\n\n- **FR-001**: Users log in by [NEEDS CLARIFICATION: password or passkey?]\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [
        '3: spec.md still asks "password or passkey?", so the tasks rest on a guess. Answer it in the document and remove the marker.',
      ],
      looked: "2/3",
    },
    {
      name: "A bare marker in a plan",
      kind: "invalid",
      files: {
        "specs/001-example/spec.md": "# Login\n",
        "specs/001-example/plan.md": "# Plan\n\n**Storage**: NEEDS CLARIFICATION\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [
        '3: plan.md still says NEEDS CLARIFICATION in "**Storage**: NEEDS CLARIFICATION", so the tasks rest on a guess. Decide it and remove the marker.',
      ],
    },
    {
      name: "What the research of a plan is to find out is a warning",
      kind: "invalid",
      files: {
        "specs/001-example/spec.md": "# Login\n",
        "specs/001-example/plan.md":
          "# Plan\n\n## Phase 0: Research\n\n### Tasks\n\n1. **Storage** [NEEDS CLARIFICATION]\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [
        '7: plan.md still says NEEDS CLARIFICATION in "**Storage** [NEEDS CLARIFICATION]", so the tasks rest on a guess. Decide it and remove the marker.',
      ],
    },
    {
      name: "A question in Kiro's requirements",
      kind: "invalid",
      files: {
        ".kiro/specs/cart/requirements.md": "# Requirements\n\n[NEEDS CLARIFICATION: who pays?]\n",
        ".kiro/specs/cart/design.md": "# Design\n",
        ".kiro/specs/cart/tasks.md": "- [ ] 1. Cart\n",
      },
      reports: [
        '3: requirements.md still asks "who pays?", so the tasks rest on a guess. Answer it in the document and remove the marker.',
      ],
    },
    {
      name: "Everything is decided",
      kind: "valid",
      files: {
        "specs/001-example/spec.md": "# Login\n\n- **FR-001**: Users log in by passkey\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
      looked: "2/3",
    },
    {
      name: "A question that was given up, and one that a table says is resolved",
      kind: "false-positive",
      files: {
        "specs/001-example/spec.md":
          "# Login\n\n- ~~**FR-002**: People may [NEEDS CLARIFICATION: share accounts?]~~ dropped\n\n| question | state |\n|---|---|\n| [NEEDS CLARIFICATION] by passkey? | resolved |\n",
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
    },
    {
      name: "A checklist, a comment, code and a sentence about the marker",
      kind: "false-positive",
      files: {
        "specs/001-example/spec.md":
          '# Login\n\n<!-- Use [NEEDS CLARIFICATION: question] -->\n\n- [x] No [NEEDS CLARIFICATION] markers remain\n\nAll NEEDS CLARIFICATION items were resolved. No open NEEDS CLARIFICATION remain.\n\nGiven a plan with "NEEDS CLARIFICATION" in it, it is refused.\n\n**Storage**: [e.g., files or NEEDS CLARIFICATION]\n\nWrite `[NEEDS CLARIFICATION: what?]` for new ones.\n\n```\n[NEEDS CLARIFICATION: what?]\n```\n',
        "specs/001-example/plan.md": "# Plan\n",
        "specs/001-example/tasks.md": "- [ ] T001 Log in\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, document }) {
    const isRead = ROLES.has(document.role);
    yield { examined: isRead ? 1 : 0, of: 1, unit: "documents" };
    if (!isRead || !document.source.text.includes("NEEDS CLARIFICATION")) return;
    const { path } = document.file;
    const atMost = bundle.taskList === null ? { atMost: "warning" as const } : {};
    const markdown = parseMarkdown(document.source);
    const isTopic = document.role === "plan" ? topicsIn(markdown) : () => false;
    for (const { line, question, context } of openQuestions(proseOf(markdown))) {
      const lowered = isTopic(line) ? { atMost: "warning" as const } : atMost;
      const message = question === "" ? ("bare" as const) : ("question" as const);
      const values = { document: nameOf(path), question: quote(question), context: quote(context) };
      yield { message, values, at: { path, line, endLine: line }, key: question || context, ...lowered };
    }
  },
});

/** Where a plan lists what its research is to find out, the answers stand elsewhere. */
const RESEARCH = /\b(?:research|unknowns|phase 0)\b/i;

/** Asked for lines in the order of the document. */
function topicsIn({ blocks }: MarkdownDocument): (line: number) => boolean {
  const headings = blocks.filter((block) => block.kind === "heading");
  const isResearch = headings.map(({ text }) => RESEARCH.test(text.slice(0, 200)));
  let at = -1;
  return (line) => {
    while ((headings[at + 1]?.line ?? Number.POSITIVE_INFINITY) <= line) at += 1;
    return isResearch[at] === true || isResearch[at - 1] === true;
  };
}

/** A cell that says what became of the question. */
const RESOLVED = /^\W{0,4}(?:resolved|answered|decided|closed|done)\W{0,4}$/i;

function* openQuestions(prose: Iterable<Prose>) {
  for (const { text, line, isBox, row = [] } of prose) {
    if (row.some((cell) => RESOLVED.test(cell))) continue;
    for (const { index, 0: marker, 1: question = "" } of text.matchAll(MARKER)) {
      if (question === "" && (isBox || isAbout(text, index, marker.length))) continue;
      if (isStruck(text, index)) continue;
      yield { line: line + newlines(text, index), question: question.trim(), context: lineAround(text, index) };
    }
  }
}

function isAbout(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - 240), index);
  return ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(text.slice(index + length, index + length + 20));
}

/** Between two pairs of tildes: what it asks was given up. */
function isStruck(text: string, index: number): boolean {
  const start = text.lastIndexOf("\n", index) + 1;
  const end = text.indexOf("\n", index);
  const after = text.slice(index, end === -1 ? text.length : end);
  return after.includes("~~") && text.slice(start, index).split("~~").length % 2 === 0;
}

function newlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function lineAround(text: string, index: number): string {
  const start = text.lastIndexOf("\n", index) + 1;
  const end = text.indexOf("\n", index);
  return text.slice(Math.max(start, index - 100), end === -1 ? index + 100 : Math.min(end, index + 100)).trim();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
