import type { Document } from "../bundle/spec-bundle.ts";
import { finderInBlocks } from "../markdown/document-parts.ts";
import type { Block } from "../markdown/markdown-document.ts";
import { blankOut } from "./blank-out.ts";
import { metadataOf } from "./metadata.ts";
import {
  blankHeading,
  blanksInText,
  blankValue,
  mayBeBlank,
  mayHoldBlanks,
  placeholderId,
} from "./placeholder-forms.ts";

/** A place that somebody was to fill in. */
export interface Placeholder {
  /** As written. */
  readonly text: string;
  readonly line: number;
  /** Where it stands: in the title, a heading, the value of a field, a cell or line of its own, or in running text. */
  readonly where: "title" | "heading" | "metadata" | "line" | "text";
}

/** What a document still has to fill in, in document order, and how much of its header that is. */
export interface Placeholders {
  readonly found: readonly Placeholder[];
  /** The title and the values above the first section: how many there are, how many of them are placeholders. */
  readonly header: { readonly filled: number; readonly blank: number; readonly isTitleBlank: boolean };
}

/** Looks for what a template left to be filled in; code, comments and front matter are not read. Linear. */
export function findPlaceholders(document: Document): Placeholders {
  const known = kept.get(document) ?? lookForPlaceholders(document);
  kept.set(document, known);
  return known;
}

/** Two rules ask for the same. */
const kept = new WeakMap<Document, Placeholders>();

function lookForPlaceholders(document: Document): Placeholders {
  const markdown = document.markdown();
  const fields = metadataOf(markdown).filter(({ part }) => part !== "front-matter");
  const blankFields = fields.flatMap(({ key, value, line, part }) => {
    const text = blankValue(value);
    return text === null || isToDo(text, key) ? [] : [{ text, line, where: "metadata" as const, part }];
  });
  const taken = new Set(fields.map(({ line }) => line));
  const others = candidatesIn(markdown).flatMap(({ isOfParagraph, ...one }) =>
    isOfParagraph && one.where !== "text" && taken.has(one.line) ? [] : [one],
  );
  const title = others.find(({ where }) => where === "title");
  const head = fields.filter(({ part }) => part === "head").length + 1;
  const blank = blankFields.filter(({ part }) => part === "head").length + (title ? 1 : 0);
  const found = [...blankFields, ...others].sort((a, b) => a.line - b.line);
  return { found, header: { filled: head - blank, blank, isTitleBlank: title !== undefined } };
}

/** What is none where its line is the value of a field, which is looked at for itself. */
interface Candidate extends Placeholder {
  readonly isOfParagraph?: true;
}

function placeholdersIn(block: Block): Candidate[] {
  switch (block.kind) {
    case "heading": {
      const text = blankHeading(blankOut(block.text));
      return text === null ? [] : [{ text, line: block.line, where: block.depth === 1 ? "title" : "heading" }];
    }
    case "paragraph":
      return linesIn(block.text, block.line, false).map((one) => ({ ...one, isOfParagraph: true }));
    case "item":
      return [
        ...itemPlaceholders(block.text, block.line, block.box !== null),
        ...block.children.flatMap(placeholdersIn),
      ];
    case "table":
      return block.rows.flatMap(({ cells, line }) =>
        cells.flatMap((cell, at) => {
          const text = blankValue(cell);
          return text === null || isToDo(text, cells[0] ?? "") || isToDo(text, block.header[at] ?? "")
            ? []
            : [{ text, line, where: "line" as const }];
        }),
      );
    default:
      return [];
  }
}

/** What is still to do says so in its status. */
function isToDo(text: string, label: string): boolean {
  return text === "TODO" && /^\W{0,4}(?:status|state|stage|progress)\W{0,4}$/i.test(label);
}

const candidatesIn = finderInBlocks(placeholdersIn);

/** Of an item with a box only a text that is nothing but a placeholder counts: tasks speak about placeholders. */
function itemPlaceholders(text: string, line: number, isBox: boolean): Placeholder[] {
  const id = isBox ? placeholderId(text) : null;
  return id === null ? linesIn(text, line, isBox) : [{ text: id, line, where: "line" }];
}

function linesIn(text: string, first: number, isBox: boolean): Placeholder[] {
  if (!mayBeBlank(text) && (isBox || !mayHoldBlanks(text))) return [];
  const shown = blankOut(text).split(/\r\n|\r|\n/);
  return text.split(/\r\n|\r|\n/).flatMap((line, at): Placeholder[] => {
    const whole = blankValue(line.replace(/^(?:\*\*|__)?[A-Z][\w /]{0,38}(?:\*\*|__)?:(?:\*\*|__)?[ \t]+/, ""));
    if (whole !== null) return [{ text: whole, line: first + at, where: "line" }];
    if (isBox) return [];
    return blanksInText(shown[at] ?? "").map((one) => ({ text: one, line: first + at, where: "text" }));
  });
}
