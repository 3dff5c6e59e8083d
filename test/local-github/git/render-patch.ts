import { diffLines, isBinary, type LineChange, linesOf } from "./line-diff.ts";

/** As `GET /pulls/{n}/files` shows a file; a binary file has no patch and no counts. */
export interface FilePatch {
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | null;
}

const CONTEXT = 3;
const NOTHING = new Uint8Array();

/** Counts and unified diff without file headers; null stands for a file that is not there. */
export function renderPatch(before: Uint8Array | null, after: Uint8Array | null): FilePatch {
  const [old, fresh] = [before ?? NOTHING, after ?? NOTHING];
  if (isBinary(old) || isBinary(fresh)) return { additions: 0, deletions: 0, patch: null };
  const [a, b] = [linesOf(old), linesOf(fresh)];
  const changes = diffLines(a, b);
  const hunks = groupHunks(changes).map((hunk) => renderHunk(a, b, hunk));
  return {
    additions: changes.reduce((sum, { afterStart, afterEnd }) => sum + afterEnd - afterStart, 0),
    deletions: changes.reduce((sum, { beforeStart, beforeEnd }) => sum + beforeEnd - beforeStart, 0),
    // Lines were read as Latin-1 to keep their bytes; a patch is text.
    patch: hunks.length > 0 ? Buffer.from(hunks.join("\n"), "latin1").toString() : null,
  };
}

/** Changes whose context would touch share a hunk. */
function groupHunks(changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.beforeEnd;
    if (last && end !== undefined && change.beforeStart - end <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function renderHunk(a: readonly string[], b: readonly string[], changes: readonly LineChange[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return "";
  const lead = Math.min(CONTEXT, first.beforeStart);
  const trail = Math.min(CONTEXT, a.length - last.beforeEnd);
  const before = rangeOf(first.beforeStart - lead, last.beforeEnd + trail);
  const after = rangeOf(first.afterStart - lead, last.afterEnd + trail);
  const lines: string[] = [];
  let done = first.beforeStart - lead;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of changes) {
    lines.push(...marked(" ", a.slice(done, beforeStart)), ...marked("-", a.slice(beforeStart, beforeEnd)));
    lines.push(...marked("+", b.slice(afterStart, afterEnd)));
    done = beforeEnd;
  }
  lines.push(...marked(" ", a.slice(done, done + trail)));
  return [`@@ -${before} +${after} @@`, ...lines].join("\n");
}

/** Counted from 1; an empty range stands after the line it names. */
function rangeOf(start: number, end: number): string {
  const length = end - start;
  const line = length === 0 ? start : start + 1;
  return length === 1 ? `${line}` : `${line},${length}`;
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? [mark + line.slice(0, -1)] : [mark + line, "\\ No newline at end of file"],
  );
}
