import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import { sectionsOf } from "../documents/document-sections.ts";
import { mainSpecOf } from "../layouts/main-spec.ts";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { RepositoryContext } from "../snapshot/repository-context.ts";

const OPERATION = /^(added|modified|removed|renamed) requirements\b/i;
const REQUIREMENT = /^requirement:[ \t]{0,3}(.{1,200})/i;
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

/** What a change says about requirements, beside the specification that it alters. */
export interface Delta {
  readonly document: Document;
  readonly requirements: readonly OpenSpecRequirement[];
  /** Path of the specification, and its requirements by name. */
  readonly path: string;
  readonly main: ReadonlyMap<string, OpenSpecRequirement>;
}

/** The deltas of a change whose specification was read. */
export function deltasOf({ location, documents }: SpecBundle, { head }: RepositoryContext): readonly Delta[] {
  return documents.flatMap((document) => {
    const path = document.role === "delta" ? mainSpecOf(location.path, document.file.path) : null;
    const file = path === null ? undefined : head.files.find((one) => one.path === path);
    if (path === null || !file) return [];
    const main = new Map(requirementsIn(parseMarkdown(decodeSource(file))).map((one) => [one.name, one]));
    return [{ document, requirements: requirementsIn(document.markdown()), path, main }];
  });
}

function requirementsIn(markdown: MarkdownDocument): OpenSpecRequirement[] {
  let operation: string | null = null;
  return sectionsOf(markdown).flatMap(({ heading, inner }) => {
    operation = heading.depth <= 2 ? (OPERATION.exec(heading.text)?.[1]?.toUpperCase() ?? null) : operation;
    const title = REQUIREMENT.exec(heading.text)?.[1]?.trim();
    if (title === undefined) return [];
    const scenarios = inner.flatMap((one) => {
      const found = SCENARIO.exec(one.heading.text)?.[1]?.trim();
      return found === undefined ? [] : [{ title: found, name: nameOf(found) }];
    });
    return [{ title, name: nameOf(title), operation, line: heading.line, scenarios }];
  });
}

function nameOf(title: string): string {
  return title.toLowerCase().replace(/\s+/g, " ").trim();
}
