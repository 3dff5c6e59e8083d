import { z } from "zod";
import { blankOut } from "../../documents/blank-out.ts";
import { allBlocksOf, type DocumentSection, sectionsOf } from "../../documents/document-sections.ts";
import { blankValue } from "../../documents/placeholder-forms.ts";
import type { Block } from "../../markdown/markdown-document.ts";
import { quote } from "../name-task.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

const VIOLATION = /\bFAIL(?:ED|S)?\b|❌|\bVIOLATION\b|\bviolat(?:es|ed)\b|\bviolations? (?:found|detected|accepted)\b/;
const DENIED = /\b(?:no|none|zero|0|without|not|if|any|must|unless|would)\b/i;

export const constitutionViolationUnjustified = defineRule({
  id: "spec/constitution-violation-unjustified",
  input: "document",
  summary: "Require a justification for every violation of the constitution that a plan admits",
  rationale: "A rule that may be broken without a reason is no rule.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    unjustified:
      "The constitution check says {text}, and “Complexity Tracking” justifies nothing. Write there why it is needed and which simpler way was rejected, or change the plan.",
  },
  guard:
    "Sentences that deny a violation, or say what would happen if there were one, are none. Any filled row or sentence under “Complexity Tracking” is a justification.",
  examples: [
    {
      name: "A violation and an empty table",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md":
          "# Plan\n\n## Constitution Check\n\n- Simplicity: FAIL, three projects\n\n## Complexity Tracking\n\n| Violation | Why |\n|---|---|\n| [e.g., 4th project] | [current need] |\n",
      },
      reports: [
        '5: The constitution check says "Simplicity: FAIL, three projects", and “Complexity Tracking” justifies nothing. Write there why it is needed and which simpler way was rejected, or change the plan.',
      ],
      looked: "1/2",
    },
    {
      name: "A violation with its reason",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md":
          "# Plan\n\n## Constitution Check\n\n- Simplicity: FAIL, three projects\n\n## Complexity Tracking\n\n| Violation | Why |\n|---|---|\n| Three projects | Two languages |\n",
      },
      reports: [],
    },
    {
      name: "No violations",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n## Constitution Check\n\nNo violations found. If a gate FAILS, stop.\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    const sections = document.role === "plan" ? sectionsOf(document.markdown()) : [];
    const checks = sections.filter(({ name }) => name.startsWith("constitution check"));
    yield { examined: checks.length > 0 ? 1 : 0, of: 1, unit: "documents" };
    if (sections.filter(({ name }) => name.startsWith("complexity tracking")).some(isJustified)) return;
    const { path } = document.file;
    for (const check of checks) {
      const found = violationIn(check);
      if (!found) continue;
      const at = { path, line: found.line, endLine: found.line };
      yield { message: "unjustified", values: { text: quote(found.text) }, at, key: found.text };
    }
  },
});

function violationIn(check: DocumentSection): { readonly text: string; readonly line: number } | null {
  for (const block of blocksWithin({ blocks: allBlocksOf(check) })) {
    if (block.kind === "html" || block.kind === "code") continue;
    for (const { text, line } of linesOf(block)) {
      if (VIOLATION.test(text) && !DENIED.test(text)) return { text: text.trim(), line };
    }
  }
  return null;
}

function linesOf(block: Block): { readonly text: string; readonly line: number }[] {
  if (block.kind === "table") return block.rows.map(({ cells, line }) => ({ text: blankOut(cells.join(" | ")), line }));
  if (!("text" in block)) return [];
  return blankOut(block.text)
    .split(/\r\n|\r|\n/)
    .map((text, at) => ({ text, line: block.line + at }));
}

function isJustified(section: DocumentSection): boolean {
  return allBlocksOf(section).some((block) => {
    if (block.kind === "table")
      return block.rows.some(({ cells }) => cells.some((cell) => cell.trim() !== "" && isWritten(cell)));
    return (
      (block.kind === "paragraph" || block.kind === "item") &&
      isWritten(block.text) &&
      !/^[ \t>]*(?:\*\*)?fill only/i.test(block.text)
    );
  });
}

function isWritten(text: string): boolean {
  return (
    blankValue(text) === null &&
    !/^\[[^\]\n]{1,200}\]$/.test(text.trim()) &&
    !/^(?:n\/?a|none|-)\.?$/i.test(text.trim())
  );
}
