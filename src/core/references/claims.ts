import { readTaskReferences, type TaskReference } from "./task-references.ts";
import { visibleLines } from "./visible-lines.ts";

/** A task that a pull request says it works on, before anybody knows which bundle is meant. */
export interface WrittenClaim {
  /** As written: `T012` or `specs/001-auth#T012`. */
  readonly written: string;
  /** The bundle as written, by path or slug, or null for a bare id. */
  readonly bundle: string | null;
  readonly task: string;
  /** `completes` ticks after the merge; `part-of` never does. */
  readonly kind: "completes" | "part-of";
  /** A title often begins with a ticket or a version that has nothing to do with tasks. */
  readonly from: "title" | "description";
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

export interface Claims {
  /** Each task once, in the order of first mention; completing it wins over being part of it. */
  readonly claims: readonly WrittenClaim[];
  /** Bundles named in `Spec:` lines, by path or slug, as written. */
  readonly bundles: readonly string[];
}

/** GitHub keeps descriptions below 65,536 characters. */
const MAX_BODY = 65_536;
/** A list marker, a box and emphasis may stand before the word that claims. */
const LEAD = /^\s{0,8}(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+)?[*_]{0,3}/;
const COMPLETES =
  /^(?:(?:completed tasks?|tasks?)[ \t]*[*_]{0,3}[ \t]*:|(?:implements|completes)(?![\w-])[ \t]*:?)[*_]{0,3}[ \t]*/i;
const PART_OF = /^part of(?![\w-])[ \t]*[*_]{0,3}[ \t]*:?[*_]{0,3}[ \t]*/i;
const SPEC = /^spec(?:s| bundle)?[ \t]*[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*/i;
/** Longer title prefixes are a sentence. */
const MAX_TITLE_PREFIX = 200;

/** Reads what the title and the description of a pull request claim, outside code, quotes and HTML comments. Linear. */
export function readClaims({ title, body }: PullRequestText): Claims {
  const lines = visibleLines(body.slice(0, MAX_BODY)).map((line) => line.slice(0, 1_000).replace(LEAD, ""));
  return {
    claims: distinct([...titleClaims(title), ...lines.flatMap(lineClaims)]),
    bundles: [...new Set(lines.flatMap(namedBundles))],
  };
}

/** `T012: add login`, `[T012] add login`, `[T012, T013] …`. */
function titleClaims(title: string): WrittenClaim[] {
  const start = title.slice(0, MAX_TITLE_PREFIX).trimStart();
  const end = start.indexOf(start.startsWith("[") ? "]" : ":");
  const references = end < 0 ? null : readTaskReferences(start.slice(0, end).replace(/^\[/, ""));
  return references?.isComplete ? claim(references.tasks, "completes", "title") : [];
}

function lineClaims(line: string): WrittenClaim[] {
  for (const [pattern, kind] of [
    [COMPLETES, "completes"],
    [PART_OF, "part-of"],
  ] as const) {
    const lead = pattern.exec(line)?.[0];
    if (lead !== undefined) return claim(readTaskReferences(line.slice(lead.length))?.tasks ?? [], kind, "description");
  }
  return [];
}

function claim(
  tasks: readonly TaskReference[],
  kind: WrittenClaim["kind"],
  from: WrittenClaim["from"],
): WrittenClaim[] {
  return tasks.map((reference) => ({ ...reference, kind, from }));
}

function namedBundles(line: string): string[] {
  const lead = SPEC.exec(line)?.[0];
  if (lead === undefined) return [];
  const value = line.slice(lead.length).replace(/^\[[^\]]{0,200}\]\(([^)\s]{0,400})\).*$/, "$1");
  const names = value.split(/[,\s]+/).map((name) => name.replace(/^[`"'<(]+|[`"'>).;]+$/g, "").replace(/#.*$/, ""));
  return names
    .map((name) => name.replace(/\/+$/, ""))
    .filter((name) => /^[\w.@/-]*[\w/-][\w.@/-]*$/.test(name) && /[-/]/.test(name));
}

function distinct(written: readonly WrittenClaim[]): WrittenClaim[] {
  const claims = new Map<string, WrittenClaim>();
  for (const one of written) {
    const known = claims.get(one.written);
    claims.set(one.written, known ? { ...one, kind: strongest(known.kind, one.kind) } : one);
  }
  return [...claims.values()];
}

function strongest(a: WrittenClaim["kind"], b: WrittenClaim["kind"]): WrittenClaim["kind"] {
  return a === "completes" ? a : b;
}
