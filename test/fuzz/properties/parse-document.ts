import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import type { SourceFile } from "../../../src/core/snapshot/source-file.ts";

/** A file whose name of content does not matter. */
export function fileOf(text: string | Uint8Array, path = "specs/001-example/tasks.md"): SourceFile {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { path, blobSha: "0".repeat(40), mode: "100644", bytes };
}

export function parseText(text: string | Uint8Array, path?: string) {
  return parseTasksFile(fileOf(text, path));
}
