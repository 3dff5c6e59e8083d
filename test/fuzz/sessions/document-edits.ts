import fc from "fast-check";

/** One edit of a document, as somebody makes it between two pushes. */
export interface DocumentEdit {
  /** For the report of a case that fails. */
  readonly what: string;
  readonly make: (text: string) => string;
}

const places = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Lines that mean something somewhere: tasks, headings, legends, fences, statements about order. */
const LINES = fc.constantFrom(
  "- [ ] T901 Weigh the parcel in src/scale.ts (FR-001)",
  "- [x] T902 [P] [US1] Stamp it (depends on T001, T901)",
  "- [~] 2.7 Sort the shelf",
  "- [B] Wait for the clerk",
  "  - [ ] T903 A part of it, after T002",
  "  - a remark",
  "- a bullet",
  "### T904: Count the depots",
  "## Phase 7: Returns (depends on Phase 1)",
  "# Another part",
  "#### Acceptance Criteria",
  "**Status**: done",
  "**Dependencies**: T001, T901",
  "  Depends on: T901",
  "**Legend**: [B] Blocked, [~] In progress, [-] Cancelled",
  "## Legend\n\n- [B] Blocked\n- [~] Deferred",
  "## Dependencies\n\n- Phase 2 depends on Phase 1\n- T002 depends on T001",
  "Critical path: T001 → T002 → T901",
  "T001, T002 and T901 can run in parallel",
  "| ID | Task | Status |\n|---|---|---|\n| T905 | Seal it | done |",
  "## Completed Tasks\n\n| ID | Title |\n|---|---|\n| T001 | Seal it |",
  "```mermaid\ngraph LR\n  T001 --> T002\n```",
  "```yaml\nintent: weigh\nscope: [src/a.ts]\n```",
  "Work Order",
  "```",
  "<!-- status: done -->",
  "<!--",
  "> - [ ] T906 In a quote",
  "**Total Tasks**: 12",
  "---",
  "",
  "",
  "\t- [ ] T907 With a tab",
  "T001-T003",
  "é 🐍 ✅",
  "\r",
);

const MARKS = fc.constantFrom(" ", "x", "X", "~", "-", "!", "B", "?");

/** The document with one of its lines changed; `at` is a part of its length. */
function onLine(what: string, at: number, change: (line: string) => readonly string[]): DocumentEdit {
  const make = (text: string) => {
    const lines = text.split("\n");
    const index = Math.floor(at * lines.length);
    return lines.toSpliced(index, 1, ...change(lines[index] ?? "")).join("\n");
  };
  return { what: `${what} at ${at}`, make };
}

const inserted = fc.tuple(places, LINES).map(([at, line]) => onLine(`insert ${line}`, at, (old) => [line, old]));
const replaced = fc.tuple(places, LINES).map(([at, line]) => onLine(`write ${line}`, at, () => [line]));
const deleted = places.map((at) => onLine("delete", at, () => []));
const doubled = places.map((at) => onLine("double", at, (line) => [line, line]));
const lengthened = fc
  .tuple(places, fc.constantFrom(" more", "(done)", " [P]", "  ", " after T002", "✅"))
  .map(([at, more]) => onLine(`add ${more}`, at, (line) => [line + more]));

/** What comes first behind a place is replaced. */
function behind(what: string, at: number, pattern: RegExp, by: string): DocumentEdit {
  const make = (text: string) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + text.slice(from).replace(pattern, by);
  };
  return { what: `${what} ${by} at ${at}`, make };
}

/** A box gets another mark: the edit that happens most. */
const ticked = fc.tuple(places, MARKS).map(([at, mark]) => behind("tick", at, /\[[ xX~!-]\]/, `[${mark}]`));

const titles = fc.constantFrom("Depots", "Phase 3: Depots", "T908: Depots", "User Story 2 - Depots");
const renamedHeading = fc
  .tuple(places, titles)
  .map(([at, title]) => behind("name heading", at, /^(#{1,6}) .*$/m, `$1 ${title}`));

const renamedId = fc
  .tuple(fc.constantFrom("T001", "T002", "T003", "1.1", "2.1", "WP01"), fc.constantFrom("T801", "9.9", "WP09"))
  .map(([from, to]): DocumentEdit => ({ what: `name ${from} ${to}`, make: (text) => text.replaceAll(from, to) }));

/** Some lines stand elsewhere now. */
const moved = fc.tuple(places, fc.integer({ min: 1, max: 20 }), places).map(([at, count, to]): DocumentEdit => {
  const make = (text: string) => {
    const lines = text.split("\n");
    const taken = lines.splice(Math.floor(at * lines.length), count);
    lines.splice(Math.floor(to * lines.length), 0, ...taken);
    return lines.join("\n");
  };
  return { what: `move ${count} lines from ${at} to ${to}`, make };
});

export const documentEdits: fc.Arbitrary<DocumentEdit> = fc.oneof(
  { weight: 4, arbitrary: ticked },
  { weight: 4, arbitrary: inserted },
  { weight: 3, arbitrary: lengthened },
  { weight: 2, arbitrary: replaced },
  { weight: 2, arbitrary: deleted },
  { weight: 2, arbitrary: moved },
  { weight: 1, arbitrary: doubled },
  { weight: 1, arbitrary: renamedHeading },
  { weight: 1, arbitrary: renamedId },
);
