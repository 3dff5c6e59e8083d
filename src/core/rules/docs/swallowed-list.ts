import { z } from "zod";
import { blankOut } from "../../documents/blank-out.ts";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import type { Block, ItemBlock } from "../../markdown/markdown-document.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

/** A bullet with a box at the beginning of a line. */
const BOX_LINE = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}\[[ xX~/!-]\][ \t]+\S/;
/** The same in the middle of one. */
const BOX_INSIDE = /[ \t](?:[-*+]|\d{1,9}[.)])[ \t]\[[ xX]\][ \t]+\S/;
/** A box that is a part of the words of a heading; the other lines of one with several are told of as a whole. */
const BOX_FIRST = /^\[[ xX~/!-]\][ \t]+\S[^\r\n]*$/;

export const swallowedList = defineRule({
  id: "docs/swallowed-list",
  input: "document",
  summary: "Disallow tasks and lists that a heading or a paragraph swallows",
  rationale:
    "What looks like a task in the source is a part of a sentence or a title on GitHub: nobody can tick it, and nothing checks it.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    task: "{task} stands inside {what} of {document}, so it is no task to anybody. Put an empty line before it, and indent it as its neighbours are.",
    headed:
      "{task} is a heading inside a list of {document}, so it is no task to anybody. Take away what makes it one: the line of dashes or equals signs below it, or the hashes before its box.",
    heading:
      "The dashes below line {last} of {document} turn {count} {count|line|lines} above them into {count|a|one} heading. Put an empty line before the dashes.",
  },
  guard:
    "A box that is mentioned in a sentence or in code is none, and a heading that is a task has its box first. Dashes below one line are a heading as meant.",
  examples: [
    {
      name: "A task that is indented too far, tasks in a heading, and dashes below a list of metadata",
      kind: "invalid",
      files: {
        tasks:
          "**Owner**: anna\n**Status**: open\n---\n\nDo this first:\n     - [ ] T001 One\n\n## Later - [ ] T002 Two - [ ] T003 Three\n",
      },
      reports: [
        "1: The dashes below line 2 of tasks.md turn 2 lines above them into one heading. Put an empty line before the dashes.",
        '6: "- [ ] T001 One" stands inside a paragraph of tasks.md, so it is no task to anybody. Put an empty line before it, and indent it as its neighbours are.',
        '8: "- [ ] T002 Two - [ ] T003 Three" stands inside a heading of tasks.md, so it is no task to anybody. Put an empty line before it, and indent it as its neighbours are.',
      ],
      looked: "3/3",
    },
    {
      name: "A task with a line of dashes below it, and one with hashes before its box",
      kind: "invalid",
      files: { tasks: "- [ ] T001 One\n  ---\n- ### [x] T002 Two\n- [ ] T003 Three\n\n---\n" },
      reports: [
        '1: "[ ] T001 One" is a heading inside a list of tasks.md, so it is no task to anybody. Take away what makes it one: the line of dashes or equals signs below it, or the hashes before its box.',
        '3: "[x] T002 Two" is a heading inside a list of tasks.md, so it is no task to anybody. Take away what makes it one: the line of dashes or equals signs below it, or the hashes before its box.',
      ],
    },
    {
      name: "A list after a paragraph",
      kind: "valid",
      files: { tasks: "Do this first:\n- [ ] T001 One\n" },
      reports: [],
    },
    {
      name: "A box in code and in a sentence, a heading that is a task, a title with dashes below",
      kind: "false-positive",
      files: {
        tasks:
          "Tasks\n-----\n\n### [x] 1.1 Store\n\nTick a task by writing [x] for [ ], as in `text - [ ] T001 One`.\n\n- [ ] T001 One\n  - [ ] a part\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const { path } = document.file;
    for (const { line, ...said } of faultsIn(document.markdown())) {
      const values = { document: fileName(path), ...said.values };
      yield { message: said.message, values, at: { path, line, endLine: line }, key: said.key };
    }
  },
});

interface Fault {
  readonly message: "task" | "headed" | "heading";
  readonly values: Readonly<Record<string, string | number>>;
  readonly line: number;
  readonly key: string;
}

const faultsIn = finderInBlocks((top) => [...blocksWithin({ blocks: [top] })].flatMap(faultsOf));

function faultsOf(block: Block): Fault[] {
  if (block.kind === "paragraph") return swallowedLines(block.text, block.line, "a paragraph");
  if (block.kind === "item") return headedItem(block) ?? swallowedInItem(block);
  if (block.kind !== "heading") return [];
  const lines = block.text.split(/\r\n|\r|\n/);
  // Only what is underlined has several lines.
  if (lines.length > 1) {
    const values = { last: block.line + lines.length - 1, count: lines.length };
    return [{ message: "heading", values, line: block.line, key: `heading ${lines[0]?.slice(0, 80)}` }];
  }
  const inside = BOX_INSIDE.exec(blankOut(block.text));
  return inside ? [swallowed(block.text.slice(inside.index).trim(), "a heading", block.line)] : [];
}

/** An item that is nothing but a heading. */
function headedItem({ box, text, children: [first] }: ItemBlock): Fault[] | null {
  if (box !== null || text !== "" || first?.kind !== "heading" || !BOX_FIRST.test(first.text)) return null;
  return [{ ...swallowed(first.text, "a heading", first.line), message: "headed" }];
}

/** Of an item, its first line is its own. */
function swallowedInItem({ text, line: own }: ItemBlock): Fault[] {
  if (!/[\r\n]/.test(text)) return [];
  return swallowedLines(text, own, "another item").filter(({ line }) => line > own);
}

function swallowedLines(text: string, first: number, what: string): Fault[] {
  return blankOut(text)
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (BOX_LINE.test(line) ? [swallowed(line.trim(), what, first + at)] : []));
}

function swallowed(task: string, what: string, line: number): Fault {
  return { message: "task", values: { task: quote(task), what }, line, key: `task ${task.slice(0, 200)}` };
}
