import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import { documentName, layoutOf } from "../layouts/layout-of.ts";
import { findTemplate } from "../layouts/spec-kit-templates.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import { type DocumentSection, sectionsOf } from "./document-sections.ts";
import { headingName } from "./heading-name.ts";

/** A heading that a document should have, and on whose word. */
export interface RequiredSection {
  /** As headings are written. */
  readonly title: string;
  /** `required` by a template or the tool, or merely `usual`. */
  readonly force: "required" | "usual";
  /** Path of the template, or null where the layout has it so. */
  readonly template: string | null;
}

/** What a template says of a heading that may be left out. */
const OPTIONAL =
  /\b(?:optional|if applicable|if needed|if any|only if|include if|when applicable|remove if|delete if)\b/i;

/** The headings that a document should have, from the repository's own template where there is one. */
export function requiredSections(
  { location }: SpecBundle,
  document: Document,
  files: readonly SourceFile[],
): readonly RequiredSection[] {
  const name = documentName(location.path, document.file.path);
  const template =
    location.layout === "spec-kit" && document.role !== "tasks" ? findTemplate(location.path, name, files) : null;
  if (template) return sectionsOfTemplate(template);
  const known = layoutOf(location)?.documents.find((one) => one.name === name);
  const from = (titles: readonly string[] = [], force: RequiredSection["force"]) =>
    titles.map((title) => ({ title, force, template: null }));
  return [...from(known?.sections, "required"), ...from(known?.usualSections, "usual")];
}

/** Where a template marks headings as mandatory those are required; else its second-level headings are usual. */
function sectionsOfTemplate(file: SourceFile): readonly RequiredSection[] {
  const sections = sectionsOf(parseMarkdown(decodeSource(file))).filter(({ heading }) => heading.depth > 1);
  const marked = sections.filter(({ heading }) => /\(mandatory\)/i.test(heading.text));
  const chosen = marked.length > 0 ? marked : sections.filter(({ heading }) => heading.depth === 2);
  const force = marked.length > 0 ? ("required" as const) : ("usual" as const);
  return chosen
    .filter((section) => isFixed(section))
    .map(({ heading }) => ({ title: shown(heading.text), force, template: file.path }));
}

function isFixed(section: DocumentSection): boolean {
  const note = section.blocks[0];
  const said = note && "text" in note ? note.text.slice(0, 300) : "";
  return !/[[\]{}<>]/.test(shown(section.heading.text)) && !OPTIONAL.test(section.heading.text) && !OPTIONAL.test(said);
}

function shown(text: string): string {
  return text
    .replace(/\*{0,2}\((?:mandatory|required)\)\*{0,2}/gi, "")
    .replace(/[*_`]/g, "")
    .trim();
}

/** Other names under which people write what a section of the usual templates is for. */
const SAME: ReadonlyMap<string, readonly string[]> = new Map([
  ["user scenarios and testing", ["user scenarios", "user stories"]],
  ["success criteria", ["success metrics", "acceptance criteria"]],
  ["technical context", ["technical approach", "tech stack"]],
]);

/** Headings of the templates before 0.0.57, which asked for no success criteria. */
const EARLY = ["execution status", "review and acceptance checklist"];

/**
 * Whether a document has a heading, in whatever depth from 1 to 4; `aliases` are other names for it. A narrower heading
 * stands for it, `Functional Requirements` for what is required, and so does one with more words behind it.
 */
export function hasSection(names: ReadonlySet<string>, title: string, aliases: readonly string[]): boolean {
  const own = headingName(title);
  if (own === "success criteria" && EARLY.some((one) => names.has(one))) return true;
  const wanted = [own, ...aliases.map(headingName), ...(SAME.get(own) ?? [])];
  return wanted.some(
    (one) => names.has(one) || [...names].some((name) => name.endsWith(` ${one}`) || goesOn(name, one)),
  );
}

/** `Success Criteria (Measurable)`, `Summary - what changes`, `Requirements: Functional`. */
function goesOn(name: string, wanted: string): boolean {
  return name.startsWith(wanted) && /^ ?(?:\(|[-–—:/] )/.test(name.slice(wanted.length));
}
