import type { Document } from "../bundle/spec-bundle.ts";
import type { Requirement } from "./requirement.ts";

const CRITERIA = /^[\W\d]{0,8}acceptance criteria\b/i;

/**
 * The criteria of a story that is one file, as BMAD writes it: the numbered list below `Acceptance Criteria`, which its
 * tasks name by number, `(AC: 1, 2)`. Linear in the document.
 */
export function readStoryCriteria({ file, source, markdown }: Document): readonly Requirement[] {
  const found: Requirement[] = [];
  let isCriteria = false;
  for (const block of markdown().blocks) {
    if (block.kind === "heading") isCriteria = CRITERIA.test(block.text.slice(0, 60));
    if (!isCriteria || block.kind !== "item" || !block.ordered) continue;
    const number = /^[ \t>]*(\d{1,3})[.)]/.exec(source.text.slice(block.span.start, block.span.start + 12))?.[1];
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
