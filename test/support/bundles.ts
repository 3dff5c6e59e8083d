import { type BundleOptions, buildBundle } from "../../src/core/bundle/build-bundle.ts";
import type { BundleLocation, SpecBundle } from "../../src/core/bundle/spec-bundle.ts";
import type { TaskList } from "../../src/core/bundle/task-list.ts";
import { type ParseOptions, parseTaskList } from "../../src/core/dialects/parse-task-list.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import type { MarkdownDocument } from "../../src/core/markdown/markdown-document.ts";
import { parseMarkdown } from "../../src/core/markdown/parse-markdown.ts";
import { decodeSource, type SourceText } from "../../src/core/markdown/source-text.ts";
import type { SourceFile, TreeFiles } from "../../src/core/snapshot/source-file.ts";

/** Enough text for a document to say something, in the words of nobody. */
export const PROSE = `\n${"One sentence says what is wanted, and how everybody will see that it is done.\n".repeat(10)}`;

/** Where a lone `tasks.md` of a test stands. */
const EXAMPLE_PATH = "specs/001-example";

/** A file of a tree. Its blob SHA is made up from path and size: equal files have equal ones, nothing else is promised. */
export function sourceFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { path, blobSha: `${path}:${bytes.length}`, mode: "100644", bytes };
}

export function sourceText(content: string | Uint8Array, path = `${EXAMPLE_PATH}/tasks.md`): SourceText {
  return decodeSource(sourceFile(path, content));
}

export function markdownOf(content: string | Uint8Array): MarkdownDocument {
  return parseMarkdown(sourceText(content));
}

export function tasksOf(content: string | Uint8Array, options: ParseOptions = {}): TaskList {
  return parseTaskList(markdownOf(content), options);
}

/** Files by path, or a single `tasks.md` as `{ tasks: "…" }`, as rule examples write them. */
export type BundleFiles = Readonly<Record<string, string | Uint8Array>> | { readonly tasks: string };

export function treeOf(files: BundleFiles): TreeFiles {
  return {
    sha: null,
    files: Object.entries(withPaths(files)).map(([path, text]) => sourceFile(path, text)),
    unread: [],
  };
}

/**
 * The spec bundle of a test: the first one discovered among the files, and for a lone `tasks.md`, which no layout would
 * recognise, a spec-kit bundle at `specs/001-example`.
 */
export function bundleFrom(files: BundleFiles, options: BundleOptions = {}): SpecBundle {
  const paths = Object.keys(withPaths(files));
  const location = discoverBundles(paths)[0] ?? loneBundle(paths);
  return buildBundle(location, treeOf(files), options);
}

function loneBundle(documents: readonly string[]): BundleLocation {
  const path = (documents[0] ?? EXAMPLE_PATH).split("/").slice(0, -1).join("/");
  return { path, slug: path.split("/").at(-1) ?? path, layout: "spec-kit", documents };
}

function withPaths(files: BundleFiles): Readonly<Record<string, string | Uint8Array>> {
  const entries = Object.entries(files as Readonly<Record<string, string | Uint8Array>>);
  return Object.fromEntries(
    entries.map(([path, text]) => (path === "tasks" ? [`${EXAMPLE_PATH}/tasks.md`, text] : [path, text])),
  );
}
