import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import { anchorsOf } from "../documents/heading-slugs.ts";
import { documentName } from "../layouts/layout-of.ts";
import { didYouMean } from "./did-you-mean.ts";
import { fileName } from "./file-name.ts";
import { nearestNames } from "./nearest-names.ts";

/** `https:`, `mailto:`, `//host`, and paths from the root of a site. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|\.{3}|…)/i;
/** GitHub's anchors for lines, which only its code view has. */
const LINES = /^L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?$/;

/** Why a link leads nowhere. */
export interface Fault {
  readonly message: "file" | "anchor";
  readonly values: { readonly fix: string; readonly other: string };
  /** What was meant, where only its spelling is wrong: a file of the spec bundle, or an anchor. */
  readonly meant: string | null;
}

/** The one of several names that reads like another once both are made alike. */
function onlyAlike(name: string, names: readonly string[], alike: (name: string) => string): string | null {
  const [found, ...others] = names.filter((one) => alike(one) === alike(name));
  return found === undefined || others.length > 0 ? null : found;
}

/** Follows the links of a spec bundle's documents: null where one leads somewhere, `elsewhere` where that is not for us to say. */
export function linkFollower(bundle: SpecBundle): (from: Document, target: string) => Fault | "elsewhere" | null {
  const { path, files } = bundle.location;
  const documents = new Map(bundle.documents.map((document) => [documentName(path, document.file.path), document]));
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsIn = (name: string, document: Document) => {
    const known = anchors.get(name) ?? new Set([...anchorsOf(document.markdown())].map((one) => one.toLowerCase()));
    anchors.set(name, known);
    return known;
  };
  return (from, target) => {
    const [file = "", anchor = ""] = decode(target).split("#", 2);
    const name = ELSEWHERE.test(target)
      ? null
      : resolveName(documentName(path, from.file.path), file.split("?", 1)[0] ?? "");
    if (name === null) return "elsewhere";
    const document = documents.get(name);
    if (document)
      return anchor === "" || LINES.test(anchor) ? null : findAnchor(name, anchor, anchorsIn(name, document));
    if (files === undefined || files.length >= 500) return "elsewhere";
    if (isFromRoot(name, files)) return "elsewhere";
    const exists = name === "" || files.some((one) => one === name || one.startsWith(`${name}/`));
    if (exists) return null;
    const fix = didYouMean(nearestNames(name, files), "Correct the link, or add the file.");
    const meant = onlyAlike(name, files, (one) => one.toLowerCase());
    return { message: "file", values: { fix, other: "" }, meant };
  };
}

/** A path deep into directories that the bundle lacks is meant from the root of the repository, as editors read it. */
function isFromRoot(name: string, files: readonly string[]): boolean {
  const parts = name.split("/");
  return parts.length > 2 && !name.endsWith(".md") && !files.some((one) => one.startsWith(`${parts[0]}/`));
}

function findAnchor(name: string, anchor: string, known: ReadonlySet<string>): Fault | null {
  const wanted = anchor.toLowerCase();
  if (known.has(wanted) || known.has(`user-content-${wanted}`)) return null;
  const near = nearestNames(wanted, [...known]).map((one) => `#${one}`);
  const fix = didYouMean(near, "Correct the anchor, or add the heading.");
  const meant = onlyAlike(wanted, [...known], (one) => one.replace(/[-_]/g, ""));
  return { message: "anchor", values: { fix, other: fileName(name) }, meant };
}

/** The name inside the bundle that a link means from a document inside it; null where it leads out. */
function resolveName(from: string, file: string): string | null {
  if (file === "") return from;
  const parts = from.split("/").slice(0, -1);
  for (const part of file.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
