import type { ArtifactChange, Region, Fix as SarifFix } from "sarif";
import type { FileEdit, Fix } from "../../core/fixes/fix.ts";
import { findLine, lineStarts } from "../../core/markdown/line-starts.ts";
import { sarifLocation } from "./artifact-location.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where each line of a document begins, in bytes; a byte order mark is no part of the first one. */
export type LineStarts = (path: string) => { readonly bytes: Uint8Array; readonly starts: readonly number[] } | null;

/** A fix as SARIF tells it: per document, regions and what takes their place. Null where a document is not at hand. */
export function describeFix({ does, edits }: Fix, linesOf: LineStarts): SarifFix | null {
  const changes: ArtifactChange[] = [];
  for (const [path, own] of Map.groupBy(edits, (edit) => edit.path)) {
    const lines = linesOf(path);
    if (lines === null || !own.every((edit) => isThere(edit, lines.bytes))) return null;
    const replacements = own.map((edit) => ({
      deletedRegion: regionOf(edit, lines),
      insertedContent: { text: decoder.decode(edit.newBytes) },
    }));
    changes.push({ artifactLocation: sarifLocation(path), replacements });
  }
  return { description: { text: does }, artifactChanges: changes };
}

/** Where the result of a merge was judged, the document that is shown may be another one. */
function isThere({ byteStart, oldBytes }: FileEdit, bytes: Uint8Array): boolean {
  return oldBytes.every((byte, at) => bytes[byteStart + at] === byte);
}

function regionOf({ byteStart, oldBytes }: FileEdit, lines: NonNullable<ReturnType<LineStarts>>): Region {
  const start = positionOf(byteStart, lines);
  const end = positionOf(byteStart + oldBytes.length, lines);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Line and column from 1, in UTF-16 code units, as `columnKind` says. */
function positionOf(offset: number, { bytes, starts }: NonNullable<ReturnType<LineStarts>>) {
  const line = findLine(starts, offset);
  return { line: line + 1, column: 1 + decoder.decode(bytes.subarray(starts[line] ?? 0, offset)).length };
}

/** Finds the lines of each document once. */
export function linesOfDocuments(bytesOf: (path: string) => Uint8Array | null): LineStarts {
  const known = new Map<string, ReturnType<LineStarts>>();
  return (path) => {
    const bytes = known.has(path) ? null : bytesOf(path);
    if (!known.has(path)) known.set(path, bytes && { bytes, starts: startsIn(bytes) });
    return known.get(path) ?? null;
  };
}

function startsIn(bytes: Uint8Array): readonly number[] {
  const [, ...others] = lineStarts(bytes.length, (at) => bytes[at] ?? 0);
  return [bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, ...others];
}
