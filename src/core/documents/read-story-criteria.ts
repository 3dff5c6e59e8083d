import type { Document } from "../bundle/spec-bundle.ts";
import type { Requirement } from "./requirement.ts";

const COUNTED = /^[ \t>]*(\d{1,3})[.)]/;
const CRITERIA = /^[\W\d]{0,8}acceptance criteria\b/i;

/** `**AC9 — Compact lists**`, added below the list. */
const NAMED = /^(?:\*\*|__)?AC[ -]?#?(\d{1,3})(?:\*\*|__)?[ \t]{0,3}(?:\([^()\n]{0,60}\)[ \t]{0,3})?[:：.)—–-]/;

/**
 * The criteria of a story that is one file, as BMAD writes it: the numbered list below `Acceptance Criteria`, and what is
 * called `AC9` there, which its tasks name by number, `(AC: 1, 2)`. Linear in the document.
 */
export function readStoryCriteria({ file, source, markdown }: Document): readonly Requirement[] {
  const found: Requirement[] = [];
  let isCriteria = false;
  for (const block of markdown().blocks) {
    if (block.kind === "heading") isCriteria = CRITERIA.test(block.text.slice(0, 60));
    if (!isCriteria || (block.kind !== "item" && block.kind !== "paragraph")) continue;
    const isCounted = block.kind === "item" && block.ordered;
    const counted = isCounted ? COUNTED.exec(source.text.slice(block.span.start, block.span.start + 12)) : null;
    const number = (counted ?? NAMED.exec(block.text.slice(0, 100)))?.[1];
    if (number === undefined) continue;
    const at = { path: file.path, line: block.line, endLine: block.line };
    const text = block.text.slice(0, 1_000).trim();
    found.push({
      kind: "acceptance",
      id: `AC ${Number(number)}`,
      text,
      under: null,
      isExcluded: false,
      isRow: false,
      at,
    });
  }
  return found;
}
