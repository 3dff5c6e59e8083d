import type { TreeFiles } from "../core/snapshot/source-file.ts";

/** Reads single lines of documents, for code frames; each document is decoded once. */
export function lineReader({ files }: TreeFiles): (path: string, line: number) => string | null {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const lines = new Map<string, readonly string[]>();
  return (path, line) => {
    const document = bytes.get(path);
    if (document === undefined) return null;
    const known = lines.get(path) ?? new TextDecoder().decode(document).split(/\r\n|\n|\r/);
    lines.set(path, known);
    return known[line - 1] ?? null;
  };
}

/** Finds the bytes of a document. */
export function bytesReader({ files }: TreeFiles): (path: string) => Uint8Array | null {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  return (path) => bytes.get(path) ?? null;
}
