import { readTrailers } from "./commit-trailers.ts";
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
  /**
   * Where it stands. A title often begins with a ticket or a version that has nothing to do with tasks, and a commit
   * cannot be corrected as a description can.
   */
  readonly from: "description" | "title" | "commit";
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
  /** Messages of its commits, as far as they were read; their trailers count. */
  readonly commits?: readonly string[];
}

export interface Claims {
  /** Each task once, in the order of first mention; where two places differ, see `strongerClaim`. */
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
/** What nobody would read either. */
const MOST_COMMITS = 250;
/** Longer title prefixes are a sentence. */
const MAX_TITLE_PREFIX = 200;

/**
 * Reads what the title, the description and the trailers of the commits of a pull request claim, outside code, quotes
 * and HTML comments. Linear.
 */
export function readClaims({ title, body, commits = [] }: PullRequestText): Claims {
  const lines = visibleLines(body.slice(0, MAX_BODY)).map((line) => line.slice(0, 1_000).replace(LEAD, ""));
  const trailers = commits.slice(-MOST_COMMITS).flatMap(readTrailers).map(trailerLine);
  return {
    claims: distinctClaims(
      [
        ...titleClaims(title),
        ...lines.flatMap((line) => lineClaims(line, "description")),
        ...trailers.flatMap((line) => lineClaims(line, "commit")),
      ],
      ({ written }) => written,
    ),
    bundles: [...new Set([...lines, ...trailers].flatMap(namedBundles))],
  };
}

/** Git allows no blanks in the name of a trailer: `Part-of: T012`. */
function trailerLine(trailer: string): string {
  return trailer.slice(0, 1_000).replace(/^(part)-(of)|^(completed)-(tasks?)/i, (lead) => lead.replace("-", " "));
}

/** `T012: add login`, `[T012] add login`, `[T012, T013] …`. */
function titleClaims(title: string): WrittenClaim[] {
  const start = title.slice(0, MAX_TITLE_PREFIX).trimStart();
  const end = start.indexOf(start.startsWith("[") ? "]" : ":");
  const references = end < 0 ? null : readTaskReferences(start.slice(0, end).replace(/^\[/, ""));
  return references?.isComplete ? claim(references.tasks, "completes", "title") : [];
}

function lineClaims(line: string, from: WrittenClaim["from"]): WrittenClaim[] {
  for (const [pattern, kind] of [
    [COMPLETES, "completes"],
    [PART_OF, "part-of"],
  ] as const) {
    const lead = pattern.exec(line)?.[0];
    if (lead !== undefined) return claim(readTaskReferences(line.slice(lead.length))?.tasks ?? [], kind, from);
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

/** Each thing that is claimed once, in the order of first mention. */
export function distinctClaims<Claim extends Pick<WrittenClaim, "kind" | "from">>(
  claims: readonly Claim[],
  keyOf: (claim: Claim) => string,
): Claim[] {
  const distinct = new Map<string, Claim>();
  for (const one of claims) {
    const known = distinct.get(keyOf(one));
    distinct.set(keyOf(one), known ? strongerClaim(known, one) : one);
  }
  return [...distinct.values()];
}

const RANK: Readonly<Record<WrittenClaim["from"], number>> = { description: 0, title: 1, commit: 2 };

/**
 * Of two claims on one task the one that counts: what the description says before what the title does, and that before
 * commits, which nobody can correct. In one place completing a task counts above being part of it.
 */
function strongerClaim<Claim extends Pick<WrittenClaim, "kind" | "from">>(known: Claim, next: Claim): Claim {
  const order = RANK[known.from] - RANK[next.from];
  if (order !== 0) return order < 0 ? known : next;
  return known.kind === "completes" ? known : next;
}
