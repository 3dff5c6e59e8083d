import { findLayout } from "../layouts/index.ts";
import { documentName } from "../layouts/layout-of.ts";
import { beginDocument } from "../scaffolds/new-document.ts";
import type { Evaluation } from "./evaluation.ts";
import { codeSpan } from "./neutral-text.ts";
import type { PullRequestLocation } from "./report-context.ts";

/** GitHub takes longer ones, proxies and mail programs may not; beyond it the file begins empty. */
const LONGEST_LINK = 2_000;
/** More files at once are the business of a scaffold. */
const MOST_LINKS = 8;

/** A file that a finding asks for, with a text to begin with. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The files that findings ask for, each once. */
export function missingFiles({ bundles }: Pick<Evaluation, "bundles">): readonly NewFile[] {
  const files = bundles.flatMap(({ path, layout, slug, findings }) =>
    findings.flatMap(({ creates }) => {
      return creates === undefined
        ? []
        : [{ path: creates, text: beginning({ path, layout, slug }, documentName(path, creates)) }];
    }),
  );
  return [...new Map(files.map((file) => [file.path, file])).values()].slice(0, MOST_LINKS);
}

/** As `/spec scaffold` begins it without a template of the repository; else the headings alone. */
function beginning(bundle: { path: string; layout: string; slug: string }, name: string): string {
  return beginDocument(bundle, name, [], "")?.text ?? skeleton(bundle.layout, name, bundle.slug);
}

/** The title that the name of the file suggests, and the headings that its layout asks for. */
function skeleton(layout: string, name: string, slug: string): string {
  const document = findLayout(layout)?.documents.find((one) => one.name === name);
  const title = `${name.replace(/\.[a-z]+$/, "").replace(/^./, (letter) => letter.toUpperCase())}: ${slug}`;
  const sections = document?.sections ?? document?.usualSections ?? [];
  return [`# ${title}`, ...sections.map((section) => `## ${section}`), ""].join("\n\n");
}

/**
 * A Markdown link to GitHub's form for a new file on the branch of the pull request, filled in. It begins at the server's
 * root, so that it holds on GitHub Enterprise Server too; at most 2,000 characters long.
 */
export function newFileLink({ owner, name, branch }: NonNullable<PullRequestLocation["head"]>, file: NewFile): string {
  const target = `/${encode(owner)}/${encode(name)}/new/${branch.split("/").map(encode).join("/")}`;
  const named = `${target}?filename=${encode(file.path)}`;
  const filled = `${named}&value=${encode(file.text)}`;
  return `[Create ${codeSpan(file.path, 200)}](${filled.length <= LONGEST_LINK ? filled : named})`;
}

/** Parentheses would end the link. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[()'*!~]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
