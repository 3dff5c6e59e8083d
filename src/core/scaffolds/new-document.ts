import type { BundleLocation } from "../bundle/spec-bundle.ts";
import { findTemplate } from "../layouts/spec-kit-templates.ts";
import { decodeSource } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import { scaffolds } from "./index.ts";

/** A document as it begins, and where its text is from. */
export interface BegunDocument {
  readonly text: string;
  /** Path of the repository's own template; null for a text of ours. */
  readonly template: string | null;
}

/** What a new document is called after. */
interface Naming {
  readonly title: string;
  /** Name of the spec bundle's directory. */
  readonly slug: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * How a document of a spec bundle begins: as the template that the repository has committed, its name, directory and
 * date filled in, and else as `scaffold` begins one. Null for a document of which neither knows.
 */
export function beginDocument(
  { path, slug, layout }: Pick<BundleLocation, "path" | "slug" | "layout">,
  name: string,
  files: readonly SourceFile[],
  today: string,
): BegunDocument | null {
  const naming = { title: titleOf(slug), slug, today };
  const template = layout === "spec-kit" ? findTemplate(path, name, files) : null;
  if (template) return { text: fillTemplate(decodeSource(template).text, naming), template: template.path };
  const scaffold = scaffolds.find((one) => one.layout === layout);
  const known = scaffold?.documents(naming.title).find((document) => document.name === name);
  return known ? { text: known.text, template: null } : null;
}

/** Whether a document of a layout is begun without a template of the repository too. */
export function isBegun(layout: string, name: string): boolean {
  const scaffold = scaffolds.find((one) => one.layout === layout);
  return scaffold?.documents("").some((document) => document.name === name) ?? false;
}

/** What is known is filled in, all else is left for people: whoever begins a document must not invent its content. */
function fillTemplate(text: string, { title, slug, today }: Naming): string {
  return text
    .replaceAll(/\[FEATURE(?: NAME)?\]/g, () => title)
    .replaceAll("[###-feature-name]", () => slug)
    .replaceAll("[DATE]", () => today);
}

/** `042-parcel-tracking` in the words of a heading. */
export function titleOf(slug: string): string {
  const words = slug.replace(/^[\d-]+-/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
