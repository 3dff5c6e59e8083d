import type { Files } from "./judge.ts";

function linesOf(files: Files, path: string): string[] {
  const text = files[path];
  if (text === undefined) throw new Error(`No file ${path} here.`);
  return text.split("\n");
}

/** The text of a line, counted from 1. */
export function lineAt(files: Files, path: string, line: number): string {
  return linesOf(files, path)[line - 1] ?? "";
}

/** The files with one line written otherwise. Throws where that changes nothing: the defect would not be there. */
export function withLine(files: Files, path: string, line: number, change: (text: string) => string): Files {
  const lines = linesOf(files, path);
  const old = lines[line - 1] ?? "";
  const changed = change(old);
  if (changed === old) throw new Error(`${path}:${line} stays as it is: ${old}`);
  lines[line - 1] = changed;
  return { ...files, [path]: lines.join("\n") };
}

/** The files with lines put in behind a line; behind line 0 is at the top. */
export function withLinesAfter(files: Files, path: string, line: number, added: readonly string[]): Files {
  const lines = linesOf(files, path);
  lines.splice(line, 0, ...added);
  return { ...files, [path]: lines.join("\n") };
}

/** The files without lines, first and last included. */
export function withoutLines(files: Files, path: string, first: number, last: number): Files {
  const lines = linesOf(files, path);
  lines.splice(first - 1, last - first + 1);
  return { ...files, [path]: lines.join("\n") };
}

/** Numbers of the lines that a pattern matches, from 1. */
export function findLines(files: Files, path: string, pattern: RegExp): number[] {
  return linesOf(files, path).flatMap((text, at) => (pattern.test(text) ? [at + 1] : []));
}

/** A text with what stands between two offsets written otherwise. */
export function replaceSpan(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): string {
  return text.slice(0, start) + by + text.slice(end);
}
