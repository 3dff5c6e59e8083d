import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import { sectionsOf } from "../documents/document-sections.ts";
import { mainSpecOf } from "../layouts/main-spec.ts";
import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { RepositoryContext } from "../snapshot/repository-context.ts";
import { blocksWithin, lineEndsBefore } from "./prose.ts";

const OPERATION = /^(added|modified|removed|renamed) requirements\b/i;
const REQUIREMENT = /^requirement:[ \t]{0,3}(.{1,200})/i;
const RENAMED = /^[ \t]*(?:[-*][ \t]*)?(from|to):[ \t]*`?(?:#{1,6}[ \t]*)?requirement:[ \t]*([^`\n]{1,200})/gim;
const SCENARIO = /^scenario:[ \t]{0,3}(.{1,200})/i;

/** A requirement of OpenSpec: a heading with scenarios below it. */
interface OpenSpecRequirement {
  readonly title: string;
  /** As OpenSpec compares names, letter case and spaces forgiven. */
  readonly name: string;
  /** What a change does to it; null in a specification itself. */
  readonly operation: string | null;
  readonly line: number;
  readonly scenarios: readonly { readonly title: string; readonly name: string }[];
}

/** A requirement that a change gives another name: a line with FROM and one with TO. */
export interface Renaming {
  readonly from: string;
  /** Null where nothing says it. */
  readonly to: string | null;
  /** Where it is called by its old name. */
  readonly line: number;
}

/** What a change says about requirements, beside the specification that it alters. */
export interface Delta {
  readonly document: Document;
  readonly requirements: readonly OpenSpecRequirement[];
  readonly renamings: readonly Renaming[];
  /** Path of the specification, and its requirements by name, by the new one too where the change gives them another. */
  readonly path: string;
  readonly main: ReadonlyMap<string, OpenSpecRequirement>;
}

/** The deltas of a change whose specification was read. */
export function deltasOf({ location, documents }: SpecBundle, { head }: RepositoryContext): readonly Delta[] {
  return documents.flatMap((document) => {
    const path = document.role === "delta" ? mainSpecOf(location.path, document.file.path) : null;
    const file = path === null ? undefined : head.files.find((one) => one.path === path);
    if (path === null || !file) return [];
    const renamings = renamingsIn(document.markdown());
    const written = new Map(requirementsIn(parseMarkdown(decodeSource(file))).map((one) => [one.name, one]));
    const renamed = renamings.flatMap(({ from, to }) => {
      const one = written.get(nameOf(from));
      return one && to !== null ? [[nameOf(to), one] as const] : [];
    });
    const main = new Map([...written, ...renamed]);
    return [{ document, requirements: requirementsIn(document.markdown()), renamings, path, main }];
  });
}

/** What the sections of renamed requirements say, in document order. */
function renamingsIn(markdown: MarkdownDocument): Renaming[] {
  const sections = sectionsOf(markdown).filter(({ heading }) => operationOf(heading.text) === "RENAMED");
  return sections.flatMap(({ blocks }) => renamingsWithin(blocks));
}

/** Pairs of FROM and TO among blocks. */
export function renamingsWithin(blocks: readonly Block[]): Renaming[] {
  const renamings: Renaming[] = [];
  for (const block of blocksWithin({ blocks })) {
    if (!("text" in block)) continue;
    for (const { 1: way = "", 2: name = "", index } of block.text.matchAll(RENAMED)) {
      const line = block.line + lineEndsBefore(block.text, index);
      const last = renamings.at(-1);
      if (way.toLowerCase() === "from") renamings.push({ from: name.trim(), to: null, line });
      else if (last?.to === null) renamings[renamings.length - 1] = { ...last, to: name.trim() };
    }
  }
  return renamings;
}

/** What happens to the requirements below a heading, in capitals; null where it is about something else. */
export function operationOf(heading: string): string | null {
  return OPERATION.exec(heading)?.[1]?.toUpperCase() ?? null;
}

function requirementsIn(markdown: MarkdownDocument): OpenSpecRequirement[] {
  let operation: string | null = null;
  return sectionsOf(markdown).flatMap(({ heading, inner }) => {
    operation = heading.depth <= 2 ? operationOf(heading.text) : operation;
    const title = REQUIREMENT.exec(heading.text)?.[1]?.trim();
    if (title === undefined) return [];
    const scenarios = inner.flatMap((one) => {
      const found = SCENARIO.exec(one.heading.text)?.[1]?.trim();
      return found === undefined ? [] : [{ title: found, name: nameOf(found) }];
    });
    return [{ title, name: nameOf(title), operation, line: heading.line, scenarios }];
  });
}

/** As OpenSpec compares names: letter case and spaces forgiven. */
export function nameOf(title: string): string {
  return title.toLowerCase().replace(/\s+/g, " ").trim();
}
