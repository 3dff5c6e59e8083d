import type { Task } from "../bundle/task.ts";
import type { Block } from "../markdown/markdown-document.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import type { Outline, OutlineSection } from "./outline.ts";

/** A line of prose, or of a fence in plain text, and what it stands under. */
export interface ProseLine {
  readonly text: string;
  readonly line: number;
  /** Title of its section; empty before the first heading. */
  readonly heading: string;
  /** The paragraph right before its list that ends with a colon, or empty. */
  readonly label: string;
  /** `ordered` is an item of a numbered list. */
  readonly form: "paragraph" | "item" | "ordered" | "fence";
}

/** Lines of a fence that are looked at; drawings and logs are longer. */
const MAX_FENCE_LINES = 300;
/** Characters; longer parts of a paragraph are cut at the next line. */
const MAX_PART = 800;

/** The lines of a document that belong to no task, in its order. */
export function proseLines({ preamble, sections }: Outline, tasks: readonly Task[]): ProseLine[] {
  const taken = new Set(tasks.map(({ at }) => at.line));
  const inTask = new Set<OutlineSection>();
  const outside = sections.filter((section) => {
    const isInside = taken.has(section.heading.line) || (section.parent !== null && inTask.has(section.parent));
    if (isInside) inTask.add(section);
    return !isInside;
  });
  const lines = [
    ...linesOfBlocks(preamble, "", taken),
    ...outside.flatMap(({ blocks, heading }) => linesOfBlocks(blocks, heading.text, taken)),
  ];
  return lines.map((line) => ({ ...line, text: plainSigns(line.text) }));
}

function linesOfBlocks(blocks: readonly Block[], heading: string, taken: ReadonlySet<number>): ProseLine[] {
  let label = "";
  return blocks.flatMap((block) => {
    const lines = taken.has(block.line) ? [] : linesOfBlock(block, heading, label, taken);
    if (block.kind === "paragraph") label = /:[*_]{0,3}\s*$/.test(block.text) ? block.text.slice(0, 200) : "";
    else if (block.kind !== "item") label = "";
    return lines;
  });
}

function linesOfBlock(block: Block, heading: string, label: string, taken: ReadonlySet<number>): ProseLine[] {
  if (block.kind === "paragraph")
    return paragraphParts(block.text, block.line).map((part) => ({ ...part, heading, label, form: "paragraph" }));
  if (block.kind === "code") {
    const isPlain = /^(?:text|txt|plaintext)?$/.test(block.language ?? "");
    return isPlain ? split(block.text, block.line + 1, { heading, label, form: "fence" }) : [];
  }
  if (block.kind !== "item" || block.box !== null) return [];
  const form = block.ordered ? "ordered" : "item";
  const own = {
    text: block.text.replace(/[ \t]*[\r\n]+[ \t]*/g, " "),
    line: block.line,
    heading,
    label,
    form,
  } as const;
  return [own, ...linesOfBlocks(block.children, heading, taken)];
}

/** Parts of a paragraph that say one thing each: lines of fields, and prose with its line breaks taken out. */
export function paragraphParts(text: string, line: number): { readonly text: string; readonly line: number }[] {
  const parts: { text: string; line: number }[] = [];
  for (const [index, said] of text.split(/\r\n|\r|\n/).entries()) {
    const last = parts.at(-1);
    const isNew =
      last === undefined || /^[ \t>]*(?:[*_]{1,2}\p{L}[^*_]{0,60}[*_]{0,2}:|\p{L}[\p{L}\d ]{0,30}:[ \t])/u.test(said);
    if (isNew || last.text.length > MAX_PART) parts.push({ text: said, line: line + index });
    else last.text = `${last.text} ${said.replace(/^[ \t>]+/, "")}`;
  }
  return parts;
}

function split(text: string, line: number, under: Pick<ProseLine, "heading" | "label" | "form">): ProseLine[] {
  const lines = text.split(/\r\n|\r|\n/, MAX_FENCE_LINES);
  return lines.map((said, index) => ({ text: said, line: line + index, ...under }));
}
